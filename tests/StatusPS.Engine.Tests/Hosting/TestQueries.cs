using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Runs one query through a profile with the engine's query classes.</summary>
internal static class TestQueries
{
    public static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> CmdbAsync(
        StatusProfile profile, params long[] modules) =>
        CmdbAsync(TestProfiles.Connect(profile), modules);

    public static async Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> CmdbAsync(
        ProfileConnection connection, params long[] modules) =>
        await new CmdbQuery(connection)
            .QueryAsync([.. modules.Select(module => new CmdbKey(3, 1, module))], CancellationToken)
            .GuardAsync();

    public static Task<JobInstanceStatus> JobAsync(
        StatusProfile profile, bool withHosts = false, long id = 100, string type = "biz", string scope = "1") =>
        JobAsync(TestProfiles.Connect(profile), withHosts, id, type, scope);

    public static async Task<JobInstanceStatus> JobAsync(
        ProfileConnection connection, bool withHosts = false, long id = 100, string type = "biz", string scope = "1")
    {
        var outcomes = await new JobQuery(connection, withHosts)
            .QueryAsync([new(type, scope, id)], CancellationToken)
            .GuardAsync();
        return Assert.Single(Assert.Single(outcomes).Records);
    }

    public static Task<IReadOnlyList<Outcome<DtsSyncStatus>>> DtsAsync(
        StatusProfile profile, string? region, params string[] ids) =>
        DtsAsync(TestProfiles.Connect(profile), region, ids);

    public static async Task<IReadOnlyList<Outcome<DtsSyncStatus>>> DtsAsync(
        ProfileConnection connection, string? region, params string[] ids) =>
        await new DtsQuery(connection)
            .QueryAsync([.. ids.Select(id => new DtsKey(region, id))], CancellationToken)
            .GuardAsync();

    public static Task<List<AuthingSyncJob>> AuthingAsync(
        StatusProfile profile, long task = 1000, string? trigger = null) =>
        AuthingAsync(TestProfiles.Connect(profile), task, trigger);

    public static Task<List<AuthingSyncJob>> AuthingAsync(
        ProfileConnection connection, long task = 1000, string? trigger = null, ulong skip = 0,
        ulong first = ulong.MaxValue, Action<long?>? total = null) =>
        ListAsync(connection, task, trigger, skip, first, total).GuardAsync();

    /// <summary>Returns the error of a query that fails.</summary>
    public static async Task<StatusError> GetErrorAsync(Task query)
    {
        var error = (await Assert.ThrowsAsync<StatusException>(() => query.GuardAsync())).Error;
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.RecommendedAction);
        return error;
    }

    /// <summary>Queries one service through a profile; the result does not matter.</summary>
    public static Task QueryAsync(StatusService service, StatusProfile profile) =>
        QueryAsync(service, TestProfiles.Connect(profile));

    public static Task QueryAsync(StatusService service, ProfileConnection connection) => service switch
    {
        StatusService.Cmdb => CmdbAsync(connection, 28),
        StatusService.Job => JobAsync(connection),
        StatusService.Dts => DtsAsync(connection, null, "dts1"),
        _ => AuthingAsync(connection),
    };

    /// <summary>
    /// Creates a profile for one service. The one for Authing signs, so that a query is a single request.
    /// </summary>
    public static StatusProfile CreateProfile(StatusService service, string endpoint) => service switch
    {
        StatusService.Cmdb or StatusService.Job => TestProfiles.BlueKing(endpoint),
        StatusService.Dts => TestProfiles.Aliyun(endpoint),
        _ => TestProfiles.Signed(endpoint),
    };

    private static async Task<List<AuthingSyncJob>> ListAsync(
        ProfileConnection connection, long task, string? trigger, ulong skip, ulong first, Action<long?>? total)
    {
        var jobs = new List<AuthingSyncJob>();
        var request = new AuthingListRequest
        {
            SyncTaskId = task,
            Trigger = trigger,
            Skip = skip,
            First = first,
            TotalReceived = total
        };
        await foreach (var listed in new AuthingLister(connection).ListAsync(request, CancellationToken))
            jobs.Add(listed.Record!);
        return jobs;
    }
}
