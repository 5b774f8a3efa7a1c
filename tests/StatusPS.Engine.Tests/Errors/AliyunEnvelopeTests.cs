using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>Aliyun's errors: the code decides, in JSON, in XML, and at HTTP 200.</summary>
public sealed class AliyunEnvelopeTests
{
    public static TheoryData<int, string, StatusErrorKind> Codes => new()
    {
        { 404, "InvalidAccessKeyId.NotFound", StatusErrorKind.Authentication },
        { 400, "SignatureDoesNotMatch", StatusErrorKind.Authentication },
        { 400, "IncompleteSignature", StatusErrorKind.Authentication },
        { 400, "InvalidSecurityToken.Expired", StatusErrorKind.Authentication },
        { 400, "InvalidTimeStamp.Expired", StatusErrorKind.ClockSkew },
        { 400, "SignatureNonceUsed", StatusErrorKind.Unavailable },
        { 403, "Forbidden.RAM", StatusErrorKind.PermissionDenied },
        { 403, "Forbidden", StatusErrorKind.PermissionDenied },
        { 403, "Forbidden.InstanceNotFound", StatusErrorKind.NotFound },
        { 400, "InvalidJobId", StatusErrorKind.NotFound },
        { 400, "Throttling", StatusErrorKind.RateLimited },
        { 400, "Throttling.User", StatusErrorKind.RateLimited },
        { 503, "ServiceUnavailable", StatusErrorKind.Unavailable },
        { 500, "InternalError", StatusErrorKind.Unavailable },
        { 400, "InvalidParameter", StatusErrorKind.InvalidRequest },
        { 502, "SomethingNew", StatusErrorKind.Unavailable },
        { 504, "SomethingNew", StatusErrorKind.Timeout },
        { 429, "SomethingNew", StatusErrorKind.RateLimited },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task JSON_error_has_its_kind(int status, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"RequestId":"R-1","HostId":"dts.aliyuncs.com","Code":"{{code}}","Message":"the words","Recommend":"https://x"}""", status, ("x-acs-retry-after", "1500")));
        await CheckAsync(server, status, code, kind);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task XML_error_has_its_kind(int status, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Text(
            $"<?xml version='1.0' "
                + $"encoding='UTF-8'?>\n<Error><RequestId>R-1</RequestId><HostId>dts.aliyuncs.com</HostId><Code>{code}</Code><Message>the words</Message></Error>",
            "text/xml;charset=utf-8", status, ("x-acs-retry-after", "1500")));
        await CheckAsync(server, status, code, kind);
    }

    [Theory]
    [InlineData("false", "InternalError", StatusErrorKind.Unavailable)]
    [InlineData("\"false\"", "Throttling.User", StatusErrorKind.RateLimited)]
    [InlineData("\"False\"", "InvalidJobId", StatusErrorKind.NotFound)]
    [InlineData("null", "Forbidden", StatusErrorKind.PermissionDenied)]
    public async Task Error_at_HTTP_200_has_its_kind(string success, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"RequestId":"R-1","Success":{{success}},"ErrCode":"{{code}}","ErrMessage":"the words"}"""));
        await CheckAsync(server, 200, code, kind, retryAfter: false);
    }

    [Fact]
    public async Task Failure_at_HTTP_200_without_a_code_is_an_error()
    {
        await using var server = new ScriptedServer(Reply.Json("""{"RequestId":"R-1","Success":"false"}"""));
        var error =
            await TestQueries.GetErrorAsync(TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"));
        Assert.Equal((200, "R-1"), (error.HttpStatus, error.RequestId));
    }

    [Theory]
    [InlineData(3600, "1h 00m behind")]
    [InlineData(-1200, "20m 00s ahead of")]
    public async Task Clock_skew_is_measured(int theyAreAhead, string words)
    {
        var clock = new TestClock();
        string date = TestClock.Start.AddSeconds(theyAreAhead)
            .ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        await using var server = new ScriptedServer(Reply.Json(
            """{"RequestId":"R-1","Code":"InvalidTimeStamp.Expired","Message":"expired"}""", 400, ("Date", date)));
        var connection = TestProfiles.Connect(TestProfiles.Aliyun(server.Address), clock);
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(connection, null, "dts1"));
        Assert.Equal((StatusErrorKind.ClockSkew, 1), (error.Kind, server.Count));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(-TimeSpan.FromSeconds(theyAreAhead), connection.ClockSkew);
    }

    [Theory]
    [InlineData("""{"hello":"world"}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"Success":true,"SynchronizationJobListStatusList":{"a":1}}""")]
    [InlineData("""{"Success":true,"SynchronizationJobListStatusList":[{"SynchronizationDirectionInfoList":[]}]}""")]
    public async Task Other_shape_is_a_protocol_error_not_a_missing_job(string body)
    {
        await using var server = new ScriptedServer(Reply.Json(body));
        var outcomes = TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1");
        Assert.Equal(StatusErrorKind.Protocol, (await TestQueries.GetErrorAsync(outcomes)).Kind);
    }

    [Fact]
    public async Task Document_types_in_XML_are_ignored()
    {
        await using var server = new ScriptedServer(Reply.Text(
            "<!DOCTYPE Error [<!ENTITY x SYSTEM "
                + "\"file:///etc/hostname\">]><Error><Code>Forbidden</Code><Message>&x;</Message></Error>", "text/xml",
                403));
        var error =
            await TestQueries.GetErrorAsync(TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"));
        Assert.Equal((StatusErrorKind.PermissionDenied, null), (error.Kind, error.Code));
    }

    private static async Task CheckAsync(
        ScriptedServer server, int status, string code, StatusErrorKind kind, bool retryAfter = true)
    {
        var error =
            await TestQueries.GetErrorAsync(TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"));
        Assert.Equal((kind, code, status, "R-1"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        Assert.Contains("the words", error.Message, StringComparison.Ordinal);
        bool waits = retryAfter && kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable;
        if (retryAfter) Assert.Equal(waits ? TimeSpan.FromMilliseconds(1500) : null, error.RetryAfter);
    }

    /// <summary>A list of another shape does not hide the error code.</summary>
    [Theory]
    [InlineData(400, "Throttling.User", StatusErrorKind.RateLimited)]
    [InlineData(200, "InvalidJobId", StatusErrorKind.NotFound)]
    public async Task Error_code_takes_precedence_over_a_list(int status, string code, StatusErrorKind kind)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$$"""{"RequestId":"R-1","Success":false,"ErrCode":"{{{code}}}","ErrMessage":"no","SynchronizationJobListStatusList":{"SynchronizationJobStatusInfo":[]} }""", status));
        var error = await TestQueries.GetErrorAsync(
            TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), "cn-hangzhou", "dts1"));
        Assert.Equal((kind, code, "R-1"), (error.Kind, error.Code, error.RequestId));
    }
}
