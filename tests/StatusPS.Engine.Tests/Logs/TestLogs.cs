using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Logs;

/// <summary>Reads logs in tests.</summary>
internal static class TestLogs
{
    /// <summary>Gets a record of the job instance of <see cref="JobLogService"/>.</summary>
    public static JobInstanceStatus Job(StatusState state = StatusState.Failed) => new()
    {
        Profile = "bk",
        Id = "100",
        Name = "Deploy",
        JobInstanceId = 100,
        ScopeType = "biz",
        ScopeId = "1",
        State = state,
    };

    /// <summary>Creates the connection of a wire form: <c>esb</c>, <c>v3</c> or <c>v4</c>.</summary>
    public static ProfileConnection Connect(string form, ScriptedHandler site, TimeProvider? time = null) =>
        TestProfiles.Connect(form switch
        {
            "esb" => TestProfiles.Esb(site.Address),
            "v3" => TestProfiles.V3(site.Address),
            _ => TestProfiles.BlueKing(site.Address),
        }, time, site);

    /// <summary>Reads the whole log.</summary>
    public static Task<List<LogItem>> ReadAsync(ProfileConnection connection, LogRequest request) =>
        CollectAsync(connection, request).GuardAsync();

    /// <summary>Reads the entries of a log that has no failure.</summary>
    public static async Task<List<StatusLogEntry>> GetEntriesAsync(ProfileConnection connection, LogRequest request) =>
        [.. (await ReadAsync(connection, request))
            .Select(item => item.Entry ?? throw new StatusException(item.Error!))];

    /// <summary>Reads the log, for a test that moves the clock.</summary>
    public static async Task<List<LogItem>> CollectAsync(ProfileConnection connection, LogRequest request)
    {
        var items = new List<LogItem>();
        var query = new LogQuery(request, connection, request.Record);
        await foreach (var item in StatusLogs.ReadAsync([query], null, TestQueries.CancellationToken))
        {
            if (!item.IsEnd) items.Add(item);
        }
        return items;
    }
}
