using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Cmdb;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>
/// The service templates and modules of <see cref="EmulatorScenarios.Cmdb"/>, in the order of their IDs.
/// </summary>
internal sealed class CmdbTopology
{
    private static readonly EmulatedServiceTemplate[] Demo =
    [
        new(
            Keys.ServiceTemplateId,
            "Web frontend",
            [.. CreateModules(Keys.DocumentedNew, (int)(Keys.BecomesFailure - Keys.DocumentedNew) + 1, "web")]),
        new(Keys.OrderTemplateId, "Order service", [.. CreateModules(Keys.FirstOrderModule, 4, "order")]),
        new(Keys.PaymentTemplateId, "Payment gateway", [.. CreateModules(Keys.FirstPaymentModule, 3, "payment")]),
        new(Keys.SearchTemplateId, "Search index", [.. CreateModules(Keys.FirstSearchModule, 2, "search")]),
        new(Keys.EmptyTemplateId, "Retired service", []),
    ];

    private static readonly EmulatedServiceTemplate[] JobBusiness =
    [
        new(Keys.EntryTemplateId, "Entry gateway", [.. CreateModules(Keys.FirstEntryModule, 4, "entry")]),
        new(Keys.BatchTemplateId, "Batch workers", [.. CreateModules(Keys.FirstBatchModule, 3, "batch")]),
    ];

    private static readonly EmulatedServiceTemplate[] Large =
    [
        new(
            Keys.LargeTemplateId,
            "Large service",
            [.. CreateModules(Keys.FirstLargeModule, Keys.LargeModules, "node")]),
    ];

    private static readonly EmulatedServiceTemplate[] Many =
    [
        .. Enumerable.Range(1, Keys.ManyTemplates).Select(id => new EmulatedServiceTemplate(
            10_000 + id, string.Create(CultureInfo.InvariantCulture, $"Service {id:0000}"), [])),
    ];

    private long _pages;

    /// <summary>Gets the templates of a business; none for an unknown business.</summary>
    public static IReadOnlyList<EmulatedServiceTemplate> GetTemplates(long bizId) => bizId switch
    {
        Keys.BizId => Demo,
        Keys.JobBizId => JobBusiness,
        Keys.LargeBizId => Large,
        Keys.ManyTemplatesBizId => Many,
        Keys.ChangingBizId => [new(Keys.ChangingTemplateId, "Changing service", [])],
        _ => [],
    };

    /// <summary>
    /// Finds a module of a business: its name and its template, 0 for none. Returns null for an unknown module.
    /// </summary>
    public static (string Name, long TemplateId)? Find(long bizId, long moduleId)
    {
        if (bizId == Keys.JobBizId && moduleId == Keys.ModuleWithoutTemplate)
            return ("manual", 0);
        if (bizId == Keys.BizId && moduleId is >= Keys.FirstGenerated and <= Keys.LastGenerated)
            return (string.Create(CultureInfo.InvariantCulture, $"web-{moduleId}"), Keys.ServiceTemplateId);

        foreach (var template in GetTemplates(bizId))
        {
            foreach (var module in template.Modules)
            {
                if (module.Id == moduleId)
                    return (module.Name, template.Id);
            }
        }

        return null;
    }

    /// <summary>
    /// Gets the modules of a template. Those of <see cref="Keys.ChangingTemplateId"/> change with each call.
    /// </summary>
    public IReadOnlyList<EmulatedModule> GetModules(long bizId, long templateId)
    {
        if (bizId != Keys.ChangingBizId || templateId != Keys.ChangingTemplateId)
            return GetTemplates(bizId).FirstOrDefault(template => template.Id == templateId)?.Modules ?? [];

        int pages = (int)Interlocked.Increment(ref _pages) - 1;
        int count = Keys.ChangingModules + (Keys.AddedPerPage * pages);
        return
        [
            .. CreateModules(Keys.FirstChangingModule, count, "node").Where(module => !IsRemoved(module.Id, pages)),
        ];
    }

    // Of every tenth module, those with the lowest IDs are removed first.
    private static bool IsRemoved(long id, int pages)
    {
        long index = id - Keys.FirstChangingModule;
        return index % 10 == 0 && index / 10 < pages * Keys.RemovedPerPage;
    }

    private static IEnumerable<EmulatedModule> CreateModules(long first, int count, string name)
    {
        for (int i = 0; i < count; i++)
            yield return new(first + i, string.Create(CultureInfo.InvariantCulture, $"{name}-{i + 1:00}"));
    }
}
