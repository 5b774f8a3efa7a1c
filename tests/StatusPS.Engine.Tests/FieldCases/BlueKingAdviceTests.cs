using System.Globalization;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>Advice that fits the site, the language of requests, JOB's system APIs and the sign-in check.</summary>
public sealed class BlueKingAdviceTests
{
    [Theory]
    [InlineData("V4", null, "-JobApiVersion V3")]
    [InlineData("V3", null, "-JobGateway")]
    [InlineData("V4", "True", "-SystemApi:$false")]
    public async Task Missing_API_of_JOB_names_the_alternatives(string version, string? systemApi, string advice)
    {
        await using var server = new ScriptedServer(NoApi);
        var profile = TestProfiles.BlueKing(server.Address,
            (nameof(BlueKingProfile.JobApiVersion), version), (nameof(BlueKingProfile.SystemApi), systemApi));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile));
        Assert.False(error.IsAboutKeys);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_api_of_cmdb_names_the_esb()
    {
        await using var server = new ScriptedServer(NoApi);
        var error =
            await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28, 29));
        Assert.Contains("-Api Esb", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, server.Count);
    }

    [Theory]
    [InlineData(
        "user authentication failed, the user indicated by bk_username is not verified", "-UserToken", "-AccessToken")]
    [InlineData(
        "the access_token is the application type and cannot indicate the user", "user's access token", "-UserToken")]
    [InlineData("user authentication failed, please provide a valid user identity", "-UserToken", "expired")]
    [InlineData("access_token is invalid, code: 403", "-AccessToken", "expired")]
    [InlineData("bk_app_code or bk_app_secret is incorrect", "-Credential", "app secret")]
    public async Task Error_of_a_rejected_caller_names_what_was_rejected(string reason, params string[] advice)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"code":1640001,"code_name":"INVALID_ARGS","message":"Parameters error [reason=\"{{reason}}\"]","result":false}""", 400));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal(StatusErrorKind.Authentication, error.Kind);
        Assert.All(advice, part => Assert.Contains(part, error.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1210005, "-TenantId")]
    [InlineData(1199027, "-UserName")]
    [InlineData(1306401, "-UserToken")]
    [InlineData(1306403, "developer center")]
    [InlineData(1640304, "-TenantId")]
    public async Task Error_code_has_its_advice(int code, string advice)
    {
        await using var server =
            new ScriptedServer(Reply.Json($$"""{"code":{{code}},"result":false,"message":"the text"}"""));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.V3(server.Address)));
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "V3", true)]
    [InlineData(false, "V3", false)]
    [InlineData(true, "V4", false)]
    public async Task Fault_of_v3_with_hosts_points_to_v4(bool withHosts, string version, bool points)
    {
        await using var server =
            new ScriptedServer(Reply.Json("""{"code":1240002,"result":false,"message":"Internal service error"}"""));
        var profile = TestProfiles.BlueKing(server.Address, (nameof(BlueKingProfile.JobApiVersion), version));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile, withHosts));
        Assert.Equal(points, error.RecommendedAction.Contains("-JobApiVersion V4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "zh-cn")]
    [InlineData("zh-TW", "zh-cn")]
    [InlineData("zh-Hans", "zh-cn")]
    [InlineData("en-US", "en")]
    [InlineData("de-DE", "en")]
    [InlineData("", "en")]
    public async Task Request_has_the_language_of_the_session(string culture, string language)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address));
        await TestQueries.JobAsync(TestProfiles.Esb(server.Address));
        Assert.All(server.Requests, request => Assert.Equal(language, request.Header("Blueking-Language")));
    }

    [Theory]
    [InlineData("V3", "/api/bk-job/prod/api/v3/system/get_job_instance_status")]
    [InlineData("V4", "/api/bk-job/prod/api/v4/system/get_job_instance_status")]
    public async Task System_api_names_the_user_in_a_header(string version, string path)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address,
            (nameof(BlueKingProfile.JobApiVersion), version), (nameof(BlueKingProfile.SystemApi), "True")));
        Assert.Equal((path, "admin"), (server.Only.Path, server.Only.Header("X-Bk-Username")));
    }

    [Fact]
    public async Task Ordinary_api_and_cmdb_have_no_user_header()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address));
        await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(
            TestProfiles.BlueKing(server.Address, (nameof(BlueKingProfile.SystemApi), "True")), 28));
        Assert.All(server.Requests, request => Assert.Null(request.Header("X-Bk-Username")));
        Assert.DoesNotContain(
            server.Requests, request => request.Target.Contains("/system/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Esb", "admin", "-Api Gateway")]
    [InlineData("Gateway", null, "-UserName")]
    public async Task System_api_needs_the_gateway_and_a_user(string api, string? user, string advice)
    {
        var profile = TestProfiles.BlueKing("http://127.0.0.1:1", (nameof(BlueKingProfile.Api), api),
            (nameof(BlueKingProfile.UserName), user), (nameof(BlueKingProfile.SystemApi), "True"));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile));
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":1244006,"result":false,"message":"no such job"}""", 200, true)]
    [InlineData("""{"code":1243051,"result":false,"message":"no such scope"}""", 200, true)]
    [InlineData("""{"error":{"code":"NOT_FOUND","message":"no such job"}}""", 404, true)]
    [InlineData("""{"code":1306404,"result":false,"message":"no such component"}""", 200, false)]
    [InlineData("""{"code":1306406,"result":false,"message":"wrong parameters"}""", 200, false)]
    [InlineData("""{"code":1306403,"result":false,"message":"no permission"}""", 200, false)]
    [InlineData("""{"code":1306401,"result":false,"message":"no operator"}""", 200, false)]
    [InlineData("""{"code":1240003,"result":false,"message":"bad request"}""", 200, false)]
    [InlineData("""{"code":1240002,"result":false,"message":"internal"}""", 200, false)]
    [InlineData("""{"code":77,"result":false,"message":"who knows"}""", 400, false)]
    [InlineData("""{"code":404,"message":"no such page"}""", 404, false)]
    [InlineData("""{"result":false,"code":1306201,"message":"Status Code: 404, Error Message: no"}""", 200, false)]
    public async Task Sign_in_passes_only_when_the_service_identifies_the_caller(string body, int status, bool passed)
    {
        await using var server = new ScriptedServer(Reply.Json(body, status));
        var probe = new ProfileProbe(TestProfiles.Connect(TestProfiles.BlueKing(server.Address)));
        var checks = await probe.RunAsync(TestQueries.CancellationToken).ToListAsync(TestQueries.CancellationToken);
        Assert.Equal(passed, checks.Single(check => check.Step == ProfileCheckStep.SignIn).Passed);
    }

    private static Reply NoApi => Reply.Json(
        """{"code":1640401,"code_name":"API_NOT_FOUND","message":"API not found","result":false,"data":null}""", 404);
}
