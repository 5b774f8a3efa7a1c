using System.Collections.Concurrent;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>
/// A temporary key that expires during a wait is read again from its source, once for each rejection.
/// </summary>
public sealed class KeyRenewalTests : StoreFixture
{
    private const string Expired =
        """{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"Specified SecurityToken is expired."}""";

    [Fact]
    public async Task Key_is_renewed_from_the_environment()
    {
        SetVariables("1");
        var profile = (AliyunProfile)PlatformRegistry.Get(StatusPlatform.Aliyun)
            .ReadEnvironment(Variables.GetValueOrDefault)!;
        await AssertRenewedAsync(profile, () => SetVariables("2"));
    }

    [Fact]
    public async Task Key_is_renewed_from_the_file_of_the_CLI()
    {
        WriteFile("1");
        await AssertRenewedAsync(
            (AliyunProfile)AliyunCliConfig.Read(Home, Variables.GetValueOrDefault)!, () => WriteFile("2"));
    }

    [Fact]
    public async Task Key_is_renewed_from_the_file_of_the_SDKs()
    {
        WriteIni("1");
        await AssertRenewedAsync(
            (AliyunProfile)AlibabaCloudFile.Read(Home, Variables.GetValueOrDefault, throwIfMissing: false)!,
            () => WriteIni("2"));
    }

    [Fact]
    public async Task Key_is_renewed_from_the_store()
    {
        var store = Open();
        store.Save(Temporary("1"), makeDefault: true);
        await AssertRenewedAsync((AliyunProfile)store.Find("ali")!, () => Open()
            .Save(Temporary("2"), makeDefault: true));
    }

    [Theory]
    [InlineData(SecretProtection.Environment)]
    [InlineData(SecretProtection.Vault)]
    public async Task Key_is_renewed_from_a_variable_or_a_vault(SecretProtection keeper)
    {
        string name = "STATUSPS_TEST_" + Guid.NewGuid().ToString("N"), kept = "token-1";
        try
        {
            var profile = Temporary("1");
            Environment.SetEnvironmentVariable(name, kept);
            ProfileSecrets.SetReference(profile, AliyunProfile.SecurityToken, keeper, null, name, (_, _) => kept);
            await AssertRenewedAsync(
                profile, () => Environment.SetEnvironmentVariable(name, kept = "token-2"), key: "1");
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public async Task Unchanged_key_is_sent_once()
    {
        SetVariables("1");
        await using var server = new ScriptedServer(Reply.Json(Expired, 400));
        var profile = TestProfiles.With((AliyunProfile)PlatformRegistry.Get(StatusPlatform.Aliyun)
            .ReadEnvironment(Variables.GetValueOrDefault)!, server.Address);
        Assert.Equal(
            StatusErrorKind.Authentication,
            (await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"))).Kind);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Source_without_a_key_leaves_the_error_unchanged()
    {
        SetVariables("1");
        await using var server = new ScriptedServer(_ =>
        {
            Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
            return Reply.Json(Expired, 400);
        });
        var profile = TestProfiles.With((AliyunProfile)PlatformRegistry.Get(StatusPlatform.Aliyun)
            .ReadEnvironment(Variables.GetValueOrDefault)!, server.Address);
        Assert.Equal(
            "InvalidSecurityToken.Expired",
            (await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"))).Code);
        Assert.Equal(1, server.Count);
    }

    // The first key is rejected and the second accepted. Concurrent requests share the key that was read again.
    private static async Task AssertRenewedAsync(AliyunProfile profile, Action renew, string key = "2")
    {
        var seen = new ConcurrentQueue<string?>();
        int renewals = 0;
        await using var server = new ScriptedServer(request =>
        {
            seen.Enqueue(request.Header("x-acs-security-token"));
            if (request.Header("x-acs-security-token") == "token-2") return Reply.Json(SampleResponses.Dts);
            if (Interlocked.Increment(ref renewals) == 1) renew();
            return Reply.Json(Expired, 400);
        });
        var connection = TestProfiles.Connect(TestProfiles.With(profile, server.Address));
        Assert.Single((await TestQueries.DtsAsync(connection, null, "dts1"))[0].Records);
        Assert.Equal(["token-1", "token-2"], seen);
        Assert.Contains($"Credential=STS.id-{key},", server.Requests[^1]
            .Header("Authorization"), StringComparison.Ordinal);
        Assert.Single((await TestQueries.DtsAsync(connection, null, "dts1"))[0].Records);
        Assert.Equal(3, seen.Count);
        Assert.DoesNotContain("token-2", connection.Redaction.Redact("a token-2 b"), StringComparison.Ordinal);
    }

    private static AliyunProfile Temporary(string number) =>
        TestProfiles.Aliyun(null, (nameof(AliyunProfile.AccessKeyId), "STS.id-" + number),
        (AliyunProfile.AccessKeySecret, "secret-" + number), (AliyunProfile.SecurityToken, "token-" + number));

    private void SetVariables(
        string number) => (Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"], Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        Variables["ALIBABA_CLOUD_SECURITY_TOKEN"]) =
        ("STS.id-" + number, "secret-" + number, "token-" + number);

    private void WriteFile(string number)
    {
        Directory.CreateDirectory(Path.Combine(Home, ".aliyun"));
        File.WriteAllText(AliyunCliConfig.GetPath(Home), $$"""
            {"current":"x","profiles":[{"name":"x","mode":"StsToken","access_key_id":"STS.id-{{number}}","access_key_secret":"secret-{{number}}","sts_token":"token-{{number}}"}]}
            """);
    }

    private void WriteIni(string number)
    {
        Directory.CreateDirectory(Path.Combine(Home, ".alibabacloud"));
        File.WriteAllText(AlibabaCloudFile.GetPaths(Home)[0],
            $"[default]\ntype = sts\naccess_key_id = STS.id-{number}\naccess_key_secret = "
                + $"secret-{number}\nsecurity_token = token-{number}\n");
    }
}
