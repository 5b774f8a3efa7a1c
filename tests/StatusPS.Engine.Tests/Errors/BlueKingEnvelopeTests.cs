using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>The five error envelopes of BlueKing.</summary>
public sealed class BlueKingEnvelopeTests
{
    [Theory]
    [InlineData(400, 1640001, StatusErrorKind.Authentication)]
    [InlineData(401, 1640101, StatusErrorKind.Authentication)]
    [InlineData(401, 1640102, StatusErrorKind.Authentication)]
    [InlineData(403, 1640301, StatusErrorKind.PermissionDenied)]
    [InlineData(403, 1640302, StatusErrorKind.PermissionDenied)]
    [InlineData(404, 1640401, StatusErrorKind.NotFound)]
    [InlineData(413, 1641301, StatusErrorKind.InvalidRequest)]
    [InlineData(414, 1641401, StatusErrorKind.InvalidRequest)]
    [InlineData(429, 1642901, StatusErrorKind.RateLimited)]
    [InlineData(429, 1642902, StatusErrorKind.RateLimited)]
    [InlineData(429, 1642903, StatusErrorKind.RateLimited)]
    [InlineData(429, 1642904, StatusErrorKind.RateLimited)]
    [InlineData(502, 1650200, StatusErrorKind.Unavailable)]
    [InlineData(502, 1650201, StatusErrorKind.Unavailable)]
    [InlineData(504, 1650401, StatusErrorKind.Timeout)]
    [InlineData(508, 1650801, StatusErrorKind.Unavailable)]
    [InlineData(500, 1659999, StatusErrorKind.Unavailable)]
    public async Task Gateway_error_has_its_kind(int status, int code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"code":{{code}},"code_name":"THE_NAME","message":"the words","result":false,"data":null}""", status,
            ("X-Bkapi-Error-Code", $"{code}"), ("X-Bkapi-Error-Message", "the words"),
            ("X-Bkapi-Request-Id", "request-1"), ("X-Bkapi-RateLimit-Reset", "7")));
        foreach (var error in await ErrorsAsync(server, TestProfiles.BlueKing(server.Address)))
        {
            Assert.Equal(
                (kind, $"{code}", status, "request-1"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
            Assert.Equal(kind == StatusErrorKind.RateLimited ? TimeSpan.FromSeconds(7) : null, error.RetryAfter);
            Assert.All(
                (string[])["the words", "THE_NAME", "request-1"],
                part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("IP_NOT_ALLOWED", "address")]
    [InlineData("CROSS_TENANT", "-TenantId")]
    public async Task Code_name_selects_the_advice(string name, string advice)
    {
        await using var server = new ScriptedServer(
            Reply.Json($$"""{"code":1640302,"code_name":"{{name}}","message":"no","result":false}""", 403));
        Assert.Contains(advice, (await TestQueries.GetErrorAsync(
            TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)))).RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1306000", "User authentication failed, please provide bk_token", StatusErrorKind.Authentication)]
    [InlineData("1306000", "Something else is wrong", StatusErrorKind.Unavailable)]
    [InlineData("\"1306201\"", "third-party system failed", StatusErrorKind.Unavailable)]
    [InlineData("1306401", "missing", StatusErrorKind.InvalidRequest)]
    [InlineData("\"1306408\"", "wrong", StatusErrorKind.Authentication)]
    [InlineData("1306429", "too many", StatusErrorKind.RateLimited)]
    [InlineData("9900403", "no permission", StatusErrorKind.PermissionDenied)]
    [InlineData("1244006", "no such job", StatusErrorKind.NotFound)]
    [InlineData("\"1244006\"", "no such job", StatusErrorKind.NotFound)]
    [InlineData("1241001", "missing", StatusErrorKind.InvalidRequest)]
    [InlineData("1199010", "empty list", StatusErrorKind.InvalidRequest)]
    [InlineData("1199997", "too many requests", StatusErrorKind.RateLimited)]
    [InlineData("4242", "who knows", StatusErrorKind.Unavailable)]
    public async Task Error_of_ESB_CMDB_or_JobV3_at_HTTP_200_has_its_kind(
        string code, string words, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"result":false,"code":{{code}},"data":null,"message":"{{words}}","request_id":"esb-1"}"""));
        foreach (var error in await ErrorsAsync(server, TestProfiles.Esb(server.Address)))
        {
            Assert.Equal(
                (kind, code.Trim('"'), 200, "esb-1"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1199997, StatusErrorKind.RateLimited)]
    [InlineData(9900403, StatusErrorKind.PermissionDenied)]
    [InlineData(1199000, StatusErrorKind.InvalidRequest)]
    public async Task Older_field_names_of_CMDB_are_read(int code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"result":false,"bk_error_code":{{{code}}},"bk_error_msg":"the words","data":null,"permission":{"system_id":"bk_cmdb","system_name":"CMDB",
             "actions":[{"id":"find_business_resource","name":"Business Access","related_resource_types":[{"type":"biz","instances":[[{"type":"biz","id":"3","name":"lol"}]]}]}]}}
            """));
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((kind, $"{code}", 200), (error.Kind, error.Code, error.HttpStatus));
        Assert.Contains("the words", error.Message, StringComparison.Ordinal);
        Assert.Equal("CMDB: Business Access (find_business_resource) (biz lol (3))", Assert.Single(error.Permission)
            .ToString());
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", StatusErrorKind.InvalidRequest)]
    [InlineData(400, "OUT_OF_RANGE", StatusErrorKind.InvalidRequest)]
    [InlineData(400, "FAILED_PRECONDITION", StatusErrorKind.InvalidRequest)]
    [InlineData(401, "UNAUTHENTICATED", StatusErrorKind.Authentication)]
    [InlineData(403, "IAM_NO_PERMISSION", StatusErrorKind.PermissionDenied)]
    [InlineData(403, "NO_PERMISSION", StatusErrorKind.PermissionDenied)]
    [InlineData(404, "NOT_FOUND", StatusErrorKind.NotFound)]
    [InlineData(409, "ALREADY_EXISTS", StatusErrorKind.InvalidRequest)]
    [InlineData(409, "ABORTED", StatusErrorKind.Unavailable)]
    [InlineData(429, "RATELIMIT_EXCEED", StatusErrorKind.RateLimited)]
    [InlineData(429, "RESOURCE_EXHAUSTED", StatusErrorKind.RateLimited)]
    [InlineData(500, "INTERNAL", StatusErrorKind.Unavailable)]
    [InlineData(500, "UNKNOWN", StatusErrorKind.Unavailable)]
    [InlineData(501, "NOT_IMPLEMENTED", StatusErrorKind.InvalidRequest)]
    [InlineData(503, "SOMETHING_NEW", StatusErrorKind.Unavailable)]
    [InlineData(418, "SOMETHING_NEW", StatusErrorKind.InvalidRequest)]
    public async Task JobV4_error_has_its_kind(int status, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$$"""{"error":{"code":"{{{code}}}","message":"the words","data":null,"details":[{"code":1241001}]}}""",
            status, ("X-Bkapi-Request-Id", "v4-1")));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal((kind, code, status, "v4-1"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        Assert.Contains("the words", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V3_envelope_on_a_v4_path_is_read()
    {
        await using var server = new ScriptedServer(Reply.Json(
            """{"result":false,"code":1247002,"message":"user is missing","job_request_id":"job-1"}""", 401));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal(
            (StatusErrorKind.Authentication, "1247002", 401, "job-1"),
            (error.Kind, error.Code, error.HttpStatus, error.RequestId));
    }

    [Fact]
    public async Task Empty_401_advises_on_user_and_tenant()
    {
        await using var server = new ScriptedServer(Reply.Empty(401));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal((StatusErrorKind.Authentication, null, 401), (error.Kind, error.Code, error.HttpStatus));
        Assert.All(
            (string[])["-TenantId", "-UserName"],
            part => Assert.Contains(part, error.RecommendedAction, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Error_without_a_body_is_read_from_the_headers()
    {
        await using var server = new ScriptedServer(Reply.Empty(
            429, ("X-Bkapi-Error-Code", "1642903"), ("X-Bkapi-Error-Message", "slow down"), ("Retry-After", "3")));
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal(
            (StatusErrorKind.RateLimited, "1642903", 429, TimeSpan.FromSeconds(3)),
            (error.Kind, error.Code, error.HttpStatus, error.RetryAfter));
    }

    private static async Task<List<StatusError>> ErrorsAsync(ScriptedServer server, BlueKingProfile profile)
    {
        var errors = new List<StatusError> { await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(profile, 28)),
        await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile)) };
        Assert.Equal(2, server.Count);
        return errors;
    }
}
