using System.Text;
using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>Secrets that a service repeats in its response are not shown.</summary>
public sealed class EchoTests
{
    private const string Sts = "sts+token/with=<awkward>&\"letters\"";

    [Theory]
    [InlineData(AliyunSignature.Acs3)]
    [InlineData(AliyunSignature.Rpc)]
    public async Task Signed_text_in_an_error_of_the_emulator_is_redacted(AliyunSignature signature)
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var traces = new List<string>();
        var profile = TestProfiles.Aliyun(
            host.Address.AbsoluteUri, (nameof(AliyunProfile.AccessKeyId), Key.Aliyun.StsAccessKeyId),
            (AliyunProfile.AccessKeySecret, "not-the-right-secret"),
            (AliyunProfile.SecurityToken, Key.Aliyun.StsSecurityToken),
            (nameof(AliyunProfile.SignatureVersion), signature.ToString()));
        var error = await TestQueries.GetErrorAsync(new DtsQuery(TestProfiles.Connect(profile), traces.Add)
            .QueryAsync([new("cn-hangzhou", "dts1")], TestQueries.CancellationToken));
        Assert.Equal((StatusErrorKind.Authentication, "SignatureDoesNotMatch"), (error.Kind, error.Code));
        Assert.Single(traces);
        AssertNoSecret(
            [error.Message, error.RecommendedAction, error.ToString(), .. traces], "not-the-right-secret",
            Key.Aliyun.StsSecurityToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_repeated_by_Aliyun_is_redacted(bool rpc)
    {
        await using var server = new ScriptedServer(request => Reply.Json($$"""
            {"RequestId":{{JsonAssert.Quoted("id " + Sts)}},"Code":{{JsonAssert.Quoted("SignatureDoesNotMatch:" + Sts)}},
             "Message":{{JsonAssert.Quoted($"server string to sign is: {request.Target} {Uri.EscapeDataString(request.Target)} {string.Join(' ', request.Headers.Values)} {Sts} {TestProfiles.KeySecret}")}}}
            """, 400));
        var profile = rpc
            ? TestProfiles.Rpc(server.Address, (AliyunProfile.SecurityToken, Sts))
            : TestProfiles.Aliyun(server.Address, (AliyunProfile.SecurityToken, Sts));
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, null, "dts1"));
        AssertNoSecret(
            [error.Message, error.Code, error.RequestId, error.RecommendedAction], Sts, TestProfiles.KeySecret);
    }

    [Fact]
    public async Task Secrets_repeated_by_BlueKing_are_redacted_in_every_field()
    {
        string echo = JsonAssert.Quoted(
            $"{TestProfiles.AppSecret} {Uri.EscapeDataString(TestProfiles.AppSecret)} token-of-the-user");
        await using var server = new ScriptedServer(Reply.Json($$"""
            {"result":false,"code":{{echo}},"code_name":{{echo}},"message":{{echo}},"request_id":{{echo}},"permission":{"system_name":{{echo}},
             "actions":[{"id":{{echo}},"name":{{echo}},"related_resource_types":[{"instances":[[{"id":{{echo}},"name":{{echo}},"type_name":{{echo}} }]]}]}]} }
            """));
        foreach (var profile in (BlueKingProfile[])[
            TestProfiles.BlueKing(server.Address), TestProfiles.Esb(server.Address)])
        {
            profile.Set(BlueKingProfile.UserToken, "token-of-the-user", "Test");
            var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(profile, 28));
            var grant = Assert.Single(error.Permission);
            AssertNoSecret([
                error.Message, error.Code, error.RequestId, error.RecommendedAction, grant.System, grant.Action,
                .. grant.Resources], TestProfiles.AppSecret, "token-of-the-user");
        }
    }

    [Fact]
    public async Task Token_repeated_by_Authing_is_redacted()
    {
        await using var server = new ScriptedServer(request => request.Method == "POST"
            ? Reply.Json("""{"statusCode":200,"data":{"access_token":"a-fetched-token","expires_in":7200}}""")
            : Reply.Json(
                $$"""{"statusCode":400,"message":"{{request.Header("Authorization")}}","requestId":"a-fetched-token"}"""));
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Authing(server.Address)));
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        AssertNoSecret([error.Message, error.RequestId, error.RecommendedAction], "a-fetched-token");
    }

    [Fact]
    public async Task Error_of_a_missing_key_is_redacted_and_sanitized()
    {
        await using var server = new ScriptedServer(
            Reply.Json(
                $$"""{"result":true,"code":0,"request_id":{{JsonAssert.Quoted("\u001b[31m" + TestProfiles.AppSecret)}},"data":[]}"""));
        var error = (await TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28))[0].Error!;
        AssertNoSecret([error.Message, error.RequestId, error.RecommendedAction], TestProfiles.AppSecret);
        Assert.DoesNotContain('\u001b', error.Message + error.RequestId);
    }

    /// <summary>The request ID of a record comes from a header in some wire forms.</summary>
    [Fact]
    public async Task Request_ID_from_a_header_is_sanitized()
    {
        await using var server =
            new ScriptedServer(Reply.Json(SampleResponses.Cmdb, 200, ("X-Bkapi-Request-Id", "\u001b[31mred\u009b0m")));
        Assert.Equal(
            "\uFFFD[31mred\uFFFD0m",
            (await TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28))[0].Records[0].RequestId);
    }

    [Fact]
    public async Task Network_failures_and_traces_do_not_contain_the_query()
    {
        var server = new ScriptedServer(Reply.Reset);
        var traces = new List<string>();
        var profile = TestProfiles.Rpc(server.Address, (AliyunProfile.SecurityToken, Sts));
        var query = new DtsQuery(TestProfiles.Connect(profile), traces.Add);
        var reset = await TestQueries.GetErrorAsync(
            query.QueryAsync([new(null, "dts-the-key")], TestQueries.CancellationToken));
        await server.DisposeAsync();
        var refused = await TestQueries.GetErrorAsync(
            query.QueryAsync([new(null, "dts-the-key")], TestQueries.CancellationToken));
        Assert.Equal(2, traces.Count);
        AssertNoSecret(
            [reset.Message, refused.Message, .. traces], Sts, TestProfiles.KeySecret, "Signature", "dts-the-key");
    }

    [Fact]
    public void Profile_does_not_expose_its_secrets()
    {
        var profile = TestProfiles.BlueKing("https://bkapi.example.com", (BlueKingProfile.AccessToken, "access-1"));
        Assert.Equal("bk", profile.ToString());
        var shown = profile.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(profile)).SelectMany(value => value is string
                ? [$"{value}"]
                : value is System.Collections.IEnumerable many
                ? many.Cast<object>().Select(one => $"{one}")
                : [$"{value}"]);
        AssertNoSecret(
            [.. shown, System.Text.Json.JsonSerializer.Serialize(profile)], TestProfiles.AppSecret, "access-1");
        Assert.Equal([nameof(BlueKingProfile.AccessToken), nameof(BlueKingProfile.AppSecret)], profile.Secrets);
        Assert.All(profile.Values.Values, value => Assert.Equal("Test", value.ToString()));
    }

    private static void AssertNoSecret(string?[] texts, params string[] secrets)
    {
        foreach (string secret in secrets)
        {
            string[] spelled = [
                secret, Uri.EscapeDataString(secret), Uri.EscapeDataString(Uri.EscapeDataString(secret)),
                Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), JsonAssert.Quoted(secret).Trim('"'),
                Convert.ToHexString(Encoding.UTF8.GetBytes(secret))];
            foreach (string? text in texts)
                Assert.All(
                    spelled,
                    spelling => Assert.DoesNotContain(spelling, text ?? "", StringComparison.OrdinalIgnoreCase));
        }
    }
}
