using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>A key is obtained once, renewed shortly before it ends, and once when the service refuses it.</summary>
public sealed class CredentialRenewalTests : CredentialFixture
{
    private const string Denied =
        """{"RequestId":"STS-9","Code":"NoPermission","Message":"You are not authorized to do this action."}""";

    [Fact]
    public async Task Many_queries_share_one_request()
    {
        var connection = Connect(RoleProfile());
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => QueryAsync(connection)));
        Assert.Equal((1, 64), (Service.KeyRequests.Length, Service.DtsRequests.Length));
    }

    [Fact]
    public async Task Profiles_of_one_base_profile_share_its_key()
    {
        WriteCli("""{"name":"base","mode":"EcsRamRole","ram_role_name":"ops"}""");
        AliyunProfile[] profiles = [.. Enumerable.Range(1, 2)
            .Select(number => RoleProfile((AliyunProfile.AccessKeySecret, null),
            (nameof(AliyunProfile.AccessKeyId), null), (nameof(AliyunProfile.SourceProfile), "AliyunCli:base"),
            (nameof(AliyunProfile.RoleSessionName), "session-" + number)))];
        foreach (var profile in profiles) await QueryAsync(Connect(profile));
        Assert.Equal("/latest/api/token /latest/meta-data/ram/security-credentials/ops AssumeRole AssumeRole",
            string.Join(' ', Service.KeyRequests.Select(KeyService.Action)));
    }

    [Theory]
    [InlineData(3600, 180)]
    [InlineData(900, 180)]
    [InlineData(200, 100)]
    public async Task Key_is_renewed_180_seconds_before_it_ends(int lifetime, int margin)
    {
        Service.Lifetime = TimeSpan.FromSeconds(lifetime);
        var connection = Connect(RoleProfile());
        await QueryAsync(connection);
        Clock.Advance(lifetime - margin - 1);
        await QueryAsync(connection);
        Assert.Equal(1, Service.Issued);
        Clock.Advance(1);
        await QueryAsync(connection);
        Assert.Equal(2, Service.Issued);
        Assert.Equal(KeyService.Token(2), Service.DtsRequests[^1].Header("x-acs-security-token"));
    }

    [Fact]
    public async Task Refused_key_is_renewed_once_for_all_queries()
    {
        var connection = Connect(RoleProfile());
        await QueryAsync(connection);
        Service.RevokeAll();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => QueryAsync(connection)));
        Assert.Equal(2, Service.Issued);
    }

    [Fact]
    public async Task Key_that_is_refused_again_is_an_error()
    {
        Service.Override = request => KeyService.IsDts(request)
            ? Reply.Json("""{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"expired"}""", 400) : null;
        var error = await GetErrorAsync(RoleProfile());
        Assert.Equal(("InvalidSecurityToken.Expired", StatusErrorKind.Authentication), (error.Code, error.Kind));
        Assert.Equal((2, 2), (Service.Issued, Service.DtsRequests.Length));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Failed_renewal_is_no_error_while_the_key_is_valid(int status)
    {
        var connection = Connect(RoleProfile());
        await QueryAsync(connection);
        Clock.Advance(3600 - 180);
        Service.Override = request => KeyService.IsDts(request) ? null : Reply.Json(Denied, status);
        for (int i = 0; i < 5; i++) await QueryAsync(connection);
        Assert.Equal(2, Service.KeyRequests.Length);
        // Half a minute later it is tried again; then the service is back.
        Clock.Advance(30);
        Service.Override = null;
        await QueryAsync(connection);
        Assert.Equal(2, Service.Issued);
    }

    [Theory]
    [InlineData("NoPermission", 403, StatusErrorKind.PermissionDenied, "sts:AssumeRole")]
    [InlineData("EntityNotExist.Role", 404, StatusErrorKind.Authentication, "-RoleArn")]
    [InlineData("InvalidParameter.DurationSeconds", 400, StatusErrorKind.Authentication, "-RoleDuration")]
    [InlineData("InvalidAccessKeyId.NotFound", 404, StatusErrorKind.Authentication, "access key from Test")]
    [InlineData("Throttling.User", 429, StatusErrorKind.RateLimited, "")]
    [InlineData("ServiceUnavailable", 503, StatusErrorKind.Unavailable, "")]
    public async Task Failure_names_role_service_and_code(string code, int status, StatusErrorKind kind, string advice)
    {
        Service.Override = _ =>
            Reply.Json($$"""{"RequestId":"STS-9","Code":"{{code}}","Message":"words of the service"}""", status);
        var error = await GetErrorAsync(RoleProfile());
        Assert.Equal((kind, code, status, "STS-9"), (error.Kind, error.Code, error.HttpStatus, error.RequestId));
        foreach (string part in (string[])[Role, "Aliyun STS", code, "words of the service"])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
        Assert.False(error.IsAboutKeys);
        Assert.Empty(Service.DtsRequests);
    }

    [Fact]
    public async Task Unreachable_token_service_is_a_failure_that_may_pass()
    {
        Service.Override = _ => Reply.Reset;
        var error = await GetErrorAsync(RoleProfile());
        Assert.Equal(StatusErrorKind.Unavailable, error.Kind);
        Assert.Contains(Role, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"RequestId":"R"}""")]
    [InlineData("""{"Credentials":{"AccessKeyId":"STS.1","AccessKeySecret":"s-e-c-r-e-t"}}""")]
    [InlineData(
        """{"Credentials":{"AccessKeyId":"STS.1","AccessKeySecret":"s-e-c-r-e-t","SecurityToken":"token","Expiration":"soon"}}""")]
    [InlineData(
        """{"Credentials":{"AccessKeyId":"STS.1","AccessKeySecret":"s-e-c-r-e-t","SecurityToken":"token","Expiration":"2001-01-01T00:00:00Z"}}""")]
    [InlineData("<html>")]
    public async Task Response_without_a_complete_key_is_an_error(string body)
    {
        Service.Override = _ => Reply.Json(body);
        var error = await GetErrorAsync(RoleProfile());
        Assert.Equal(StatusErrorKind.Protocol, error.Kind);
        Assert.DoesNotContain("s-e-c-r-e-t", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_base_key_is_read_again_before_the_role_is_assumed()
    {
        (Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"], Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]) = ("id-1", "secret-1");
        Service.Override = request =>
        {
            if (KeyService.IsDts(request)
                || request.Header("Authorization")!.Contains("id-2", StringComparison.Ordinal)) return null;
            Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "id-2";
            return Reply.Json("""{"Code":"InvalidAccessKeyId.Inactive","Message":"inactive"}""", 400);
        };
        await QueryAsync(
            Connect(RoleProfile((AliyunProfile.AccessKeySecret, null), (nameof(AliyunProfile.AccessKeyId), null))));
        Assert.Equal(2, Service.KeyRequests.Length);
    }

    [Fact]
    public async Task Session_of_the_cli_is_used_until_it_ends_and_read_again_then()
    {
        WriteSession(1, Clock.GetUtcNow().AddHours(1));
        var profile = Find("AliyunCli:sso");
        Assert.Equal(AliyunCredentialSource.CliSession, profile.CredentialSource);
        AliyunPlatformDescriptor.Instance.SetState(profile, null);
        Assert.Equal(Clock.GetUtcNow().AddHours(1).LocalDateTime, profile.CredentialExpiresAt);
        Service.Override = request => KeyService.IsDts(request) ? Reply.Json(SampleResponses.Dts) : null;
        var connection = Connect(profile);
        await QueryAsync(connection);
        Clock.Advance(3500);
        await QueryAsync(connection);
        Assert.Equal("sso-token-1", Service.DtsRequests[^1].Header("x-acs-security-token"));
        WriteSession(2, Clock.GetUtcNow().AddHours(1));
        Clock.Advance(100);
        await QueryAsync(connection);
        Assert.Equal("sso-token-2", Service.DtsRequests[^1].Header("x-acs-security-token"));
        Clock.Advance(3600);
        var error = await TestQueries.GetErrorAsync(QueryAsync(connection));
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(
            "aliyun sts GetCallerIdentity --profile sso", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Service.KeyRequests);
    }

    [Fact]
    public async Task Setting_of_a_profile_shows_the_end_of_its_key_after_the_first_query()
    {
        var profile = RoleProfile();
        profile.Set(nameof(AliyunProfile.RoleSessionName), "shown", "Test");
        profile.Environment = Variables.GetValueOrDefault;
        var connection = ConnectionPool.GetConnection(profile, Service.Handler, Clock);
        await QueryAsync(connection);
        var shown = RoleProfile((nameof(AliyunProfile.RoleSessionName), "shown"));
        AliyunPlatformDescriptor.Instance.SetState(shown, connection);
        Assert.Equal(Clock.GetUtcNow()
            .AddHours(1).LocalDateTime, shown.CredentialExpiresAt!.Value, TimeSpan.FromSeconds(1));
    }

    private void WriteSession(int number, DateTimeOffset end) => WriteCli(
        $$"""{"name":"sso","mode":"CloudSSO","access_key_id":"STS.sso-{{number}}","access_key_secret":"sso-secret-{{number}}","sts_token":"sso-token-{{number}}","sts_expiration":{{end.ToUnixTimeSeconds()}}}""");
}
