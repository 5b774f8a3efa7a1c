using System.Net;
using System.Text;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>Settings are checked, keys come from checked addresses, and no output has a temporary secret.</summary>
public sealed class CredentialSafetyTests : CredentialFixture
{
    [Theory]
    [InlineData(nameof(AliyunProfile.RoleArn), "acs:ram::123:user/ops")]
    [InlineData(nameof(AliyunProfile.RoleArn), "acs:ram::123:role/ops&RoleArn=x")]
    [InlineData(nameof(AliyunProfile.RoleArn), "acs:ram::123:role/ops\n")]
    [InlineData(nameof(AliyunProfile.RoleArn), "")]
    [InlineData(nameof(AliyunProfile.RoleSessionName), "two words")]
    [InlineData(nameof(AliyunProfile.RoleSessionName), "x")]
    [InlineData(nameof(AliyunProfile.ExternalId), "x;y")]
    [InlineData(nameof(AliyunProfile.RoleDuration), "899")]
    [InlineData(nameof(AliyunProfile.RoleDuration), "43201")]
    [InlineData(nameof(AliyunProfile.RoleDuration), "1h")]
    [InlineData(nameof(AliyunProfile.EcsRamRole), "../user-data")]
    [InlineData(nameof(AliyunProfile.EcsRamRole), "..")]
    [InlineData(nameof(AliyunProfile.EcsRamRole), "ops?x=1")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "http://keys.example.com/x")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "http://user@localhost/x")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "file:///etc/passwd")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "http://sts.aliyuncs.com")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "https://sts.example.com")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "https://aliyuncs.com.example")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "https://evilaliyuncs.com")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "https://sts.aliyuncs.com/path")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "https://sts.aliyuncs.com@example.com")]
    [InlineData(nameof(AliyunProfile.MetadataEndpoint), "http://169.254.169.254")]
    [InlineData(nameof(AliyunProfile.MetadataEndpoint), "https://metadata.example.com")]
    public async Task Setting_that_is_not_safe_is_refused_before_anything_is_sent(string setting, string value)
    {
        var profile = TestProfiles.Aliyun("https://dts.example", (nameof(StatusProfile.AllowHttp), "True"));
        if (setting is nameof(profile.RoleSessionName) or nameof(profile.ExternalId) or nameof(profile.RoleDuration))
            profile.Set(nameof(profile.RoleArn), Role, "Test");
        profile.Set(setting, value, "Test");
        if (value.Length == 0) profile.Set(nameof(profile.RoleSessionName), "name", "Test");
        var error = await GetErrorAsync(profile);
        Assert.Contains(error.Kind, (StatusErrorKind[])[StatusErrorKind.Profile, StatusErrorKind.Untrusted]);
        Assert.Equal(0, Service.Handler.Count);
        Assert.Equal(
            error.Message,
            Assert.Throws<StatusException>(() => ProfileValidator.Validate(profile, readFiles: false)).Error.Message);
    }

    [Theory]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "sts.cn-hangzhou.aliyuncs.com")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "http://127.0.0.1:8080")]
    [InlineData(nameof(AliyunProfile.StsEndpoint), "http://localhost:8080/")]
    [InlineData(nameof(AliyunProfile.MetadataEndpoint), "http://100.100.100.200")]
    [InlineData(nameof(AliyunProfile.MetadataEndpoint), "127.0.0.1:8080")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "https://keys.example.com/x?y=z")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "http://[::1]:1/x")]
    [InlineData(nameof(AliyunProfile.CredentialsUri), "http://100.100.100.200/x")]
    public void Setting_that_is_safe_is_accepted(string setting, string value) =>
        ProfileValidator.Validate(TestProfiles.Aliyun(null, (setting, value)), readFiles: false);

    [Fact]
    public void Profile_has_one_source_of_its_key()
    {
        var profile = TestProfiles.Aliyun(
            null, (nameof(AliyunProfile.EcsRamRole), "ops"),
            (nameof(AliyunProfile.CredentialsUri), "http://localhost"));
        var error = Assert.Throws<StatusException>(() => ProfileValidator.Validate(profile, readFiles: false)).Error;
        Assert.Contains("-EcsRamRole, -CredentialsUri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_output_has_a_temporary_secret_in_any_spelling()
    {
        SetOidcVariables();
        var traces = new List<string>();
        var connection = Connect(Resolve());
        await new DtsQuery(connection, traces.Add)
            .QueryAsync([new("cn-hangzhou", "dts1")], TestQueries.CancellationToken);
        string[] secrets = [KeyService.Secret(1), KeyService.Token(1), "header.claims.signature"];
        string[] spellings = [.. secrets.SelectMany(
            secret => (string[])[secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret))])];
        // Both services return all that they know.
        string echo = System.Text.Json.JsonSerializer.Serialize(
            new { RequestId = "R", Code = "Echo", Message = string.Join(" | ", spellings) });
        Service.Override = _ => Reply.Json(echo, 400);
        var refused = await TestQueries.GetErrorAsync(QueryAsync(connection));
        Service.RevokeAll();
        Clock.Advance(3600);
        var failed = await TestQueries.GetErrorAsync(QueryAsync(connection));
        string output = string.Join(
            '\n', [.. traces, refused.Message, refused.RecommendedAction, failed.Message, failed.RecommendedAction,
            new StatusException(failed)
                .ToString(), connection.Profile.ToString(), string.Join(' ', connection.Profile.Sources)]);
        Assert.Contains("Echo", output, StringComparison.Ordinal);
        Assert.All(spellings, spelling => Assert.DoesNotContain(spelling, output, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_output_of_the_metadata_service_has_its_token_or_key()
    {
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        Service.Override = request => request.Path.EndsWith("/ops", StringComparison.Ordinal)
            ? Reply.Json(
                $$"""{"Code":"Failed","Message":"{{KeyService.MetadataToken}} s-e-c-r-e-t","AccessKeySecret":"s-e-c-r-e-t"}""") : null;
        var error = await GetErrorAsync(Resolve());
        Assert.Equal(("Failed", StatusErrorKind.Authentication), (error.Code, error.Kind));
        Assert.DoesNotContain(KeyService.MetadataToken, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s-e-c-r-e-t", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_of_the_token_service_is_not_followed()
    {
        Service.Override = _ => Reply.Empty(302, ("Location", "https://example.com/"));
        Assert.Equal(StatusErrorKind.Untrusted, (await GetErrorAsync(RoleProfile())).Kind);
        Assert.Equal(1, Service.Handler.Count);
    }
}
