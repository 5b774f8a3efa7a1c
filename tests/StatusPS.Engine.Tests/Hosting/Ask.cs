using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>One question through a profile, by the engine's own query classes.</summary>
internal static class Ask
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> CmdbAsync(StatusProfile profile, params long[] modules) =>
        CmdbAsync(TestProfiles.Connect(profile), modules);

    public static async Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> CmdbAsync(ProfileConnection connection, params long[] modules) =>
        await new CmdbQuery(connection).QueryAsync([.. modules.Select(module => new CmdbKey(3, 1, module))], Cancel).GuardAsync();

    public static Task<JobInstanceStatus> JobAsync(StatusProfile profile, bool withHosts = false, long id = 100, string type = "biz", string scope = "1") =>
        JobAsync(TestProfiles.Connect(profile), withHosts, id, type, scope);

    public static async Task<JobInstanceStatus> JobAsync(ProfileConnection connection, bool withHosts = false, long id = 100, string type = "biz", string scope = "1")
    {
        var outcomes = await new JobQuery(connection, withHosts).QueryAsync([new(type, scope, id)], Cancel).GuardAsync();
        return Assert.Single(Assert.Single(outcomes).Records);
    }

    public static Task<IReadOnlyList<Outcome<DtsSyncStatus>>> DtsAsync(StatusProfile profile, string? region, params string[] ids) =>
        DtsAsync(TestProfiles.Connect(profile), region, ids);

    public static async Task<IReadOnlyList<Outcome<DtsSyncStatus>>> DtsAsync(ProfileConnection connection, string? region, params string[] ids) =>
        await new DtsQuery(connection).QueryAsync([.. ids.Select(id => new DtsKey(region, id))], Cancel).GuardAsync();

    public static Task<List<AuthingSyncJob>> AuthingAsync(StatusProfile profile, long task = 1000, string? trigger = null) =>
        AuthingAsync(TestProfiles.Connect(profile), task, trigger);

    public static Task<List<AuthingSyncJob>> AuthingAsync(
        ProfileConnection connection, long task = 1000, string? trigger = null, ulong skip = 0, ulong first = ulong.MaxValue, Action<long?>? total = null) =>
        ListAsync(connection, task, trigger, skip, first, total).GuardAsync();

    /// <summary>The failure of a question.</summary>
    public static async Task<StatusError> FailureAsync(Task question)
    {
        var error = (await Assert.ThrowsAsync<StatusException>(() => question.GuardAsync())).Error;
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.RecommendedAction);
        return error;
    }

    /// <summary>Asks one service through a profile; the answer does not matter.</summary>
    public static Task AnyAsync(StatusService service, StatusProfile profile) => AnyAsync(service, TestProfiles.Connect(profile));

    public static Task AnyAsync(StatusService service, ProfileConnection connection) => service switch
    {
        StatusService.Cmdb => CmdbAsync(connection, 28),
        StatusService.Job => JobAsync(connection),
        StatusService.Dts => DtsAsync(connection, null, "dts1"),
        _ => AuthingAsync(connection),
    };

    /// <summary>A profile for one service; Authing's signs, so that one question is one request.</summary>
    public static StatusProfile ProfileOf(StatusService service, string endpoint) => service switch
    {
        StatusService.Cmdb or StatusService.Job => TestProfiles.BlueKing(endpoint),
        StatusService.Dts => TestProfiles.Aliyun(endpoint),
        _ => TestProfiles.Signed(endpoint),
    };

    private static async Task<List<AuthingSyncJob>> ListAsync(
        ProfileConnection connection, long task, string? trigger, ulong skip, ulong first, Action<long?>? total)
    {
        var jobs = new List<AuthingSyncJob>();
        var request = new AuthingListRequest { SyncTaskId = task, Trigger = trigger, Skip = skip, First = first, TotalReceived = total };
        await foreach (var listed in new AuthingLister(connection).ListAsync(request, Cancel)) jobs.Add(listed.Record!);
        return jobs;
    }
}
