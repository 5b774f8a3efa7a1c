using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The documented requests of JOB: v3 through ESB and gateway, v4 through the gateway.</summary>
public sealed class JobRequestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ESB_request_of_v3_has_caller_and_parameters_in_the_body(bool withHosts)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(TestProfiles.Esb(server.Address), withHosts, type: "biz_set", scope: "2");
        var request = server.Only;
        Assert.Equal(
            ("POST", "/api/c/compapi/v2/jobv3/get_job_instance_status/", "application/json"),
            (request.Method, request.Target, request.Header("Content-Type")));
        JsonAssert.Equivalent($$"""
            {"bk_app_code":"my-app","bk_app_secret":{{JsonAssert.Quoted(TestProfiles.AppSecret)}},"bk_username":"admin",
             "bk_scope_type":"biz_set","bk_scope_id":"2","job_instance_id":100{{(withHosts ? ",\"return_ip_result\":true" : "")}}}
            """, request.Json);
    }

    [Theory]
    [InlineData(JobApiVersion.V3, false, "/api/bk-job/prod/api/v3/get_job_instance_status", "")]
    [InlineData(JobApiVersion.V3, true, "/api/bk-job/prod/api/v3/get_job_instance_status", "return_ip_result")]
    [InlineData(JobApiVersion.V4, false, "/api/bk-job/prod/api/v4/get_job_instance_status", "")]
    [InlineData(
        JobApiVersion.V4, true, "/api/bk-job/prod/api/v4/get_job_instance_status",
        "return_execute_object_result,return_ip_result")]
    public async Task Gateway_request_has_the_parameters_in_the_query(
        JobApiVersion version, bool withHosts, string path, string flags)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(
            TestProfiles.BlueKing(server.Address, (nameof(BlueKingProfile.JobApiVersion), version.ToString())),
            withHosts);
        var request = server.Only;
        Assert.Equal(
            ("GET", path, 0, "application/json"),
            (request.Method, request.Path, request.Body.Length, request.Header("Accept")));
        var query = request.Query;
        Assert.Equal(("biz", "1", "100"), (query["bk_scope_type"], query["bk_scope_id"], query["job_instance_id"]));
        Assert.Equal(flags, string.Join(',', query.Keys.Except(["bk_scope_type", "bk_scope_id", "job_instance_id"])));
        Assert.All(flags.Split(',', StringSplitOptions.RemoveEmptyEntries), flag => Assert.Equal("true", query[flag]));
        Assert.DoesNotContain("bk_app", request.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_name_of_the_profile_is_used_and_the_scope_is_escaped()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(
            TestProfiles.BlueKing(server.Address, (nameof(BlueKingProfile.JobGateway), "jobv3-cloud")), type: "a&b=c#",
            scope: "1 2/3");
        Assert.Equal("/api/jobv3-cloud/prod/api/v4/get_job_instance_status", server.Only.Path);
        Assert.Equal(("a&b=c#", "1 2/3", "100"), (server.Only.Query["bk_scope_type"], server.Only.Query["bk_scope_id"],
            server.Only.Query["job_instance_id"]));
    }

    [Theory]
    [InlineData(
        "token", null, "admin", null, """{"bk_app_code":"my-app","bk_app_secret":"s3cret","bk_token":"token"}""")]
    [InlineData(
        "token", "ticket", "admin", null, """{"bk_app_code":"my-app","bk_app_secret":"s3cret","bk_token":"token"}""")]
    [InlineData(
        null, "ticket", "admin", null, """{"bk_app_code":"my-app","bk_app_secret":"s3cret","bk_ticket":"ticket"}""")]
    [InlineData(
        null, null, "admin", null, """{"bk_app_code":"my-app","bk_app_secret":"s3cret","bk_username":"admin"}""")]
    [InlineData(null, null, null, null, """{"bk_app_code":"my-app","bk_app_secret":"s3cret"}""")]
    [InlineData("token", "ticket", "admin", "access", """{"access_token":"access"}""")]
    public async Task Only_one_form_of_user_identity_is_sent(
        string? token, string? ticket, string? user, string? access, string expected)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(TestProfiles.BlueKing(
            server.Address, (BlueKingProfile.AppSecret, "s3cret"), (BlueKingProfile.UserToken, token),
            (BlueKingProfile.UserTicket, ticket), (nameof(BlueKingProfile.UserName), user),
            (BlueKingProfile.AccessToken, access)));
        JsonAssert.Equivalent(expected, server.Only.Header("X-Bkapi-Authorization")!);
    }

    [Fact]
    public async Task ESB_accepts_an_access_token_and_no_ticket()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(
            TestProfiles.With(new BlueKingProfile("bk"), server.Address, (nameof(BlueKingProfile.Api), "Esb"),
            (BlueKingProfile.AccessToken, "access"), (BlueKingProfile.UserTicket, "ticket")));
        JsonAssert.Equivalent(
            """{"access_token":"access","bk_scope_type":"biz","bk_scope_id":"1","job_instance_id":100}""",
            server.Only.Json);
    }

    [Theory]
    [InlineData(null, "x", null)]
    [InlineData("x", null, null)]
    [InlineData(null, null, null)]
    public async Task Request_is_not_sent_without_credentials(string? code, string? secret, string? access)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        var profile = TestProfiles.BlueKing(
            server.Address, (nameof(BlueKingProfile.AppCode), code), (BlueKingProfile.AppSecret, secret),
            (BlueKingProfile.AccessToken, access));
        Assert.Equal(StatusErrorKind.Profile, (await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile))).Kind);
        Assert.Equal(0, server.Count);
    }

    [Fact]
    public async Task JobV4_through_ESB_is_a_profile_error()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        var error = await TestQueries.GetErrorAsync(
            TestQueries.JobAsync(TestProfiles.Esb(server.Address, (nameof(BlueKingProfile.JobApiVersion), "V4"))));
        Assert.Equal((StatusErrorKind.Profile, 0), (error.Kind, server.Count));
    }
}
