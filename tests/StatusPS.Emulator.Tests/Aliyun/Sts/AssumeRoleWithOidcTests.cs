using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Tests.Aliyun.Sts;

public sealed class AssumeRoleWithOidcTests
{
    private readonly AliyunKeyClient _client = new();

    [Fact]
    public async Task Keys_of_the_role_are_accepted_by_DTS_until_they_expire()
    {
        var keys = await _client.AssumeRoleWithOidcAsync(("DurationSeconds", "900"));
        await _client.AssertAcceptedByDtsAsync(keys);
        Assert.Equal("acs:ram::1234567890123456:assumed-role/pod/pod", keys.GetText("AssumedRoleUser.Arn"));
        Assert.Equal("2026-03-01T08:15:00Z", keys.GetText("Credentials.Expiration"));
        Assert.Equal(1, _client.CountOf(EmulatorActions.StsAssumeRoleWithOidc));
        _client.Client.Time.Advance(900);
        AliyunKeyClient.AssertError(400, "InvalidSecurityToken.Expired", await _client.QueryDtsAsync(keys));
    }

    [Fact]
    public async Task Request_in_the_form_of_ACS3_is_accepted_without_signature()
    {
        string form = $"RoleArn={Accounts.OidcRoleArn}&OIDCProviderArn={Accounts.OidcProviderArn}"
            + $"&OIDCToken={_client.Client.Cloud.IssueOidcToken()}&RoleSessionName=pod";
        var keys = await _client.Client.SendAsync(
            "POST",
            "/",
            form,
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("x-acs-action", "AssumeRoleWithOIDC"),
            ("x-acs-version", "2015-04-01"),
            ("x-acs-date", AliyunKeyClient.FormatTime(_client.Client.Time.GetUtcNow())));
        await _client.AssertAcceptedByDtsAsync(keys);
    }

    [Theory]
    [InlineData("RoleArn", null, 400, "MissingRoleArn")]
    [InlineData("RoleArn", "pod", 400, "InvalidParameter.RoleArn")]
    [InlineData("RoleArn", "acs:ram::1234567890123456:role/nobody", 404, "EntityNotExist.Role")]
    [InlineData("RoleArn", Accounts.ChainedRoleArn, 403, "AuthenticationFail.NoPermission")]
    [InlineData("OIDCProviderArn", null, 400, "MissingOIDCProviderArn")]
    [InlineData("OIDCProviderArn", "ack", 400, "InvalidParameter.OIDCProviderArn")]
    [InlineData(
        "OIDCProviderArn",
        "acs:ram::1234567890123456:oidc-provider/other",
        403,
        "AuthenticationFail.NoPermission")]
    [InlineData("OIDCToken", null, 400, "MissingOIDCToken")]
    [InlineData("OIDCToken", "abc", 400, "InvalidParameter.OIDCToken")]
    [InlineData("OIDCToken", "eyJh.eyJh.AAAA", 400, "AuthenticationFail.OIDCToken.Invalid")]
    [InlineData("RoleSessionName", null, 400, "MissingRoleSessionName")]
    [InlineData("RoleSessionName", "a/b", 400, "InvalidParameter.RoleSessionName")]
    [InlineData("DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds", "3601", 400, "InvalidParameter.DurationSeconds")]
    public async Task Invalid_parameter_is_rejected(string name, string? value, int status, string code)
        => AliyunKeyClient.AssertError(status, code, await _client.AssumeRoleWithOidcAsync((name, value)));

    [Fact]
    public async Task Changed_token_is_rejected()
    {
        string token = _client.Client.Cloud.IssueOidcToken();
        foreach (int index in new[] { 2, token.IndexOf('.') + 2, token.Length - 4 })
        {
            string changed = token[..index] + (token[index] == 'A' ? 'B' : 'A') + token[(index + 1)..];
            AliyunKeyClient.AssertError(
                400,
                "AuthenticationFail.OIDCToken.Invalid",
                await _client.AssumeRoleWithOidcAsync(("OIDCToken", changed)));
        }

        AliyunKeyClient.AssertError(
            400,
            "AuthenticationFail.OIDCToken.Invalid",
            await _client.AssumeRoleWithOidcAsync(("OIDCToken", token + "\n")));
    }

    [Fact]
    public async Task Expired_token_is_rejected()
    {
        string token = _client.Client.Cloud.IssueOidcToken(TimeSpan.FromMinutes(10));
        Assert.Equal(200, (await _client.AssumeRoleWithOidcAsync(("OIDCToken", token))).Status);
        _client.Client.Time.Advance(600);
        AliyunKeyClient.AssertError(
            400,
            "AuthenticationFail.OIDCToken.Expired",
            await _client.AssumeRoleWithOidcAsync(("OIDCToken", token)));
    }

    [Fact]
    public async Task Token_for_another_audience_is_rejected()
        => AliyunKeyClient.AssertError(
            400,
            "AuthenticationFail.OIDCToken.AudienceNotMatch",
            await _client.AssumeRoleWithOidcAsync(
                ("OIDCToken", _client.Client.Cloud.IssueOidcToken(audience: "kubernetes.default.svc"))));

    [Fact]
    public async Task Token_in_the_address_is_rejected()
    {
        string query = "/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp=2026-03-01T08%3A00%3A00Z"
            + $"&RoleArn={Accounts.OidcRoleArn}&OIDCProviderArn={Accounts.OidcProviderArn}&RoleSessionName=pod"
            + $"&OIDCToken={_client.Client.Cloud.IssueOidcToken()}";
        AliyunKeyClient.AssertError(
            400, "MissingOIDCProviderArn", await _client.Client.SendAsync("POST", query));
        AliyunKeyClient.AssertError(405, "UnsupportedHTTPMethod", await _client.Client.SendAsync("GET", query));
    }

    [Theory]
    [InlineData("", 400, "MissingTimestamp")]
    [InlineData("&Timestamp=2026-03-01", 400, "InvalidTimeStamp.Format")]
    [InlineData("&Timestamp=2026-03-01T07%3A44%3A59Z", 400, "InvalidTimeStamp.Expired")]
    public async Task Wrong_timestamp_is_rejected(string parameter, int status, string code)
        => AliyunKeyClient.AssertError(
            status,
            code,
            await _client.Client.SendAsync(
                "POST", "/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON" + parameter));
}
