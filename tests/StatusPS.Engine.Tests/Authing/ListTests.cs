using StatusPS.Emulator;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>list-sync-tasks, and the jobs of every task.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Tasks_are_listed_before_their_jobs()
    {
        await using var server =
            new ScriptedServer(request => request.Path.EndsWith("list-sync-tasks", StringComparison.Ordinal)
            ? Reply.Json(
                """{"statusCode":200,"data":{"totalCount":1,"list":[{"syncTaskId":7,"syncTaskName":"Lark","syncTaskType":"lark"}]}}""") : Reply.Json(SampleResponses.Authing));
        var job = Assert.Single(
            Records(await ReadAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)), first: 1)));
        Assert.Equal(("Lark", "Lark", "lark"), (job.Name, job.SyncTaskName, job.SyncTaskType));
        Assert.Equal(
            ["/api/v3/list-sync-tasks?limit=50&page=1", "/api/v3/list-sync-jobs?limit=1&page=1&syncTaskId=7"],
            server.Requests.Select(request => $"{request.Path}?{request.RawQuery}"));
        Assert.All(server.Requests, request =>
            Assert.StartsWith("authing pool-1:", request.Header("Authorization")!, StringComparison.Ordinal));
    }

    /// <summary>The documented example has one object in place of a list.</summary>
    [Fact]
    public async Task Single_object_is_read_as_a_list()
    {
        await using var server =
            new ScriptedServer(request => Reply.Json(request.Path.EndsWith("list-sync-tasks", StringComparison.Ordinal)
            ? """{"statusCode":200,"data":{"list":{"syncTaskId":1000,"syncTaskName":"x","fieldMapping":{"expression":"mobile"},"timedScheduler":{"cycle":"days"}}}}""" : SampleResponses.Authing));
        Assert.Equal("x", Assert.Single(Records(
            await ReadAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)), first: 1))).SyncTaskName);
    }

    [Theory]
    [InlineData("""{"statusCode":200,"data":{}}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":200,"data":{"list":[{"syncTaskName":"x"}]}}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":403,"message":"no"}""", StatusErrorKind.PermissionDenied)]
    [InlineData("<html>", StatusErrorKind.Protocol)]
    public async Task Failed_list_of_tasks_is_an_error(string body, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(body));
        Assert.Equal(kind, (await TestQueries.GetErrorAsync(
            ReadAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address))))).Kind);
    }

    [Fact]
    public async Task Failed_task_does_not_affect_the_others()
    {
        await using var server =
            new ScriptedServer(request => Reply.Json(request.Path.EndsWith("list-sync-tasks", StringComparison.Ordinal)
            ? """{"statusCode":200,"data":{"totalCount":3,"list":[{"syncTaskId":1},{"syncTaskId":2},{"syncTaskId":3}]}}"""
            : request.Query["syncTaskId"] == "2"
                ? """{"statusCode":404,"message":"gone"}"""
                : SampleResponses.Authing));
        var listed = await ReadAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)), first: 1);
        Assert.Equal([true, false, true], listed.Select(one => one.Record is not null));
        Assert.Equal((2L, StatusErrorKind.NotFound), (listed[1].Part, listed[1].Error!.Kind));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_returns_200_tasks_in_order(bool signs)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { ListedSyncTasks = 200 });
        var jobs = Records(await ReadAsync(Emulated(cloud, signs), first: 1));
        // Newest first; of the seven of the stories one has no job.
        Assert.Equal([.. Enumerable.Range(100_000, 200)
            .Reverse()
            .Select(task => (long)task), 1000, 1001, 1002, 1003, 1004, 1005], jobs.Select(job => job.SyncTaskId));
        Assert.All(
            jobs,
            job => Assert.False(string.IsNullOrEmpty(job.SyncTaskName) || string.IsNullOrEmpty(job.SyncTaskType)));
        Assert.Equal((5, 207), (cloud.Counters.GetCount(EmulatorActions.AuthingTasks),
            cloud.Counters.GetCount(EmulatorActions.AuthingList)));
        Assert.Equal(5, cloud.Counters.GetCount(signs
            ? EmulatorActions.AuthingTasksBySignature
            : EmulatorActions.AuthingTasksByToken));
        Assert.Equal(signs ? 212 : 213, cloud.Counters.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task List_is_complete_and_without_duplicates_while_it_changes(int changes)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { ListedSyncTasks = 200, ListChanges = changes });
        var connection = Emulated(cloud, signs: true);
        var during = Records(await ReadAsync(connection, first: 1)).Select(job => job.SyncTaskId).ToList();
        long pages = cloud.Counters.GetCount(EmulatorActions.AuthingTasks);
        var after = Records(await ReadAsync(connection, first: 1)).Select(job => job.SyncTaskId).ToList();
        Assert.Equal(during.Count, during.Distinct().Count());
        Assert.Empty(after.Except(during));
        Assert.InRange(pages, 6, 5 * 4);
    }

    [Fact]
    public async Task Names_are_filtered_before_jobs_are_queried()
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { ListedSyncTasks = 200 });
        var jobs = Records(await ReadAsync(Emulated(cloud, signs: true), name => name == "HR system"));
        Assert.Equal(120, jobs.Count);
        Assert.All(
            jobs, job => Assert.Equal(("HR system", "italent", 1001), (job.Name, job.SyncTaskType, job.SyncTaskId)));
        Assert.Equal((5, 3), (cloud.Counters.GetCount(EmulatorActions.AuthingTasks),
            cloud.Counters.GetCount(EmulatorActions.AuthingList)));
    }

    private static ProfileConnection Emulated(EmulatedCloud cloud, bool signs) => TestProfiles.Connect(
        TestProfiles.With(new AuthingProfile("auth"), EmulatorAccounts.Authing.Host,
            (nameof(AuthingProfile.AccessKeyId), EmulatorAccounts.Authing.AccessKeyId),
            (AuthingProfile.AccessKeySecret, EmulatorAccounts.Authing.AccessKeySecret),
            (nameof(AuthingProfile.Authentication), signs
                ? nameof(AuthingAuthentication.Signature)
                : nameof(AuthingAuthentication.Token))),
        inProcess: new EmulatorHandler(cloud));

    private static List<AuthingSyncJob> Records(List<Listed<AuthingSyncJob>> listed)
    {
        Assert.All(listed, one => Assert.Null(one.Error));
        return [.. listed.Select(one => one.Record!)];
    }

    private static async Task<List<Listed<AuthingSyncJob>>> ReadAsync(
        ProfileConnection connection, Func<string, bool>? name = null, ulong first = ulong.MaxValue)
    {
        var listed = new List<Listed<AuthingSyncJob>>();
        await foreach (var one in new AuthingLister(connection)
            .ListAsync(new() { Name = name, First = first }, TestQueries.CancellationToken)) listed.Add(one);
        return listed;
    }
}
