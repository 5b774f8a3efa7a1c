using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>The error codes of BlueKing as the services send them: at HTTP 200, each with its kind.</summary>
public sealed class BlueKingCodeTests
{
    /// <summary>
    /// The codes with their kinds. The third value is true for an error that is about the address, not about a key.
    /// </summary>
    public static TheoryData<string, StatusErrorKind, bool> Codes => new()
    {
        { "1240001", StatusErrorKind.Unavailable, false },
        { "1240002", StatusErrorKind.Unavailable, false },
        { "1240003", StatusErrorKind.InvalidRequest, false },
        { "1240004", StatusErrorKind.Authentication, false },
        { "1240005", StatusErrorKind.Authentication, false },
        { "1240006", StatusErrorKind.Unavailable, false },
        { "1210005", StatusErrorKind.Authentication, false },
        { "1210006", StatusErrorKind.PermissionDenied, false },
        { "1211001", StatusErrorKind.Unavailable, false },
        { "1211002", StatusErrorKind.Unavailable, false },
        { "1215001", StatusErrorKind.Unavailable, false },
        { "1215002", StatusErrorKind.PermissionDenied, false },
        { "1216001", StatusErrorKind.Unavailable, false },
        { "1218003", StatusErrorKind.Timeout, false },
        { "1238001", StatusErrorKind.PermissionDenied, false },
        { "1241001", StatusErrorKind.InvalidRequest, false },
        { "1241010", StatusErrorKind.InvalidRequest, false },
        { "1241012", StatusErrorKind.InvalidRequest, false },
        { "1241024", StatusErrorKind.InvalidRequest, true },
        { "1241025", StatusErrorKind.InvalidRequest, false },
        { "1241026", StatusErrorKind.Unavailable, false },
        { "1243049", StatusErrorKind.NotFound, false },
        { "1243051", StatusErrorKind.NotFound, false },
        { "1244006", StatusErrorKind.NotFound, false },
        { "1244007", StatusErrorKind.NotFound, false },
        { "1244020", StatusErrorKind.InvalidRequest, false },
        { "1244036", StatusErrorKind.InvalidRequest, false },
        { "1247001", StatusErrorKind.Authentication, false },
        { "1247002", StatusErrorKind.Authentication, false },
        { "1247403", StatusErrorKind.PermissionDenied, false },
        { "1250001", StatusErrorKind.Unavailable, false },
        { "1252001", StatusErrorKind.Unavailable, false },
        { "1255001", StatusErrorKind.Unavailable, false },
        { "1306001", StatusErrorKind.Unavailable, false },
        { "1306101", StatusErrorKind.Unavailable, false },
        { "1306202", StatusErrorKind.Unavailable, false },
        { "1306203", StatusErrorKind.Unavailable, false },
        { "1306206", StatusErrorKind.Unavailable, false },
        { "1306207", StatusErrorKind.Unavailable, false },
        { "1306208", StatusErrorKind.Unavailable, false },
        { "1306209", StatusErrorKind.InvalidRequest, true },
        { "1306221", StatusErrorKind.Unavailable, false },
        { "1306401", StatusErrorKind.InvalidRequest, true },
        { "1306402", StatusErrorKind.PermissionDenied, false },
        { "1306403", StatusErrorKind.PermissionDenied, false },
        { "1306404", StatusErrorKind.NotFound, true },
        { "1306405", StatusErrorKind.NotFound, true },
        { "1306406", StatusErrorKind.InvalidRequest, false },
        { "1306407", StatusErrorKind.InvalidRequest, true },
        { "1306408", StatusErrorKind.Authentication, false },
        { "1306429", StatusErrorKind.RateLimited, false },
        { "1100001", StatusErrorKind.Unavailable, false },
        { "1100004", StatusErrorKind.Authentication, false },
        { "1108016", StatusErrorKind.Unavailable, false },
        { "1113006", StatusErrorKind.NotFound, true },
        { "1199000", StatusErrorKind.InvalidRequest, false },
        { "1199002", StatusErrorKind.Unavailable, false },
        { "1199006", StatusErrorKind.InvalidRequest, false },
        { "1199010", StatusErrorKind.InvalidRequest, false },
        { "1199017", StatusErrorKind.Unavailable, false },
        { "1199019", StatusErrorKind.NotFound, false },
        { "1199022", StatusErrorKind.Unavailable, false },
        { "1199027", StatusErrorKind.Authentication, false },
        { "1199046", StatusErrorKind.Unavailable, false },
        { "1199047", StatusErrorKind.PermissionDenied, false },
        { "1199048", StatusErrorKind.PermissionDenied, false },
        { "1199059", StatusErrorKind.InvalidRequest, false },
        { "1199079", StatusErrorKind.NotFound, true },
        { "1199088", StatusErrorKind.Unavailable, false },
        { "1199997", StatusErrorKind.RateLimited, false },
        { "1199998", StatusErrorKind.Unavailable, false },
        { "1199999", StatusErrorKind.Unavailable, false },
        { "-1", StatusErrorKind.Unavailable, false },
        { "77", StatusErrorKind.Unavailable, false },
        { "1640001", StatusErrorKind.Authentication, false },
        { "1640004", StatusErrorKind.Authentication, false },
        { "1640100", StatusErrorKind.Authentication, false },
        { "1640301", StatusErrorKind.PermissionDenied, false },
        { "1640303", StatusErrorKind.PermissionDenied, false },
        { "1640304", StatusErrorKind.PermissionDenied, false },
        { "1640401", StatusErrorKind.NotFound, true },
        { "1642902", StatusErrorKind.RateLimited, false },
        { "1650000", StatusErrorKind.Unavailable, false },
        { "1650001", StatusErrorKind.Unavailable, false },
        { "1650002", StatusErrorKind.Unavailable, false },
        { "1650070", StatusErrorKind.Unavailable, false },
        { "1650300", StatusErrorKind.Unavailable, false },
        { "1650401", StatusErrorKind.Timeout, false },
        { "9900403", StatusErrorKind.PermissionDenied, false },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Code_at_http_200_has_its_kind(string code, StatusErrorKind kind, bool isAboutAddress)
    {
        bool isAboutKeys = kind is StatusErrorKind.NotFound or StatusErrorKind.InvalidRequest && !isAboutAddress;
        await using var job = new ScriptedServer(Reply.Json(
            $$"""{"code":{{code}},"result":false,"job_request_id":"r1","message":"the text"}"""));
        await using var cmdb = new ScriptedServer(Reply.Json(
            $$"""{"result":false,"bk_error_code":{{code}},"bk_error_msg":"the text","permission":null,"data":null}"""));
        var jobError = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.V3(job.Address)));
        var cmdbError = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(cmdb.Address), 28));
        Assert.All((StatusError[])[jobError, cmdbError], error =>
        {
            Assert.Equal((kind, code, isAboutKeys), (error.Kind, error.Code, error.IsAboutKeys));
            Assert.Contains("the text", error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(500, "1199027", StatusErrorKind.Authentication)]
    [InlineData(403, "1199027", StatusErrorKind.Authentication)]
    [InlineData(500, "1100004", StatusErrorKind.Authentication)]
    [InlineData(500, "1247403", StatusErrorKind.PermissionDenied)]
    [InlineData(500, "1306403", StatusErrorKind.PermissionDenied)]
    [InlineData(400, "1306408", StatusErrorKind.Authentication)]
    [InlineData(400, "1243051", StatusErrorKind.NotFound)]
    [InlineData(400, "77", StatusErrorKind.InvalidRequest)]
    [InlineData(503, "77", StatusErrorKind.Unavailable)]
    public async Task Known_code_outweighs_the_http_status(int status, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"result":false,"bk_error_code":{{code}},"bk_error_msg":"the text","data":null}""", status));
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((kind, status), (error.Kind, error.HttpStatus));
    }

    [Theory]
    [InlineData("error: Status Code: 401, Error Message: Unauthorized", StatusErrorKind.Authentication)]
    [InlineData("error: Status Code: 403, Error Message: prohibit", StatusErrorKind.Authentication)]
    [InlineData("error: Status Code: 404, Error Message: not found", StatusErrorKind.NotFound)]
    [InlineData("error: Status Code: 302, Error Message: redirects", StatusErrorKind.Untrusted)]
    [InlineData("error: Status Code: 400, Error Message: bad", StatusErrorKind.InvalidRequest)]
    [InlineData("error: Status Code: 429, Error Message: slow", StatusErrorKind.RateLimited)]
    [InlineData("error: Status Code: 500, Error Message: internal", StatusErrorKind.Unavailable)]
    [InlineData("error: Status Code: 502, Error Message: Bad Gateway", StatusErrorKind.Unavailable)]
    [InlineData("error: Status Code: 504, Error Message: timeout", StatusErrorKind.Unavailable)]
    [InlineData("接口出错: 状态码：401，错误消息：未授权", StatusErrorKind.Authentication)]
    [InlineData("接口出错: 状态码: 404, 错误消息: 找不到", StatusErrorKind.NotFound)]
    [InlineData("接口出错: 状态码：302，错误消息：重定向", StatusErrorKind.Untrusted)]
    [InlineData("接口出错: 状态码：502，错误消息：网关错误", StatusErrorKind.Unavailable)]
    [InlineData("interface response time exceeds 30 seconds", StatusErrorKind.Unavailable)]
    [InlineData("第三方系统接口响应时间超过30秒", StatusErrorKind.Unavailable)]
    [InlineData("Status Code: 4012", StatusErrorKind.Unavailable)]
    public async Task Third_party_failure_is_read_by_the_status_in_its_text(string message, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"result":false,"code":1306201,"data":null,"message":"{{message}}","request_id":"r"}"""));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.Esb(server.Address)));
        Assert.Equal((kind, "1306201"), (error.Kind, error.Code));
        Assert.False(error.IsAboutKeys && kind == StatusErrorKind.NotFound);
    }

    [Theory]
    [InlineData(
        "Request interface error, the response content is not a json string: "
            + "<html><head><title>502</title></head></html>",
        StatusErrorKind.Unavailable)]
    [InlineData("the response content is not a json string: user login page", StatusErrorKind.Unavailable)]
    [InlineData("the response content does not contain code field.", StatusErrorKind.Unavailable)]
    [InlineData("User authentication failed, please provide a valid user identity", StatusErrorKind.Authentication)]
    [InlineData("用户认证失败", StatusErrorKind.Authentication)]
    [InlineData("bk_biz_id [bk_biz_id] This field is required.", StatusErrorKind.InvalidRequest)]
    [InlineData("业务ID [bk_biz_id] 该字段是必填项。", StatusErrorKind.InvalidRequest)]
    [InlineData("System error", StatusErrorKind.Unavailable)]
    public async Task Common_error_of_the_esb_is_read_by_its_text(string message, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"result":false,"code":1306000,"data":null,"message":"{{message}}","request_id":"r"}"""));
        Assert.Equal(
            kind, (await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.Esb(server.Address), 28))).Kind);
    }

    [Fact]
    public async Task Refusal_at_http_200_without_a_code_is_unavailable()
    {
        await using var server =
            new ScriptedServer(Reply.Json("""{"result":false,"message":"try later","data":null}"""));
        Assert.Equal(
            StatusErrorKind.Unavailable,
            (await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.V3(server.Address)))).Kind);
    }

    [Theory]
    [InlineData("<html><title>404 Not Found</title></html>", false)]
    [InlineData("404 page not found", false)]
    [InlineData("""{"error_msg":"404 Route Not Found"}""", false)]
    [InlineData("""{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}""", false)]
    [InlineData("""{"code":404,"message":"no such page"}""", false)]
    [InlineData("""{"result":false,"data":null,"message":"The content does not exist"}""", false)]
    [InlineData("""{"error":{"code":"NOT_FOUND","message":"no such job"}}""", true)]
    [InlineData("""{"error":{"code":"SOMETHING_NEW","message":"not there"}}""", true)]
    [InlineData("""{"result":false,"code":1244007,"message":"no such step"}""", true)]
    public async Task NotFound_without_the_services_envelope_is_about_the_address(string body, bool isAboutKeys)
    {
        await using var server = new ScriptedServer(Reply.Json(body, 404));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal((StatusErrorKind.NotFound, isAboutKeys), (error.Kind, error.IsAboutKeys));
        Assert.Equal(!isAboutKeys, error.RecommendedAction.Contains("-Endpoint", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_fault_at_http_200_is_retried()
    {
        await using var server = new ScriptedServer(
            Reply.Json("""{"code":1240002,"result":false,"message":"Internal service error"}"""),
            Reply.Json(SampleResponses.Job));
        var profile = TestProfiles.V3(server.Address, (nameof(StatusProfile.MaxRetry), "1"));
        Assert.Equal(StatusState.Succeeded, (await TestQueries.JobAsync(profile)).State);
        Assert.Equal(2, server.Count);
    }
}
