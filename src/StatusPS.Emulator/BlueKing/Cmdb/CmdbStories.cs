using System.Globalization;
using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Cmdb;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The modules of <see cref="EmulatorStories.Cmdb"/>.</summary>
internal static class CmdbStories
{
    private const string GoZeroTime = "0001-01-01T00:00:00Z";
    private const string Created = "2026-01-15T02:30:00.125Z";

    private static readonly string[] GeneratedStatuses =
    [
        "finished", "finished", "finished", "need_sync", "finished", "finished", "finished", "executing", "finished", "finished",
        "finished", "failure", "finished", "finished", "finished", "new", "finished", "finished", "finished", "waiting",
    ];

    private static readonly string[] OrderStatuses = ["executing", "finished", "need_sync", "finished"];
    private static readonly string[] PaymentStatuses = ["finished", "failure", "finished"];
    private static readonly string[] EntryStatuses = ["finished", "need_sync", "finished", "executing"];
    private static readonly string[] BatchStatuses = ["failure", "finished", "finished"];
    private static readonly string[] SearchStatuses = ["finished", "finished"];

    public static bool TryFind(long bizId, long templateId, long moduleId, StoryTime time, out CmdbModule module)
    {
        string? status = (bizId, templateId) switch
        {
            (Keys.BizId, Keys.OrderTemplateId) => At(OrderStatuses, moduleId - Keys.FirstOrderModule),
            (Keys.BizId, Keys.PaymentTemplateId) => At(PaymentStatuses, moduleId - Keys.FirstPaymentModule),
            (Keys.BizId, Keys.SearchTemplateId) => At(SearchStatuses, moduleId - Keys.FirstSearchModule),
            (Keys.JobBizId, Keys.EntryTemplateId) => At(EntryStatuses, moduleId - Keys.FirstEntryModule),
            (Keys.JobBizId, Keys.BatchTemplateId) => At(BatchStatuses, moduleId - Keys.FirstBatchModule),
            (Keys.LargeBizId, Keys.LargeTemplateId) when moduleId - Keys.FirstLargeModule is >= 0 and < Keys.LargeModules => Generated(moduleId),
            (Keys.ChangingBizId, Keys.ChangingTemplateId) when moduleId >= Keys.FirstChangingModule => Generated(moduleId),
            _ => null,
        };
        if (status is not null && bizId == Keys.JobBizId)
            module = new(moduleId, status, "admin", Text(time.Start.AddMinutes(-9)), Text(time.Start.AddMinutes(-4)));
        else if (status is not null)
            module = new(moduleId, status, "admin", "2026-02-01T00:00:00Z", "2026-02-01T00:05:00Z");
        else
            module = bizId == Keys.BizId && templateId == Keys.ServiceTemplateId ? OfTemplate1(moduleId, time) : default;

        return module.Status is not null;
    }

    private static string? At(string[] statuses, long place) => place >= 0 && place < statuses.Length ? statuses[place] : null;

    private static string Generated(long id) => GeneratedStatuses[id % GeneratedStatuses.Length];

    private static CmdbModule OfTemplate1(long moduleId, StoryTime time) => moduleId switch
    {
        Keys.DocumentedNew => new(moduleId, "new", "admin", "2023-11-30T09:52:13.706Z", "2023-11-30T09:52:13.706Z"),
        Keys.DocumentedFinished => new(moduleId, "finished", "admin", "2023-10-07T07:22:43.167Z", "2023-11-10T03:37:31.005Z"),
        Keys.DocumentedFinishedLater => new(moduleId, "finished", "admin", "2023-10-07T12:43:22.795Z", "2023-11-10T03:37:31.009Z"),
        Keys.NeedSync => new(moduleId, "need_sync", "admin", Created, GoZeroTime),
        Keys.New => new(moduleId, "new", "admin", Created, Created),
        Keys.Waiting => new(moduleId, "waiting", "operator", "2026-01-15T10:30:00.125+08:00", "2026-01-15T10:31:07.5+08:00"),
        Keys.Executing => new(moduleId, "executing", "admin", Created, "2026-01-15T02:30:41.9Z"),
        Keys.Finished => new(moduleId, "finished", "operator", "2026-01-15T10:30:00+08:00", "2026-01-15T10:32:18+08:00"),
        Keys.Failure => new(moduleId, "failure", "admin", Created, "2026-01-15T02:33:02.004Z"),
        Keys.Finishes => Moving(moduleId, "finished", time),
        Keys.Fails => Moving(moduleId, "failure", time),
        >= Keys.FirstGenerated and <= Keys.LastGenerated
            => new(moduleId, Generated(moduleId), "load", "2026-02-01T00:00:00Z", "2026-02-01T00:05:00Z"),
        _ => default,
    };

    private static CmdbModule Moving(long id, string end, StoryTime time)
    {
        (string status, double changed) = time.Seconds switch
        {
            < 5 => ("new", 0),
            < 20 => ("executing", 5),
            _ => (end, 20),
        };
        return new CmdbModule(id, status, "admin", Text(time.Start), Text(time.Start.AddSeconds(changed)));
    }

    private static string Text(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
