using System.Text.Json.Nodes;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>A change of protection moves the secret and leaves no copy.</summary>
public sealed class ProtectionTests : StoreFixture
{
    private const string Secret = AliyunProfile.AccessKeySecret, Token = AliyunProfile.SecurityToken;

    private readonly Dictionary<(string?, string), string> _vault = [];

    [Fact]
    public void Change_of_protection_encrypts_every_secret_again_and_leaves_no_copy()
    {
        Variables["STATUSPS_PASSPHRASE"] = "a passphrase";
        Save(SecretProtection.FileKey);
        string[] old = [.. Boxes("secrets.json").Select(pair => (string)pair.Value!["data"]!)];
        foreach (var protection in (SecretProtection[])[SecretProtection.Passphrase, SecretProtection.FileKey])
        {
            Update(_ => { }, protection);
            var profile = Store().Find("ali")!;
            Assert.Equal(
                ($"{protection}", TestProfiles.KeySecret, "the-token"),
                (profile.Protection, profile.Reveal(Secret), profile.Reveal(Token)));
            Assert.All(profile.SecretProtections.Values, value => Assert.Equal($"{protection}", value));
            Assert.Equal(2, Boxes("secrets.json").Count);
            Assert.All(old, data => Assert.DoesNotContain(data, AllText, StringComparison.Ordinal));
            Assert.Equal(File.ReadAllBytes(SecretsFile), File.ReadAllBytes(SecretsFile + ".bak"));
            old = [.. Boxes("secrets.json").Select(pair => (string)pair.Value!["data"]!)];
        }
    }

    [Fact]
    public void Unchanged_secrets_are_not_rewritten_and_need_no_key()
    {
        Save(SecretProtection.FileKey);
        byte[] before = File.ReadAllBytes(SecretsFile);
        File.Delete(Path.Combine(Folder, "key"));
        Update(profile => TestProfiles.With(profile, null, (nameof(StatusProfile.TimeoutSec), "7")));
        Assert.Equal(before, File.ReadAllBytes(SecretsFile));
        Assert.Equal(7, Store().Find("ali")!.TimeoutSec);
    }

    [Fact]
    public void New_secret_has_the_protection_of_the_old_one()
    {
        Variables["STATUSPS_PASSPHRASE"] = "a passphrase";
        Save(SecretProtection.Passphrase);
        Variables.Remove("STATUSPS_PASSPHRASE");
        Assert.Contains(
            "STATUSPS_PASSPHRASE", Assert.Throws<StatusException>(() => Save(null)).Error.RecommendedAction,
            StringComparison.Ordinal);
        Variables["STATUSPS_PASSPHRASE"] = "a passphrase";
        Save(null);
        Assert.Equal("Passphrase", Store().Find("ali")!.Protection);
    }

    [Fact]
    public void Reference_stores_names_only()
    {
        _vault[("ops", "bk")] = "vault-secret";
        Variables["MY_TOKEN"] = "token-of-the-environment";
        Save(SecretProtection.FileKey);
        Update(profile => Referring(profile));
        var profile = Store().Find("ali")!;
        Assert.Equal(
            ("Vault:ops/bk", "Environment:MY_TOKEN", "Vault, Environment"),
            (profile.Sources[Secret], profile.Sources[Token], profile.Protection));
        Assert.Equal(("vault-secret", "token-of-the-environment"), (profile.Reveal(Secret), profile.Reveal(Token)));
        Assert.Equal((0, 0), (Boxes("secrets.json").Count, Boxes("secrets.json.bak").Count));
        foreach (string secret in (string[])["vault-secret", "token-of-the-environment", TestProfiles.KeySecret])
            Assert.DoesNotContain(secret, AllText, StringComparison.Ordinal);

        Update(_ => { }); // They stay references, whatever else changes.
        Assert.Equal("Vault, Environment", Store().Find("ali")!.Protection);
        Update(_ => { }, SecretProtection.FileKey); // The secrets are stored again.
        _vault.Clear();
        Variables.Clear();
        Assert.Equal(
            ("vault-secret", "token-of-the-environment", "FileKey"),
            (Store().Find("ali")!.Reveal(Secret), Store().Find("ali")!.Reveal(Token), Store().Find("ali")!.Protection));
    }

    [Fact]
    public void Reference_to_a_missing_secret_is_an_error_with_advice()
    {
        Store().Save(Referring(TestProfiles.Aliyun(null)), makeDefault: true);
        var error = Assert.Throws<StatusException>(() => Store().Find("ali")!.Reveal(Token)).Error;
        Assert.Contains("MY_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.All(
            (string[])["-Credential", "MY_TOKEN", "-SecretVault"],
            way => Assert.Contains(way, error.RecommendedAction, StringComparison.Ordinal));
        Assert.Contains(
            "PowerShell", Assert.Throws<StatusException>(() => Open().Find("ali")!.Reveal(Secret)).Error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Unsupported_protection_is_rejected_without_changes()
    {
        Save(SecretProtection.FileKey);
        byte[] before = File.ReadAllBytes(SecretsFile);
        foreach (var protection in (SecretProtection[])[
            .. OperatingSystem.IsWindows() ? [] : (SecretProtection[])[SecretProtection.Dpapi],
            SecretProtection.Passphrase, SecretProtection.Vault, SecretProtection.Environment])
        {
            Assert.Equal(
                StatusErrorKind.Profile, Assert.Throws<StatusException>(() => Update(_ => { }, protection)).Error.Kind);
            Assert.Equal(before, File.ReadAllBytes(SecretsFile));
        }
    }

    private StatusProfile Referring(StatusProfile profile)
    {
        var reader = new Engine.Profiles.Secrets.SecretReader(Variables.GetValueOrDefault, FromVault);
        profile.Set(Secret, reader.CreateValue(new(SecretProtection.Vault, "ops", "bk"), "ali", Secret));
        profile.Set(Token, reader.CreateValue(new(SecretProtection.Environment, null, "MY_TOKEN"), "ali", Token));
        return profile;
    }

    private void Save(SecretProtection? protection) =>
        Store().Save(TestProfiles.Aliyun(null, (Token, "the-token")), makeDefault: true, protection);

    private void Update(Action<StatusProfile> edit, SecretProtection? protection = null) =>
        Store().Update(ProfileChange.Edit(Store().Find("ali")!, edit), makeDefault: false, protection);

    private ProfileStore Store() => new(Folder, Variables.GetValueOrDefault, FromVault);

    private string FromVault(string? vault, string name) => _vault[(vault, name)];

    private JsonObject Boxes(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!["secrets"]!.AsObject();
}
