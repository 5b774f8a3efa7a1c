using System.Text.Json.Nodes;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Encrypted secrets that are modified, exchanged, or decrypted with another key.</summary>
public sealed class SecretProtectorTests : StoreFixture
{
    private const string Variable = "STATUSPS_PASSPHRASE";

    // One for all tests of its fields: each derivation of a key takes about half a second.
    private static readonly Lazy<JsonObject> ProtectedSecret = new(
        static () => new PassphraseProtector(static _ => "first passphrase").Protect("open-sesame", "place"));

    [Fact]
    public void Passphrase_decrypts_only_its_own_secrets()
    {
        Variables[Variable] = "first passphrase";
        var protector = new PassphraseProtector(Variables.GetValueOrDefault);
        var box = protector.Protect("open-sesame 密", "bk/AppSecret/1");
        Assert.True((int)box["rounds"]! >= 600_000);
        Assert.Equal(16, Convert.FromBase64String((string)box["salt"]!).Length);
        Assert.Equal("open-sesame 密", protector.Unprotect(box, "bk/AppSecret/1"));
        Refused(() => protector.Unprotect(box, "other/AppSecret/1"));
        Variables[Variable] = "second passphrase";
        Assert.Contains(
            Variable, Refused(() => protector.Unprotect(box, "bk/AppSecret/1")).RecommendedAction,
            StringComparison.Ordinal);
        Variables.Remove(Variable);
        Assert.Contains(
            Variable, Refused(() => protector.Unprotect(box, "bk/AppSecret/1")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rounds", 599_999)]
    [InlineData("rounds", 1)]
    [InlineData("rounds", -1)]
    [InlineData("rounds", "many")]
    [InlineData("rounds", null)]
    [InlineData("salt", null)]
    [InlineData("salt", "not base64!")]
    [InlineData("data", "AAAA")]
    [InlineData("data", "not base64!")]
    [InlineData("data", 5)]
    [InlineData("data", null)]
    public void Modified_secret_of_a_passphrase_is_rejected(string field, object? value)
    {
        Variables[Variable] = "first passphrase";
        var protector = new PassphraseProtector(Variables.GetValueOrDefault);
        var box = ProtectedSecret.Value.DeepClone().AsObject();
        box[field] = value switch { int number => number, string text => text, _ => null };
        Refused(() => protector.Unprotect(box, "place"));
    }

    [Fact]
    public void Secret_with_any_modified_byte_is_rejected()
    {
        var folder = new StoreFolder(Folder);
        folder.Create();
        var protector = new FileKeyProtector(folder);
        var box = protector.Protect("open-sesame", "place");
        byte[] sealedBytes = Convert.FromBase64String((string)box["data"]!);
        for (int i = 0; i < sealedBytes.Length; i++)
        {
            byte[] changed = [.. sealedBytes];
            changed[i] ^= 1;
            Refused(() => protector.Unprotect(new JsonObject { ["data"] = Convert.ToBase64String(changed) }, "place"));
        }
        Refused(() => protector.Unprotect(box, "Place"));
        Assert.Equal("open-sesame", protector.Unprotect(box, "place"));
        Assert.NotEqual((string)protector.Protect("open-sesame", "place")["data"]!, (string)box["data"]!);
    }

    [Fact]
    public void Secret_stored_under_another_name_is_rejected()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps no file key.");
        var store = Open();
        store.Save(TestProfiles.Aliyun(null, (AliyunProfile.SecurityToken, "the-token")), makeDefault: true);
        var file = JsonNode.Parse(File.ReadAllText(SecretsFile))!;
        var boxes = file["secrets"]!.AsObject();
        string[] references = [.. boxes.Select(pair => pair.Key)];
        var (first, second) = (boxes[references[0]]!.DeepClone(), boxes[references[1]]!.DeepClone());
        (boxes[references[0]], boxes[references[1]]) = (second, first);
        File.WriteAllText(SecretsFile, file.ToJsonString());
        var profile = Open().Find("ali")!;
        Refused(() => profile.Reveal(AliyunProfile.AccessKeySecret));
        Refused(() => profile.Reveal(AliyunProfile.SecurityToken));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("short")]
    [InlineData("other")]
    public void Secret_is_not_decrypted_without_its_key_file(string key)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps no file key.");
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        string file = Path.Combine(Folder, "key");
        if (key == "missing") File.Delete(file);
        else File.WriteAllBytes(file, new byte[key == "short" ? 31 : 32]);
        Assert.Contains(
            file, Refused(() => Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rot13")]
    [InlineData(null)]
    public void Unknown_protection_is_an_error(string? name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps no file key.");
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        var file = JsonNode.Parse(File.ReadAllText(SecretsFile))!;
        foreach (var (_, box) in file["secrets"]!.AsObject()) box!["protection"] = name;
        File.WriteAllText(SecretsFile, file.ToJsonString());
        Refused(() => Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
    }

    [Fact]
    public void Error_of_a_missing_secret_names_the_profile()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        File.WriteAllText(SecretsFile, """{"version":1,"secrets":{}}""");
        Assert.Contains(
            "'ali'", Refused(() => Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret)).Message,
            StringComparison.Ordinal);
    }

    private static StatusError Refused(Func<object?> use)
    {
        var error = Assert.Throws<StatusException>(use).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.DoesNotContain("open-sesame", error.Message, StringComparison.Ordinal);
        return error;
    }
}
