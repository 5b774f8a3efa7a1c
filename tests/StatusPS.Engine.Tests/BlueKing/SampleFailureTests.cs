using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Every sample of an error response.</summary>
public sealed class SampleFailureTests
{
    public static string[] Files =>
    [
        "gateway_error_1640001.json", "gateway_error_1640301.json", "gateway_error_1642902.json",
        "gateway_error_1650401.json", "job_v3_error_9900403.json", "job_v4_error_400.json",
        "job_v4_error_401.json", "job_v4_error_403.json", "esb_error_1306000.json", "esb_error_404.json",
    ];

    [Theory]
    [InlineData(
        "gateway_error_1640001.json", StatusErrorKind.Authentication, "1640001", 400,
        "The request was refused [reason=\"the app code is missing\"]")]
    [InlineData(
        "gateway_error_1640301.json", StatusErrorKind.PermissionDenied, "1640301", 403,
        "The app may not call this resource")]
    [InlineData("gateway_error_1650401.json", StatusErrorKind.Timeout, "1650401", 504, "The backend timed out")]
    [InlineData(
        "gateway_error_1642902.json", StatusErrorKind.RateLimited, "1642902", 429, "Too many requests for this stage")]
    [InlineData(
        "job_v4_error_400.json", StatusErrorKind.InvalidRequest, "INVALID_ARGUMENT", 400,
        "bk_scope_type is not a known scope type")]
    [InlineData(
        "job_v4_error_403.json", StatusErrorKind.PermissionDenied, "NO_PERMISSION", 403, "用户 operator 没有该业务的访问权限，请先申请")]
    [InlineData("esb_error_404.json", StatusErrorKind.NotFound, null, 404, "There is no such component")]
    [InlineData("job_v4_error_401.json", StatusErrorKind.Authentication, null, 401, "without an explanation")]
    public async Task Failure_through_the_gateway_has_its_kind_and_code(
        string file, StatusErrorKind kind, string? code, int status, string words)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)));
        Assert.Equal((kind, code, status), (error.Kind, error.Code, error.HttpStatus));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        if (code is not null) Assert.Contains(code, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Missing_user_in_ESB_is_an_authentication_error()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("esb_error_1306000.json"));
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.Esb(server.Address), 28));
        Assert.Equal(
            (StatusErrorKind.Authentication, "1306000", 200, "e43da4ef221746868dc4c837d36f3807"),
            (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        Assert.Contains("The user could not be authenticated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_limit_of_the_gateway_has_a_retry_time()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("gateway_error_1642902.json"));
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((StatusErrorKind.RateLimited, TimeSpan.FromSeconds(1)), (error.Kind, error.RetryAfter));
    }

    [Theory]
    [InlineData("job_v3_error_9900403.json", "9900403", 200, "0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("job_v4_error_403.json", "NO_PERMISSION", 403, null)]
    public async Task Permission_error_names_the_permission_to_apply_for(
        string file, string code, int status, string? requestId)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(status == 200
            ? TestProfiles.V3(server.Address)
            : TestProfiles.BlueKing(server.Address)));
        Assert.Equal(
            (StatusErrorKind.PermissionDenied, code, status, requestId),
            (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        var grant = Assert.Single(error.Permission);
        Assert.Equal(("作业系统", "访问业务 (access_business)"), (grant.System, grant.Action));
        Assert.Equal(["业务 shop (1)"], grant.Resources);
        Assert.Contains(grant.ToString(), error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("access_business", error.Message, StringComparison.Ordinal);
    }
}
