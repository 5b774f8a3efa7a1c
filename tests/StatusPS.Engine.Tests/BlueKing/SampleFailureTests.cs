using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Every sample answer that is a failure.</summary>
public sealed class SampleFailureTests
{
    public static string[] Files =>
    [
        "apigw_err_1640001_INVALID_ARGS_1.json", "apigw_err_1640301_APP_NO_PERMISSION_1.json", "apigw_err_1642902_RATE_LIMIT_RESTRICTION_1.json",
        "apigw_err_1650401_REQUEST_BACKEND_TIMEOUT_1.json", "job_v3_err_permission_9900403.json", "job_v4_err_400_en.json",
        "job_v4_err_401_empty.json", "job_v4_err_403_zh.json", "esb_err_1306000_user_auth.json", "esb_err_404_no_code.json",
    ];

    [Theory]
    [InlineData("apigw_err_1640001_INVALID_ARGS_1.json", StatusErrorKind.Authentication, "1640001", 400, "Parameters error [reason=\"app code cannot be empty\"]")]
    [InlineData("apigw_err_1640301_APP_NO_PERMISSION_1.json", StatusErrorKind.PermissionDenied, "1640301", 403, "App has no permission to the resource")]
    [InlineData("apigw_err_1650401_REQUEST_BACKEND_TIMEOUT_1.json", StatusErrorKind.Timeout, "1650401", 504, "Request backend service timeout")]
    [InlineData("apigw_err_1642902_RATE_LIMIT_RESTRICTION_1.json", StatusErrorKind.RateLimited, "1642902", 429, "API rate limit exceeded by stage strategy")]
    [InlineData("job_v4_err_400_en.json", StatusErrorKind.InvalidRequest, "INVALID_ARGUMENT", 400, "query param [bk_scope_type] is illegal")]
    [InlineData("job_v4_err_403_zh.json", StatusErrorKind.PermissionDenied, "NO_PERMISSION", 403, "用户(张三)权限不足，请前往权限中心确认并申请补充后重试")]
    [InlineData("esb_err_404_no_code.json", StatusErrorKind.NotFound, null, 404, "The content does not exist")]
    [InlineData("job_v4_err_401_empty.json", StatusErrorKind.Authentication, null, 401, "without a word of explanation")]
    public async Task ThroughTheGateway(string file, StatusErrorKind kind, string? code, int status, string words)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var error = await Ask.FailureAsync(Ask.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal((kind, code, status), (error.Kind, error.Code, error.HttpStatus));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        if (code is not null) Assert.Contains(code, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task EsbSaysThatTheUserIsMissing()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("esb_err_1306000_user_auth.json"));
        var error = await Ask.FailureAsync(Ask.CmdbAsync(TestProfiles.Esb(server.Address), 28));
        Assert.Equal((StatusErrorKind.Authentication, "1306000", 200, "e43da4ef221746868dc4c837d36f3807"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        Assert.Contains("User authentication failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheGatewaysLimitTellsWhenToComeBack()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("apigw_err_1642902_RATE_LIMIT_RESTRICTION_1.json"));
        var error = await Ask.FailureAsync(Ask.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((StatusErrorKind.RateLimited, TimeSpan.FromSeconds(1)), (error.Kind, error.RetryAfter));
    }

    [Theory]
    [InlineData("job_v3_err_permission_9900403.json", "9900403", 200, "xxx")]
    [InlineData("job_v4_err_403_zh.json", "NO_PERMISSION", 403, null)]
    public async Task WhatToApplyForIsTold(string file, string code, int status, string? requestId)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var error = await Ask.FailureAsync(Ask.JobAsync(status == 200 ? TestProfiles.V3(server.Address) : TestProfiles.BlueKing(server.Address)));
        Assert.Equal((StatusErrorKind.PermissionDenied, code, status, requestId), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        var grant = Assert.Single(error.Permission);
        Assert.Equal(("作业平台", "业务访问 (access_business)"), (grant.System, grant.Action));
        Assert.Equal(["业务 blueking (1)"], grant.Resources);
        Assert.Contains(grant.ToString(), error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("access_business", error.Message, StringComparison.Ordinal);
    }
}
