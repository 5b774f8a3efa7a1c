using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Cmdb;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The module statuses of <see cref="EmulatorScenarios.Cmdb"/>.</summary>
internal static class CmdbScenarios
{
    private const string GoZeroTime = "0001-01-01T00:00:00Z";
    private const string Created = "2026-01-15T02:30:00.125Z";

    private static readonly string[] GeneratedStatuses =
    [
        "finished", "finished", "finished", "need_sync", "finished",
        "finished", "finished", "executing", "finished", "finished",
        "finished", "failure", "finished", "finished", "finished",
        "new", "finished", "finished", "finished", "waiting",
    ];

    private static readonly string[] OrderStatuses = ["executing", "finished", "need_sync", "finished"];
    private static readonly string[] PaymentStatuses = ["finished", "failure", "finished"];
    private static readonly string[] EntryStatuses = ["finished", "need_sync", "finished", "executing"];
    private static readonly string[] BatchStatuses = ["failure", "finished", "finished"];
    private static readonly string[] SearchStatuses = ["finished", "finished"];

    /// <summary>Finds the status of a module. Returns false if there is no such module.</summary>
    public static bool TryFind(
        long bizId, long templateId, long moduleId, ScenarioTime time, out EmulatedModuleStatus module)
    {
        if (bizId == Keys.BizId && templateId == Keys.ServiceTemplateId)
            module = FindInServiceTemplate(moduleId, time);
        else if (FindStatus(bizId, templateId, moduleId) is not { } status)
            module = default;
        else if (bizId == Keys.JobBizId)
        {
            var created = time.Start.AddMinutes(-9);
            module = new(moduleId, status, "admin", Format(created), Format(created.AddMinutes(5)));
        }
        else
            module = new(moduleId, status, "admin", "2026-02-01T00:00:00Z", "2026-02-01T00:05:00Z");

        return module.Status is not null;
    }

    private static string? FindStatus(long bizId, long templateId, long moduleId) => (bizId, templateId) switch
    {
        (Keys.BizId, Keys.OrderTemplateId) => FindAt(OrderStatuses, moduleId - Keys.FirstOrderModule),
        (Keys.BizId, Keys.PaymentTemplateId) => FindAt(PaymentStatuses, moduleId - Keys.FirstPaymentModule),
        (Keys.BizId, Keys.SearchTemplateId) => FindAt(SearchStatuses, moduleId - Keys.FirstSearchModule),
        (Keys.JobBizId, Keys.EntryTemplateId) => FindAt(EntryStatuses, moduleId - Keys.FirstEntryModule),
        (Keys.JobBizId, Keys.BatchTemplateId) => FindAt(BatchStatuses, moduleId - Keys.FirstBatchModule),
        (Keys.LargeBizId, Keys.LargeTemplateId)
            when moduleId - Keys.FirstLargeModule is >= 0 and < Keys.LargeModules => GetGenerated(moduleId),
        (Keys.ChangingBizId, Keys.ChangingTemplateId)
            when moduleId >= Keys.FirstChangingModule => GetGenerated(moduleId),
        _ => null,
    };

    private static string? FindAt(string[] statuses, long index)
        => index >= 0 && index < statuses.Length ? statuses[index] : null;

    private static string GetGenerated(long id) => GeneratedStatuses[id % GeneratedStatuses.Length];

    private static EmulatedModuleStatus FindInServiceTemplate(long id, ScenarioTime time) => id switch
    {
        Keys.DocumentedNew => new(id, "new", "admin", "2023-11-30T09:52:13.706Z", "2023-11-30T09:52:13.706Z"),
        Keys.DocumentedFinished => new(id, "finished", "admin", "2023-10-07T07:22:43.167Z", "2023-11-10T03:37:31.005Z"),
        Keys.DocumentedFinishedLater
            => new(id, "finished", "admin", "2023-10-07T12:43:22.795Z", "2023-11-10T03:37:31.009Z"),
        Keys.NeedSync => new(id, "need_sync", "admin", Created, GoZeroTime),
        Keys.New => new(id, "new", "admin", Created, Created),
        Keys.Waiting => new(id, "waiting", "operator", "2026-01-15T10:30:00.125+08:00", "2026-01-15T10:31:07.5+08:00"),
        Keys.Executing => new(id, "executing", "admin", Created, "2026-01-15T02:30:41.9Z"),
        Keys.Finished => new(id, "finished", "operator", "2026-01-15T10:30:00+08:00", "2026-01-15T10:32:18+08:00"),
        Keys.Failure => new(id, "failure", "admin", Created, "2026-01-15T02:33:02.004Z"),
        Keys.BecomesFinished => GetProgressing(id, "finished", time),
        Keys.BecomesFailure => GetProgressing(id, "failure", time),
        >= Keys.FirstGenerated and <= Keys.LastGenerated
            => new(id, GetGenerated(id), "load", "2026-02-01T00:00:00Z", "2026-02-01T00:05:00Z"),
        _ => default,
    };

    private static EmulatedModuleStatus GetProgressing(long id, string final, ScenarioTime time)
    {
        (string status, double changed) = time.Seconds switch
        {
            < 5 => ("new", 0),
            < 20 => ("executing", 5),
            _ => (final, 20),
        };
        return new(id, status, "admin", Format(time.Start), Format(time.Start.AddSeconds(changed)));
    }

    private static string Format(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
