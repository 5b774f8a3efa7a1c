using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Tests.Aliyun.Sts;

public sealed class AssumeRoleTests
{
    private readonly AliyunKeyClient _client = new();

    public static TheoryData<string, Func<SignedDtsRequest, SignedDtsRequest>, int, string> InvalidRequests => new()
    {
        { "unknown key", request => request with { KeyId = "LTAI-nobody" }, 404, "InvalidAccessKeyId.NotFound" },
        {
            "key that was not issued",
            request => request with { KeyId = "STS.0123456789ABCDEF01234567" },
            404,
            "InvalidAccessKeyId.NotFound"
        },
        { "wrong secret", request => request with { Secret = "wrong" }, 400, "SignatureDoesNotMatch" },
        {
            "role changed after signing",
            request => request with
            {
                ChangeTarget = target => target.Replace("role%2Fops", "role%2Fother", StringComparison.Ordinal),
            },
            400,
            "SignatureDoesNotMatch"
        },
        {
            "sixteen minutes late",
            request => request with { Date = request.Date.AddMinutes(-16) },
            400,
            "InvalidTimeStamp.Expired"
        },
        { "other version", request => request with { Version = "2020-01-01" }, 400, "InvalidVersion" },
        { "other action", request => request with { Action = "GetSessionToken" }, 404, "InvalidAction.NotFound" },
        {
            "user without permission",
            request => request with
            {
                KeyId = Accounts.ForbiddenAccessKeyId,
                Secret = Accounts.ForbiddenAccessKeySecret,
            },
            403,
            "NoPermission"
        },
    };

    [Theory]
    [MemberData(nameof(InvalidRequests))]
    public async Task Invalid_request_is_rejected(
        string description, Func<SignedDtsRequest, SignedDtsRequest> change, int status, string code)
    {
        foreach (bool isAcs3 in new[] { true, false })
        {
            var response = await _client.AssumeRoleAsync(change: change, isAcs3: isAcs3);
            Assert.True(
                response.Status == status && response.GetText("Code") == code,
                $"{description}: {response.Status} {response.Text}");
        }

        Assert.Equal(0, _client.CountOf(EmulatorActions.StsAssumeRole));
    }

    [Theory]
    [InlineData("DurationSeconds=899", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds=43201", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds=-1", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds=1h", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("Policy=[]", 400, "InvalidParameter.PolicyGrammar")]
    [InlineData("Policy={", 400, "InvalidParameter.PolicyGrammar")]
    [InlineData("ExternalId=a b", 400, "InvalidParameter.ExternalId")]
    public async Task Invalid_parameter_is_rejected(string parameters, int status, string code)
        => AliyunKeyClient.AssertError(status, code, await _client.AssumeRoleAsync(parameters));

    [Theory]
    [InlineData("RoleArn=acs:ram::1234567890123456:role/nobody&RoleSessionName=test", 404, "EntityNotExist.Role")]
    [InlineData("RoleArn=acs:ram::1234567890123456:user/ops&RoleSessionName=test", 400, "InvalidParameter.RoleArn")]
    [InlineData("RoleArn=ops&RoleSessionName=test", 400, "InvalidParameter.RoleArn")]
    [InlineData("RoleSessionName=test", 400, "MissingRoleArn")]
    [InlineData("RoleArn=acs:ram::1234567890123456:role/ops", 400, "MissingRoleSessionName")]
    [InlineData(
        "RoleArn=acs:ram::1234567890123456:role/ops&RoleSessionName=a",
        400,
        "InvalidParameter.RoleSessionName")]
    [InlineData(
        "RoleArn=acs:ram::1234567890123456:role/ops&RoleSessionName=a b",
        400,
        "InvalidParameter.RoleSessionName")]
    public async Task Wrong_role_or_session_is_rejected(string parameters, int status, string code)
        => AliyunKeyClient.AssertError(
            status,
            code,
            await _client.AssumeRoleAsync(change: request => request with { MoreParameters = parameters }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Keys_of_a_role_are_accepted_by_DTS(bool isAcs3, bool isForm)
    {
        var response = await _client.AssumeRoleAsync(
            change: request => request with { IsForm = isForm }, isAcs3: isAcs3);
        Assert.StartsWith("STS.", response.GetText("Credentials.AccessKeyId"), StringComparison.Ordinal);
        Assert.Equal("2026-03-01T09:00:00Z", response.GetText("Credentials.Expiration"));
        Assert.Equal(
            "acs:ram::1234567890123456:assumed-role/ops/test", response.GetText("AssumedRoleUser.Arn"));
        await _client.AssertAcceptedByDtsAsync(response);
        Assert.Equal(1, _client.CountOf(EmulatorActions.StsAssumeRole));
    }

    [Fact]
    public async Task STS_is_found_by_its_version_on_the_address_of_all_services()
    {
        var response = await _client.AssumeRoleAsync(
            change: request => request with { Host = "127.0.0.1:8080", SignedHost = "127.0.0.1:8080" });
        await _client.AssertAcceptedByDtsAsync(response);
    }

    [Fact]
    public async Task DTS_host_rejects_STS()
        => AliyunKeyClient.AssertError(
            400,
            "InvalidVersion",
            await _client.AssumeRoleAsync(change: request => request with
            {
                Host = "dts.cn-hangzhou.aliyuncs.com",
                SignedHost = "dts.cn-hangzhou.aliyuncs.com",
            }));

    [Fact]
    public async Task Response_is_XML_by_default()
    {
        var response = await _client.AssumeRoleAsync(
            change: request => request with { Format = null }, isAcs3: false);
        Assert.Contains("<Credentials><AccessKeyId>STS.", response.Text, StringComparison.Ordinal);
        Assert.EndsWith("</Credentials></AssumeRoleResponse>", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DurationSeconds=900", 900)]
    [InlineData("DurationSeconds=43200", 43_200)]
    public async Task Keys_expire_after_their_duration(string parameters, int seconds)
    {
        var keys = await _client.AssumeRoleAsync(parameters);
        _client.Client.Time.Advance(seconds - 1);
        await _client.AssertAcceptedByDtsAsync(keys);
        _client.Client.Time.Advance(1);
        foreach (bool isAcs3 in new[] { true, false })
        {
            AliyunKeyClient.AssertError(
                400, "InvalidSecurityToken.Expired", await _client.QueryDtsAsync(keys, isAcs3: isAcs3));
        }
    }

    [Fact]
    public async Task Keys_expire_on_demand()
    {
        var keys = await _client.AssumeRoleAsync();
        _client.Client.Cloud.ExpireAliyunKeys();
        AliyunKeyClient.AssertError(400, "InvalidSecurityToken.Expired", await _client.QueryDtsAsync(keys));
        await _client.AssertAcceptedByDtsAsync(await _client.AssumeRoleAsync());
    }

    [Fact]
    public async Task Token_of_other_keys_is_rejected()
    {
        var keys = await _client.AssumeRoleAsync();
        var others = await _client.AssumeRoleAsync();
        string other = others.GetText("Credentials.SecurityToken")!;
        string own = keys.GetText("Credentials.SecurityToken")!;
        string changed = own[..^8] + (own[^8] == 'A' ? 'B' : 'A') + own[^7..];
        foreach ((string? token, string code) in ((string?, string)[])
            [
                (other, "InvalidSecurityToken.MismatchWithAccessKey"),
                (changed, "InvalidSecurityToken.Malformed"),
                ("CAIS+not/base64", "InvalidSecurityToken.Malformed"),
                (null, "InvalidSecurityToken.Malformed"),
            ])
        {
            await AssertTokenRejectedAsync(keys, token, code);
        }
    }

    [Fact]
    public async Task Role_chain_starts_with_the_first_role()
    {
        AliyunKeyClient.AssertError(
            403, "NoPermission", await _client.AssumeRoleAsync(roleArn: Accounts.ChainedRoleArn));
        var first = await _client.AssumeRoleAsync();
        SignedDtsRequest WithFirst(SignedDtsRequest request)
            => AliyunKeyClient.WithKeys(request, first, "Credentials.");
        await _client.AssertAcceptedByDtsAsync(
            await _client.AssumeRoleAsync(roleArn: Accounts.ChainedRoleArn, change: WithFirst));
        AliyunKeyClient.AssertError(
            400,
            "InvalidParameter.DurationSeconds",
            await _client.AssumeRoleAsync("DurationSeconds=3601", Accounts.ChainedRoleArn, WithFirst));
        AliyunKeyClient.AssertError(403, "NoPermission", await _client.AssumeRoleAsync(change: WithFirst));
    }

    [Theory]
    [InlineData("", 403)]
    [InlineData("ExternalId=other", 403)]
    [InlineData("ExternalId=" + Accounts.ExternalId, 200)]
    public async Task External_id_is_required_by_its_role(string parameters, int status)
        => Assert.Equal(status, (await _client.AssumeRoleAsync(parameters, Accounts.ExternalRoleArn)).Status);

    [Fact]
    public async Task Role_without_permission_is_assumed_but_not_accepted_by_DTS()
    {
        var keys = await _client.AssumeRoleAsync(roleArn: Accounts.ForbiddenRoleArn);
        AliyunKeyClient.AssertError(403, "Forbidden.RAM", await _client.QueryDtsAsync(keys));
    }

    [Theory]
    [InlineData(Accounts.OidcRoleArn)]
    [InlineData(Accounts.EcsRoleArn)]
    public async Task Role_of_another_service_is_not_assumed_by_a_user(string roleArn)
        => AliyunKeyClient.AssertError(403, "NoPermission", await _client.AssumeRoleAsync(roleArn: roleArn));

    [Fact]
    public async Task Settings_of_the_role_profile_are_accepted()
    {
        var settings = EmulatorAccounts.GetRoleProfileSettings();
        var keys = await _client.AssumeRoleAsync(change: request => request with
        {
            KeyId = settings["AccessKeyId"],
            Secret = settings["AccessKeySecret"],
            MoreParameters = $"RoleArn={settings["RoleArn"]}&RoleSessionName={settings["RoleSessionName"]}",
        });
        await _client.AssertAcceptedByDtsAsync(keys);
    }

    [Fact]
    public async Task Caller_identity_names_the_user_or_the_session()
    {
        var user = await _client.GetCallerIdentityAsync();
        Assert.Equal("acs:ram::1234567890123456:user/statusps", user.GetText("Arn"));
        var session = await _client.GetCallerIdentityAsync(await _client.AssumeRoleAsync());
        Assert.Equal("acs:ram::1234567890123456:assumed-role/ops/test", session.GetText("Arn"));
        Assert.Equal("AssumedRoleUser", session.GetText("IdentityType"));
        Assert.Equal(2, _client.CountOf(EmulatorActions.StsCallerIdentity));
    }

    [Fact]
    public async Task Rate_limit_is_reported_in_the_format_of_the_platform()
    {
        AliyunKeyClient client = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await client.AssumeRoleAsync();
        AliyunKeyClient.AssertError(400, "Throttling.User", await client.AssumeRoleAsync());
    }

    private async Task AssertTokenRejectedAsync(ReceivedResponse keys, string? token, string code)
    {
        foreach (bool isAcs3 in new[] { true, false })
        {
            var response = await _client.QueryDtsAsync(
                keys, change: request => request with { SecurityToken = token }, isAcs3: isAcs3);
            AliyunKeyClient.AssertError(400, code, response);
        }
    }
}
