using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorStories.Cmdb;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Which service templates and modules the businesses of <see cref="EmulatorStories.Cmdb"/> have, in the order of their ids.</summary>
internal sealed class CmdbTopology
{
    private static readonly CmdbTemplate[] Demo =
    [
        new(Keys.ServiceTemplateId, "Web frontend", [.. Enumerable.Range((int)Keys.DocumentedNew, (int)(Keys.Fails - Keys.DocumentedNew) + 1).Select(id => Module(id, "web", id - Keys.DocumentedNew + 1))]),
        new(Keys.OrderTemplateId, "Order service", [.. Of(Keys.FirstOrderModule, 4, "order")]),
        new(Keys.PaymentTemplateId, "Payment gateway", [.. Of(Keys.FirstPaymentModule, 3, "payment")]),
        new(Keys.SearchTemplateId, "Search index", [.. Of(Keys.FirstSearchModule, 2, "search")]),
        new(Keys.EmptyTemplateId, "Retired service", []),
    ];

    private static readonly CmdbTemplate[] OfJobs =
    [
        new(Keys.EntryTemplateId, "Entry gateway", [.. Of(Keys.FirstEntryModule, 4, "entry")]),
        new(Keys.BatchTemplateId, "Batch workers", [.. Of(Keys.FirstBatchModule, 3, "batch")]),
    ];

    private static readonly CmdbTemplate[] Large =
        [new(Keys.LargeTemplateId, "Large service", [.. Of(Keys.FirstLargeModule, Keys.LargeModules, "node")])];

    private static readonly CmdbTemplate[] Many =
        [.. Enumerable.Range(1, Keys.ManyTemplates).Select(id => new CmdbTemplate(10_000 + id, string.Create(CultureInfo.InvariantCulture, $"Service {id:0000}"), []))];

    private long _pages;

    /// <summary>The templates of a business; none for one that is not known.</summary>
    public static IReadOnlyList<CmdbTemplate> TemplatesOf(long bizId) => bizId switch
    {
        Keys.BizId => Demo,
        Keys.JobBizId => OfJobs,
        Keys.LargeBizId => Large,
        Keys.ManyTemplatesBizId => Many,
        Keys.ChangingBizId => [new(Keys.ChangingTemplateId, "Changing service", [])],
        _ => [],
    };

    /// <summary>The modules of a template. Those of <see cref="Keys.ChangingTemplateId"/> are others with each page that is asked for.</summary>
    public IReadOnlyList<CmdbListedModule> ModulesOf(long bizId, long templateId)
    {
        if (bizId != Keys.ChangingBizId || templateId != Keys.ChangingTemplateId)
            return TemplatesOf(bizId).FirstOrDefault(template => template.Id == templateId)?.Modules ?? [];

        int pages = (int)Interlocked.Increment(ref _pages) - 1;
        return [.. Of(Keys.FirstChangingModule, Keys.ChangingModules + (Keys.AddedEachPage * pages), "node").Where(module => !IsRemoved(module.Id, pages))];
    }

    /// <summary>Whether a module of <see cref="Keys.ChangingTemplateId"/> is gone after so many pages: every tenth goes, the lowest ids first.</summary>
    private static bool IsRemoved(long id, int pages)
    {
        long place = id - Keys.FirstChangingModule;
        return place % 10 == 0 && place / 10 < pages * Keys.RemovedEachPage;
    }

    private static IEnumerable<CmdbListedModule> Of(long first, int count, string name)
    {
        for (int i = 0; i < count; i++)
            yield return Module(first + i, name, i + 1);
    }

    private static CmdbListedModule Module(long id, string name, long number)
        => new(id, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:00}"));
}
