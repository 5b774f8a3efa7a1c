using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>
/// The documented example of <c>list-sync-jobs</c>, with a token and with a signature, and the full schema.
/// </summary>
public sealed class DocumentedExampleTests
{
    [Theory]
    [InlineData(AuthingAuthentication.Token, EmulatorActions.AuthingListByToken, 2)]
    [InlineData(AuthingAuthentication.Signature, EmulatorActions.AuthingListBySignature, 1)]
    public async Task Authing_reads_the_documented_example(
        AuthingAuthentication authentication, string action, int requests)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile =
            TestProfiles.Authing(host.Address.AbsoluteUri, (nameof(AuthingProfile.AccessKeyId), Key.AccessKeyId),
            (AuthingProfile.AccessKeySecret, Key.AccessKeySecret), (nameof(AuthingProfile.TenantId), Key.TenantId),
            (nameof(AuthingProfile.Authentication), authentication.ToString()));
        var job = Assert.Single(await TestQueries.AuthingAsync(profile, trigger: "manually"));
        Facts(job);
        Assert.Equal((requests, 1), (cloud.Counters.Requests, cloud.Counters.GetCount(action)));
    }

    [Fact]
    public async Task The_JSON_of_the_documentation_is_read()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"statusCode": 200, "message": "操作成功", "requestId": "934108e5-9fbf-4d24-8da1-c330328abd6c", "data": {"list": {
             "syncJobId": 1, "syncTaskId": 1000, "createdAt": "2022-07-03T02:20:30.000Z", "updatedAt": "2022-07-03T02:20:30.000Z",
             "syncStatus": "success", "syncFlow": "upstream", "syncTrigger": "manually"}}}
            """));
        long? total = -1;
        var job = Assert.Single(await TestQueries.AuthingAsync(
            TestProfiles.Connect(TestProfiles.Signed(server.Address)), total: value => total = value));
        Facts(job);
        Assert.Equal(("934108e5-9fbf-4d24-8da1-c330328abd6c", null), (job.RequestId, total));
    }

    [Fact]
    public async Task Every_field_of_the_schema_is_read()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"statusCode":200,"data":{"totalCount":1,"list":[{"syncJobId":9007199254740993,"syncTaskId":1000,"createdAt":"2022-07-03T02:20:30.000Z",
             "updatedAt":"2022-07-03T02:21:00Z","syncStatus":"failed","syncFlow":"downstream","syncTrigger":"automatic",
             "departmentCountAll":10,"departmentCountSucc":5,"departmentUpdateCountAll":4,"departmentUpdateCountSucc":3,
             "accountCountAll":100,"accountCountSucc":50,"accountUpdateCountAll":86,"accountUpdateCountSucc":42,"errMsg":"no directory"}]}}
            """));
        var job = Assert.Single(await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)));
        Assert.Equal(
            (9007199254740993, "9007199254740993", AuthingFlow.Downstream, AuthingTrigger.Automatic),
            (job.SyncJobId, job.Id, job.Flow, job.Trigger));
        Assert.Equal(
            (StatusState.Failed, "no directory", TimeSpan.FromSeconds(30)), (job.State, job.Message, job.Duration));
        Assert.Equal(
            (10, 5, 4, 3),
            (job.DepartmentTotal, job.DepartmentSucceeded, job.DepartmentUpdateTotal, job.DepartmentUpdateSucceeded));
        Assert.Equal(
            (100, 50, 86, 42),
            (job.AccountTotal, job.AccountSucceeded, job.AccountUpdateTotal, job.AccountUpdateSucceeded));
        Assert.Equal(50.0, job.PercentComplete);
    }

    [Fact]
    public async Task Unknown_values_keep_the_raw_status()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"statusCode":200,"data":{"list":[
             {"syncJobId":1,"syncStatus":"resting","syncFlow":"sideways","syncTrigger":"1"},
             {"syncJobId":2,"syncStatus":null,"syncFlow":"upstream,downstream","syncTrigger":"manually, timed"}]}}
            """));
        var jobs = await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address));
        Assert.Equal(["resting", ""], jobs.Select(job => job.RawStatus));
        Assert.All(
            jobs,
            job => Assert.Equal((StatusState.Unknown, 1000L, null), (job.State, job.SyncTaskId, job.PercentComplete)));
        Assert.All(jobs, job => Assert.Equal((AuthingFlow.Unknown, AuthingTrigger.Unknown), (job.Flow, job.Trigger)));
    }

    private static void Facts(AuthingSyncJob job)
    {
        var at = DocumentedExamples.Utc("2022-07-03T02:20:30Z");
        Assert.Equal(
            (StatusService.Authing, "auth", "1", 1, 1000),
            (job.Service, job.Profile, job.Id, job.SyncJobId, job.SyncTaskId));
        Assert.Equal(
            (AuthingStatusCode.Success, StatusState.Succeeded, "success"), (job.Status, job.State, job.RawStatus));
        Assert.Equal((AuthingFlow.Upstream, AuthingTrigger.Manually), (job.Flow, job.Trigger));
        Assert.Equal((at, at, at), (job.CreatedAt!.Value.ToUniversalTime(), job.StartedAt!.Value.ToUniversalTime(),
            job.UpdatedAt!.Value.ToUniversalTime()));
        Assert.Equal((DateTimeKind.Local, TimeSpan.Zero), (job.CreatedAt.Value.Kind, job.Duration));
        Assert.Equal(
            (null, null, null, null),
            (job.DepartmentTotal, job.DepartmentSucceeded, job.AccountTotal, job.AccountSucceeded));
        Assert.Null(job.Message);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, null)]
    [InlineData(10, 0, 0, 0, 0.0)]
    [InlineData(10, 10, 30, 30, 100.0)]
    [InlineData(3, 1, 0, 0, 33.3)]
    [InlineData(100_000, 99_999, 0, 0, 99.9)]
    [InlineData(10, 30, 30, 10, 50.0)]
    [InlineData(10, 30, 0, 0, 100.0)]
    [InlineData(-5, 5, 10, 5, 50.0)]
    [InlineData(long.MaxValue, 1, long.MaxValue, long.MaxValue, 50.0)]
    public async Task Percentage_is_100_only_when_everything_is_done(
        long departments, long departmentsDone, long accounts, long accountsDone, double? percent)
    {
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"statusCode":200,"data":{"list":[{"syncJobId":1,"syncStatus":"onProgress","departmentCountAll":{{{departments}}},"departmentCountSucc":{{{departmentsDone}}},
             "accountCountAll":{{{accounts}}},"accountCountSucc":{{{accountsDone}}} }]}}
            """));
        Assert.Equal(
            percent,
            Assert.Single(await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address))).PercentComplete);
    }
}
