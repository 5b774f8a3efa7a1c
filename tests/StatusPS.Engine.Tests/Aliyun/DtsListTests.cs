using System.Globalization;
using StatusPS.Emulator;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>DescribeDtsJobs: the request, the records, and lists of several regions.</summary>
public sealed class DtsListTests
{
    private const string Job = """
        {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"orders","DtsJobDirection":"Forward","JobType":"SYNC","Status":"Failed","Checkpoint":"1610524452",
         "Delay":90,"CreateTime":"2021-03-16T08:01:19Z","ErrorMessage":"DTS-070211: no","Performance":{"Flow":"1.5","Rps":"100"},
         "SourceEndpoint":{"EngineName":"MySQL","InstanceType":"RDS","InstanceID":"rm-1","Region":"cn-hangzhou","UserName":"dtstest"},
         "DestinationEndpoint":{"EngineName":"Oracle","InstanceType":"LocalInstance","Ip":"172.16.88.1","Port":"1521","DatabaseName":"db"}}
        """;

    [Theory]
    [InlineData(AliyunSignature.Acs3)]
    [InlineData(AliyunSignature.Rpc)]
    public async Task Request_has_the_documented_action_and_parameters(AliyunSignature signature)
    {
        await using var server = new ScriptedServer(Page(0));
        await ReadAsync(
            TestProfiles.Aliyun(server.Address, (nameof(AliyunProfile.SignatureVersion), signature.ToString())), null,
            "cn-beijing");
        var query = server.Only.Query;
        Assert.Equal(("POST", "/", 0), (server.Only.Method, server.Only.Path, server.Only.Body.Length));
        Assert.Equal("DescribeDtsJobs", signature == AliyunSignature.Rpc
            ? query["Action"]
            : server.Only.Header("x-acs-action"));
        Assert.Equal("2020-01-01", signature == AliyunSignature.Rpc
            ? query["Version"]
            : server.Only.Header("x-acs-version"));
        Assert.Equal(
            ("cn-beijing", "cn-beijing", "SYNC", "1", "30"),
            (query["Region"], query["RegionId"], query["JobType"], query["PageNumber"], query["PageSize"]));
        Assert.Equal(
            ("CreateTime", "ASC", "true"), (query["OrderColumn"], query["OrderDirection"], query["WithoutDbList"]));
        Assert.DoesNotContain(TestProfiles.KeySecret, server.Only.RawQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_has_every_field_of_the_list()
    {
        await using var server = new ScriptedServer(Page(1, Job));
        var job = Assert.Single(Records(await ReadAsync(TestProfiles.Aliyun(server.Address), null, "cn-hangzhou")));
        Assert.Equal(
            ("dtsa1", "dtsa1", "orders", "cn-hangzhou"), (job.Id, job.SynchronizationJobId, job.Name, job.RegionId));
        Assert.Equal(
            (DtsDirection.Forward, DtsStatusCode.Failed, StatusState.Failed, "Failed"),
            (job.Direction, job.Status, job.State, job.RawStatus));
        Assert.Equal((1610524452, TimeSpan.FromSeconds(90)), (job.CheckpointUnixTime, job.Delay));
        Assert.Equal(
            (1.5, 100, "1.5 MB/s, 100 statements/s"),
            (job.Performance!.Flow, job.Performance.Rps, job.Performance.ToString()));
        Assert.Equal(("DTS-070211: no", "DTS-070211: no"), (job.ErrorMessage, job.Message));
        Assert.Equal(
            ("MySQL rm-1", "rm-1", "cn-hangzhou"),
            (job.SourceEndpoint!.ToString(), job.SourceEndpoint.InstanceId, job.SourceEndpoint.Region));
        Assert.Equal(
            ("Oracle 172.16.88.1", 1521, "db"),
            (job.DestinationEndpoint!.ToString(), job.DestinationEndpoint.Port, job.DestinationEndpoint.DatabaseName));
        Assert.Equal(("ali", "R"), (job.Profile, job.RequestId));
    }

    [Theory]
    [InlineData("SYNC", "90", 90_000)]
    [InlineData("MIGRATION", "1500", 1_500)]
    [InlineData("migration", "\"1500\"", 1_500)]
    [InlineData("SYNC", "0", 0)]
    [InlineData("SYNC", "-1", null)]
    [InlineData("SYNC", "null", null)]
    [InlineData("SYNC", "9223372036854775807", null)]
    public async Task Unit_of_the_delay_depends_on_the_job_type(string type, string delay, int? milliseconds)
    {
        await using var server =
            new ScriptedServer(Page(1, $$"""{"DtsInstanceID":"dtsa1","JobType":"{{type}}","Delay":{{delay}}}"""));
        var job = Assert.Single(Records(await ReadAsync(TestProfiles.Aliyun(server.Address), null, "cn-hangzhou")));
        Assert.Equal(milliseconds, job.Delay?.TotalMilliseconds);
    }

    /// <summary>The reverse direction may be inside its job, a separate job, or both.</summary>
    [Theory]
    [InlineData(
        """{"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"two","Status":"Synchronizing","ReverseJob":{"DtsInstanceID":"dtsa1","DtsJobId":"b1","Status":"Failed"}}""")]
    [InlineData(
        """{"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"two","DtsJobDirection":"Forward","Status":"Synchronizing"},{"DtsInstanceID":"dtsa1","DtsJobId":"b1","DtsJobName":"two","DtsJobDirection":"Reverse","Status":"Failed"}""")]
    [InlineData(
        """{"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"two","Status":"Synchronizing","ReverseJob":{"DtsJobId":"b1","Status":"Failed"}},{"DtsInstanceID":"dtsa1","DtsJobId":"b1","DtsJobName":"two","DtsJobDirection":"Reverse","Status":"Failed"}""")]
    public async Task Each_direction_has_one_record(string jobs)
    {
        await using var server = new ScriptedServer(Page(jobs.Contains("},{", StringComparison.Ordinal) ? 2 : 1, jobs));
        var records = Records(await ReadAsync(TestProfiles.Aliyun(server.Address), null, "cn-hangzhou"));
        Assert.Equal([
            ("dtsa1", DtsDirection.Forward, StatusState.Synchronizing, "two"),
            ("dtsa1", DtsDirection.Reverse, StatusState.Failed, "two")],
            records.Select(job => (job.Id, job.Direction, job.State, job.Name!)));
    }

    [Fact]
    public async Task Failed_region_does_not_affect_the_others()
    {
        await using var server = new ScriptedServer(request => request.Query["Region"] == "cn-shanghai"
            ? Reply.Json("""{"RequestId":"X","Code":"Forbidden.RAM","Message":"no"}""", 403) : Page(1, Job));
        var listed =
            await ReadAsync(TestProfiles.Aliyun(server.Address), null, "cn-hangzhou", "cn-shanghai", "cn-beijing");
        Assert.Equal(["cn-hangzhou", null, "cn-beijing"], listed.Select(one => one.Record?.RegionId));
        Assert.Equal(("cn-shanghai", StatusErrorKind.PermissionDenied), (listed[1].Part, listed[1].Error!.Kind));
        Assert.Contains("dts:DescribeDtsJobs", listed[1].Error!.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"RequestId":"X","Success":false,"ErrCode":"InternalError","ErrMessage":"The value of %s is wrong.","DynamicMessage":"Type"}""",
        StatusErrorKind.Unavailable, "The value of Type is wrong.")]
    [InlineData("""{"RequestId":"X"}""", StatusErrorKind.Protocol, "")]
    [InlineData(
        """{"RequestId":"X","Success":true,"TotalRecordCount":1,"DtsJobList":[{"DtsJobName":"nameless"}]}""",
        StatusErrorKind.Protocol, "DtsInstanceID")]
    [InlineData("[]", StatusErrorKind.Protocol, "")]
    [InlineData("<html>", StatusErrorKind.Protocol, "")]
    public async Task Failure_or_invalid_response_is_an_error(string body, StatusErrorKind kind, string expected)
    {
        await using var server = new ScriptedServer(Reply.Json(body));
        var error = Assert.Single(await ReadAsync(TestProfiles.Aliyun(server.Address), null, "cn-hangzhou")).Error!;
        Assert.Equal(kind, error.Kind);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_returns_300_jobs_of_three_regions(bool rpc)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { ListedDtsJobs = 300 });
        var listed = await ReadAsync(
            Emulated(cloud, rpc), name => name.StartsWith("replica-", StringComparison.Ordinal), "cn-hangzhou",
            "cn-beijing", "cn-shanghai");
        Assert.Equal(Enumerable.Range(0, 300)
            .Select(number => "dtslist" + number.ToString("000000", CultureInfo.InvariantCulture))
            .Order(),
            Records(listed).Select(job => job.Id).Order());
        // 100 generated ones in each, and the stories': 8, 2 and 2.
        Assert.Equal(4 * 3, cloud.Counters.GetCount(EmulatorActions.DtsList));
        Assert.Equal(cloud.Counters.GetCount(EmulatorActions.DtsList), cloud.Counters.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task List_is_complete_and_without_duplicates_while_it_changes(int changes)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { ListedDtsJobs = 300, ListChanges = changes });
        var connection = Emulated(cloud, rpc: false);
        string[] regions = ["cn-hangzhou", "cn-beijing", "cn-shanghai"];
        var during = Records(await ReadAsync(connection, null, regions))
            .Select(job => (job.Id, job.Direction))
            .ToList();
        long requests = cloud.Counters.Requests;
        var after = Records(await ReadAsync(connection, null, regions)).Select(job => (job.Id, job.Direction)).ToList();
        Assert.Equal(during.Count, during.Distinct().Count());
        Assert.Empty(after.Except(during));
        Assert.InRange(requests, 13, 3 * 4 * 4);
    }

    [Fact]
    public async Task Listed_record_equals_the_record_queried_by_ID()
    {
        var clock = new TestClock();
        var cloud = new EmulatedCloud(null, clock);
        var connection = TestProfiles.Connect(Profile(rpc: false), clock, new EmulatorHandler(cloud));
        foreach (var listed in Records(await ReadAsync(connection, null, "cn-hangzhou", "cn-beijing", "cn-shanghai")))
        {
            var queried = (await TestQueries.DtsAsync(
                connection, listed.RegionId,
                listed.SynchronizationJobId))[0].Records.Single(record => record.Direction == listed.Direction);
            Assert.Equal(Common(queried), Common(listed));
        }
    }

    private static object Common(DtsSyncStatus job) =>
        (job.Id, job.SynchronizationJobId, job.Direction, job.Status, job.State, job.RawStatus, job.Checkpoint,
        (job.CheckpointUnixTime, job.Lag, job.RegionId, job.Profile, job.UpdatedAt, job.RetrievedAt));

    private static AliyunProfile Profile(bool rpc) =>
        TestProfiles.With(new AliyunProfile("ali"), EmulatorAccounts.Aliyun.Endpoint,
        (nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId),
        (AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret),
        (nameof(AliyunProfile.SignatureVersion), rpc ? nameof(AliyunSignature.Rpc) : nameof(AliyunSignature.Acs3)));

    private static ProfileConnection Emulated(EmulatedCloud cloud, bool rpc) =>
        TestProfiles.Connect(Profile(rpc), inProcess: new EmulatorHandler(cloud));

    private static List<DtsSyncStatus> Records(List<Listed<DtsSyncStatus>> listed)
    {
        Assert.All(listed, one => Assert.Null(one.Error));
        return [.. listed.Select(one => one.Record!)];
    }

    private static Task<List<Listed<DtsSyncStatus>>> ReadAsync(
        StatusProfile profile, Func<string, bool>? name, params string[] regions) =>
        ReadAsync(TestProfiles.Connect(profile), name, regions);

    private static async Task<List<Listed<DtsSyncStatus>>> ReadAsync(
        ProfileConnection connection, Func<string, bool>? name, params string[] regions)
    {
        var listed = new List<Listed<DtsSyncStatus>>();
        await foreach (var one in new DtsLister(connection)
            .ListAsync(new(regions) { Name = name }, TestQueries.CancellationToken)) listed.Add(one);
        return listed;
    }

    private static Reply Page(int total, string jobs = "") =>
        Reply.Json(
            $$"""{"RequestId":"R","Success":true,"HttpStatusCode":200,"PageNumber":1,"PageRecordCount":{{total}},"TotalRecordCount":{{total}},"DtsJobList":[{{jobs}}]}""");
}
