using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Settings in a file for a repository: complete, and without secrets.</summary>
public sealed class ProfileFileTests
{
    [Fact]
    public void File_contains_settings_without_secrets()
    {
        var site = TestProfiles.BlueKing(
            "https://bkapi.example.com", (BlueKingProfile.UserToken, "the-user-token"),
            (nameof(BlueKingProfile.ScopeId), "业务"));
        var kept = TestProfiles.Aliyun(null, (AliyunProfile.AccessKeySecret, null));
        ProfileSecrets.SetReference(
            kept, AliyunProfile.AccessKeySecret, SecretProtection.Vault, "ops", "ali", (_, _) => "vault-secret");
        string text = ProfileFile.Write([site, kept]);
        foreach (string secret in (string[])[TestProfiles.AppSecret, "the-user-token", "vault-secret"])
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(JsonAssert.Quoted(secret).Trim('"'), text, StringComparison.Ordinal);
        }
        var read = ProfileFile.Read(text, "file", (_, _) => "vault-secret");
        Assert.Equal((2, "bk", "ali"), (read.Count, read[0].Profile.Name, read[1].Profile.Name));
        Assert.Equal(
            ("my-app", "业务"), (((BlueKingProfile)read[0].Profile).AppCode, ((BlueKingProfile)read[0].Profile).ScopeId));
        Assert.Equal([BlueKingProfile.AppSecret, BlueKingProfile.UserToken], read[0].Missing);
        Assert.Empty(read[1].Missing);
        Assert.Equal("vault-secret", read[1].Profile.Reveal(AliyunProfile.AccessKeySecret));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"profiles":{}}""")]
    [InlineData("""{"version":1,"profiles":{"a":5}}""")]
    [InlineData("""{"version":1,"profiles":{"a":{},"a":{}}}""")]
    [InlineData(
        """{"version":1,"profiles":{"a":{"platform":"Aliyun","settings":{"AccessKeySecret":"in the clear"}}}}""")]
    [InlineData(
        """{"version":1,"profiles":{"a":{"platform":"Aliyun","settings":{"accesskeysecret":"in the clear"}}}}""")]
    [InlineData(
        """{"version":1,"profiles":{"a":{"platform":"BlueKing","settings":{"PROXYPASSWORD":"in the clear"}}}}""")]
    public void Invalid_file_is_rejected(string text) =>
        Assert.Contains("some.json", Assert.Throws<StatusException>(
            () => ProfileFile.Read(text, "some.json", (_, _) => "")).Error.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("7")]
    [InlineData("1")]
    [InlineData("Aliyun, Authing")]
    [InlineData("Mars")]
    public void Unknown_platform_is_skipped(string platform) =>
        Assert.Empty(ProfileFile.Read(
            $$$"""{"version":1,"profiles":{"a":{"platform":"{{{platform}}}","settings":{} } } }""", "some.json",
            (_, _) => ""));
}
