using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>Undocumented shapes of responses that were observed in the field.</summary>
public sealed class ResponseShapeTests
{
    private const string Token = """{"statusCode":200,"data":{"access_token":"t","expires_in":7200}}""";

    [Theory]
    [InlineData(
        """{"statusCode":499,"message":"the secret is wrong","apiCode":1000}""", 200, StatusErrorKind.Authentication)]
    [InlineData(
        """{"statusCode":400,"message":["accessKeyId must be a string","accessKeySecret is empty"]}""", 200,
        StatusErrorKind.Authentication)]
    [InlineData("""{"statusCode":404,"message":"the user pool does not exist"}""", 200, StatusErrorKind.Authentication)]
    [InlineData("""{"statusCode":401,"message":"wrong key"}""", 200, StatusErrorKind.Authentication)]
    [InlineData(
        """{"statusCode":404,"message":"Cannot POST /api/v3/get-management-token","error":"Not Found"}""", 404,
        StatusErrorKind.NotFound)]
    [InlineData(
        """{"statusCode":404,"message":"Cannot POST /api/v3/get-management-token"}""", 200, StatusErrorKind.NotFound)]
    [InlineData("<html>not here</html>", 404, StatusErrorKind.NotFound)]
    [InlineData("""{"statusCode":500,"message":"oops"}""", 200, StatusErrorKind.Unavailable)]
    public async Task Rejected_token_request_names_the_keys_or_the_address(
        string body, int status, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(body, status));
        var profile = TestProfiles.Authing(server.Address);
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(profile));
        Assert.Equal((kind, false), (error.Kind, error.IsAboutKeys));
        if (kind == StatusErrorKind.NotFound)
            Assert.Contains("-Endpoint", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(false, await SignInAsync(profile));
    }

    [Theory]
    [InlineData("""{"statusCode":404,"message":"no such task"}""", true)]
    [InlineData("""{"statusCode":400,"message":["syncTaskId must be a number"]}""", true)]
    [InlineData("""{"statusCode":401,"message":"not signed in"}""", false)]
    [InlineData("""{"statusCode":403,"message":"no permission"}""", false)]
    public async Task Token_request_passes_the_sign_in(string list, bool passes)
    {
        await using var server = new ScriptedServer(
            request => Reply.Json(request.Path.EndsWith("token", StringComparison.Ordinal) ? Token : list));
        Assert.Equal(passes, await SignInAsync(TestProfiles.Authing(server.Address)));
    }

    [Theory]
    [InlineData("""{"statusCode":404,"message":"the user pool does not exist"}""", false)]
    [InlineData("""{"statusCode":499,"message":"the key is wrong"}""", false)]
    [InlineData("""{"statusCode":200,"data":{"totalCount":0,"list":[]}}""", true)]
    public async Task Signed_request_passes_the_sign_in_only_when_the_tasks_are_listed(string tasks, bool passes)
    {
        await using var server = new ScriptedServer(request =>
            Reply.Json(request.Path.EndsWith("tasks", StringComparison.Ordinal)
                ? tasks
                : """{"statusCode":404,"message":"not found"}"""));
        Assert.Equal(passes, await SignInAsync(TestProfiles.Signed(server.Address)));
    }

    [Theory]
    [InlineData("SUCCESS", AuthingStatusCode.Success)]
    [InlineData("Failed", AuthingStatusCode.Failed)]
    [InlineData("onprogress", AuthingStatusCode.OnProgress)]
    [InlineData("ON_PROGRESS", AuthingStatusCode.Unknown)]
    public async Task Sync_status_ignores_case(string word, AuthingStatusCode code)
    {
        var job = Assert.Single(await ReadAsync($$"""{"syncJobId":1,"syncStatus":"{{word}}"}"""));
        Assert.Equal((code, word), (job.Status, job.RawStatus));
    }

    [Theory]
    [InlineData("""{"code":"49","reason":"invalid credentials"}""", """{"code":"49","reason":"invalid credentials"}""")]
    [InlineData("""["first","second"]""", "first; second")]
    [InlineData("""{"reason":"凭据 \u001b[2J"}""", """{"reason":"凭据 \u001B[2J"}""")]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public async Task Error_of_any_shape_is_kept_and_does_not_fail_the_page(string error, string? message)
    {
        var jobs = await ReadAsync(
            $$"""{"syncJobId":1,"syncStatus":"failed","errMsg":{{error}}},{"syncJobId":2,"syncStatus":"success"}""");
        Assert.Equal(2, jobs.Count);
        Assert.Equal(message, jobs[0].Message);
    }

    [Fact]
    public async Task Message_in_the_form_of_a_list_is_shown_completely()
    {
        await using var server = new ScriptedServer(
            Reply.Json("""{"statusCode":400,"message":["page must be positive","limit must be at most 50"]}"""));
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)));
        Assert.Contains("page must be positive; limit must be at most 50", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1700000000000")]
    [InlineData("\"1700000000000\"")]
    [InlineData("1700000000")]
    [InlineData("\"2023-11-14T22:13:20.000Z\"")]
    public async Task Times_in_epoch_milliseconds_are_read(string time)
    {
        var job = Assert.Single(
            await ReadAsync($$"""{"syncJobId":1,"syncStatus":"success","createdAt":{{time}},"updatedAt":{{time}} }"""));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).LocalDateTime, job.CreatedAt);
        Assert.Equal(TimeSpan.Zero, job.Duration);
    }

    [Theory]
    [InlineData("""{"totalCount":0,"list":{}}""")]
    [InlineData("""{"totalCount":0,"list":null}""")]
    [InlineData("""{"totalCount":"0"}""")]
    public async Task Empty_object_or_null_is_an_empty_list(string data)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"statusCode":200,"data":{{data}} }"""));
        Assert.Empty(await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)));
        var list = new AuthingLister(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        Assert.Empty(await list.ListAsync(new() { First = 1, ThrottleLimit = 4 }, TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken));
    }

    [Fact]
    public async Task Empty_object_with_a_positive_total_is_a_protocol_error()
    {
        await using var server =
            new ScriptedServer(Reply.Json("""{"statusCode":200,"data":{"totalCount":3,"list":{}}}"""));
        Assert.Equal(
            StatusErrorKind.Protocol,
            (await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)))).Kind);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"SourceEndpoint":{},"DestinationEndpoint":{},"MigrationMode":{},"PrecheckStatus":{}}""")]
    [InlineData("""{"DtsJobId":"","Status":"","DtsJobDirection":"Reverse","Delay":0}""")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    public async Task Empty_reverse_job_is_ignored(string reverse)
    {
        var records = await ListAsync(
            $$"""{"DtsInstanceID":"dtsa1","DtsJobId":"a1","Status":"Synchronizing","ReverseJob":{{reverse}} }""");
        Assert.Equal(DtsDirection.Forward, Assert.Single(records).Direction);
    }

    [Fact]
    public async Task Two_jobs_of_one_instance_and_direction_are_two_records()
    {
        var records = await ListAsync("""
            {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobDirection":"Forward","Status":"Failed"},
            {"DtsInstanceID":"dtsa1","DtsJobId":"a2","DtsJobDirection":"Forward","Status":"Synchronizing"}
            """);
        Assert.Equal(
            [("a1", StatusState.Failed), ("a2", StatusState.Synchronizing)],
            records.Select(record => (record.DtsJobId!, record.State)));
        Assert.NotEqual(ServiceRegistry.Get(records[0])
            .GetKey(records[0]), ServiceRegistry.Get(records[1])
            .GetKey(records[1]));
    }

    [Theory]
    [InlineData("\"DtsJobId\":\"a2\",")]
    [InlineData("")]
    public async Task Reverse_job_listed_twice_is_one_record(string id)
    {
        var records = await ListAsync($$"""
            {"DtsInstanceID":"dtsa1","DtsJobId":"a1","Status":"Synchronizing","ReverseJob":{ {{id}} "Status":"Failed","DtsJobDirection":"Reverse"} },
            {"DtsInstanceID":"dtsa1","DtsJobId":"a2","DtsJobDirection":"Reverse","Status":"Failed"}
            """);
        Assert.Equal([DtsDirection.Forward, DtsDirection.Reverse], records.Select(record => record.Direction));
    }

    [Theory]
    [InlineData("\"Success\":true,\"Code\":200")]
    [InlineData("\"Success\":\"true\",\"Code\":\"Success\"")]
    [InlineData("\"Success\":true,\"ErrCode\":\"InternalError\",\"ErrMessage\":\"failed due to some unknown error\"")]
    [InlineData("\"Code\":\"OK\"")]
    public async Task Error_code_is_ignored_when_DTS_reports_success(string fields)
    {
        await using var server = new ScriptedServer(
            Reply.Json(SampleResponses.Dts.Replace("\"Success\":true", fields, StringComparison.Ordinal)));
        Assert.Single((await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"))[0].Records);
    }

    [Theory]
    [InlineData("1700000000")]
    [InlineData("1700000000123")]
    public async Task Checkpoint_in_milliseconds_is_read(string checkpoint)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts.Replace(
            "\"Status\":", $"\"Checkpoint\":\"{checkpoint}\",\"Status\":", StringComparison.Ordinal)));
        var record = (await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"))[0].Records[0];
        Assert.Equal(
            (1_700_000_000L, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).LocalDateTime),
            (record.CheckpointUnixTime!.Value, record.Checkpoint!.Value));
    }

    [Fact]
    public async Task Error_of_a_task_ID_in_place_of_an_instance_ID_explains_it()
    {
        await using var server = new ScriptedServer(Reply.Json(
            """{"Success":false,"ErrCode":"Forbidden.InstanceNotFound","ErrMessage":"instance not found"}"""));
        var error = await TestQueries.GetErrorAsync(
            TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), "cn-hangzhou", "l3m1213ye7l0001"));
        Assert.Contains("DtsInstanceID", error.RecommendedAction, StringComparison.Ordinal);
        error = await TestQueries.GetErrorAsync(
            TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), "cn-hangzhou", "dtsl3m1213ye7l00011"));
        Assert.DoesNotContain("DtsInstanceID", error.RecommendedAction, StringComparison.Ordinal);
    }

    private static async Task<bool?> SignInAsync(StatusProfile profile) =>
        (await new ProfileProbe(TestProfiles.Connect(profile))
            .RunAsync(TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken)).Single(check => check.Step == ProfileCheckStep.SignIn).Passed;

    private static async Task<List<AuthingSyncJob>> ReadAsync(string jobs)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"statusCode":200,"data":{"list":[{{jobs}}]} }"""));
        return await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address));
    }

    private static async Task<List<DtsSyncStatus>> ListAsync(string jobs)
    {
        await using var server = new ScriptedServer(request => Reply.Json(
            $$"""{"Success":true,"DtsJobList":[{{(request.Query["PageNumber"] == "1" ? jobs : "")}}]}"""));
        var list = new DtsLister(TestProfiles.Connect(TestProfiles.Aliyun(server.Address)));
        return [.. (await list.ListAsync(new(["cn-hangzhou"]) { ThrottleLimit = 1 }, TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken)).Select(listed => listed.Record!)];
    }
}
