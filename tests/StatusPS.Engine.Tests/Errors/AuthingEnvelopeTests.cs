using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>Authing's errors: the status in the body decides, mostly at HTTP 200.</summary>
public sealed class AuthingEnvelopeTests
{
    [Theory]
    [InlineData(400, StatusErrorKind.InvalidRequest)]
    [InlineData(401, StatusErrorKind.Authentication)]
    [InlineData(402, StatusErrorKind.PermissionDenied)]
    [InlineData(403, StatusErrorKind.PermissionDenied)]
    [InlineData(404, StatusErrorKind.NotFound)]
    [InlineData(409, StatusErrorKind.InvalidRequest)]
    [InlineData(413, StatusErrorKind.InvalidRequest)]
    [InlineData(422, StatusErrorKind.InvalidRequest)]
    [InlineData(429, StatusErrorKind.RateLimited)]
    [InlineData(499, StatusErrorKind.InvalidRequest)]
    [InlineData(500, StatusErrorKind.Unavailable)]
    [InlineData(503, StatusErrorKind.Unavailable)]
    [InlineData(504, StatusErrorKind.Timeout)]
    [InlineData(600, StatusErrorKind.Unavailable)]
    [InlineData(699, StatusErrorKind.Unavailable)]
    public async Task Status_code_in_the_body_has_its_kind(int statusCode, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"statusCode":{{statusCode}},"message":"the words","requestId":"A-1"}""", 200, ("Retry-After", "4")));
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)));
        Assert.Equal((kind, $"{statusCode}", 200, "A-1"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        Assert.Contains("the words", error.Message, StringComparison.Ordinal);
        Assert.Equal(kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable
            ? TimeSpan.FromSeconds(4)
            : null, error.RetryAfter);
    }

    [Theory]
    [InlineData(1300, StatusErrorKind.Authentication)]
    [InlineData(1301, StatusErrorKind.Authentication)]
    [InlineData(1302, StatusErrorKind.Authentication)]
    [InlineData(1303, StatusErrorKind.Authentication)]
    [InlineData(1304, StatusErrorKind.Authentication)]
    [InlineData(1305, StatusErrorKind.ClockSkew)]
    [InlineData(1306, StatusErrorKind.Unavailable)]
    [InlineData(2000, StatusErrorKind.PermissionDenied)]
    public async Task API_code_has_its_kind(int apiCode, StatusErrorKind kind)
    {
        var clock = new TestClock();
        string date = TestClock.Start.AddMinutes(20).ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"statusCode":403,"apiCode":{{apiCode}},"message":"the words","requestId":"A-1"}""", 200,
            ("Date", date)));
        var error = await TestQueries.GetErrorAsync(
            TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address), clock)));
        Assert.Equal((kind, $"403/{apiCode}", "A-1"), (error.Kind, error.Code, error.RequestId));
        Assert.Contains("the words", error.Message, StringComparison.Ordinal);
        if (kind == StatusErrorKind.ClockSkew)
            Assert.Contains("20m 00s behind", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, StatusErrorKind.RateLimited)]
    [InlineData(500, StatusErrorKind.Unavailable)]
    [InlineData(503, StatusErrorKind.Unavailable)]
    public async Task HTTP_status_has_its_kind(int status, StatusErrorKind kind)
    {
        foreach (var reply in (Reply[])
            [
                Reply.Json($$"""{"statusCode":{{status}},"message":"no"}""", status), Reply.Empty(status),
                Reply.Html(status), Reply.Json(SampleResponses.Authing, status),
            ])
        {
            await using var server = new ScriptedServer(reply);
            var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)));
            Assert.Equal((kind, status), (error.Kind, error.HttpStatus));
        }
    }

    [Theory]
    [InlineData("""{"data":{"totalCount":0,"list":[]}}""")]
    [InlineData("""{"statusCode":null,"data":{"totalCount":0,"list":[]}}""")]
    [InlineData("""{"statusCode":200}""")]
    [InlineData("""{"statusCode":200,"data":{"totalCount":1}}""")]
    [InlineData("""{"statusCode":200,"data":{"list":"none"}}""")]
    [InlineData("""{"statusCode":200,"data":{"list":[{"syncTaskId":1}]}}""")]
    [InlineData("""[]""")]
    public async Task Response_succeeds_only_with_status_code_200_and_data(string body)
    {
        await using var server = new ScriptedServer(Reply.Json(body));
        Assert.Equal(
            StatusErrorKind.Protocol,
            (await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Signed(server.Address)))).Kind);
    }

    [Theory]
    [InlineData(
        """{"statusCode":401,"apiCode":1302,"message":"wrong secret","requestId":"A-1"}""",
        StatusErrorKind.Authentication)]
    [InlineData("""{"statusCode":200,"data":{}}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":200,"data":{"access_token":""}}""", StatusErrorKind.Protocol)]
    public async Task Failed_token_request_is_an_error(string body, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(body));
        Assert.Equal(
            kind,
            (await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Authing(server.Address)))).Kind);
        Assert.Equal("/api/v3/get-management-token", server.Only.Path);
    }
}
