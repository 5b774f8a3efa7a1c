using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The backup copy of the store: valid, restored after confirmation, and without removed secrets.</summary>
public sealed class StoreRepairTests : StoreFixture
{
    [Theory]
    [InlineData("profiles.json")]
    [InlineData("secrets.json")]
    public void Repair_restores_a_damaged_file_after_confirmation(string name)
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Open().Save(TestProfiles.Authing(null), makeDefault: true);
        string file = Path.Combine(Folder, name);
        byte[] whole = File.ReadAllBytes(file);
        foreach (byte[]? damage in (byte[]?[])[whole[..(whole.Length / 2)], [], "[]"u8.ToArray(), null])
        {
            if (damage is null) File.Delete(file);
            else File.WriteAllBytes(file, damage);
            var error = Assert.Throws<StatusException>(() => Open().List()).Error;
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            Assert.Contains("Get-StatusProfile -Repair", error.RecommendedAction, StringComparison.Ordinal);
            Assert.Throws<StatusException>(() => Open().Save(TestProfiles.BlueKing(null), makeDefault: true));
            Assert.Equal(damage, File.Exists(file) ? File.ReadAllBytes(file) : null);

            string? question = null;
            Assert.Null(Open().Repair(prompt => (question = prompt) is null));
            Assert.Contains(file, question, StringComparison.Ordinal);
            Assert.Equal(damage, File.Exists(file) ? File.ReadAllBytes(file) : null); // It was not to be.

            Assert.Equal([file], Open().Repair(_ => true));
            Assert.Equal(whole, File.ReadAllBytes(file));
            Assert.Equal(TestProfiles.KeySecret, Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        // Settings damaged by an edit are kept in a copy: they contain no secret.
        Assert.Equal(name == "profiles.json", File.Exists(SettingsFile + ".damaged"));
    }

    [Fact]
    public void Repair_does_nothing_when_the_store_is_intact()
    {
        Assert.Empty(Open().Repair(_ => throw new InvalidOperationException())!);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Assert.Empty(Open().Repair(_ => throw new InvalidOperationException())!);
    }

    [Fact]
    public void Repair_fails_without_changes_when_the_copy_is_damaged()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        File.WriteAllText(SettingsFile, "{");
        File.WriteAllText(SettingsFile + ".bak", "{");
        Assert.Contains(
            "no good copy", Assert.Throws<StatusException>(() => Open().Repair(_ => true)).Error.Message,
            StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(SettingsFile));
    }

    [Fact]
    public void Copy_contains_no_removed_or_replaced_secret()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        string first = Data();
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        string second = Data();
        Assert.DoesNotContain(first, AllText, StringComparison.Ordinal);
        Open().Remove("ali");
        Assert.DoesNotContain(second, AllText, StringComparison.Ordinal);
        File.Delete(SettingsFile);
        Open().Repair(_ => true);
        Assert.Empty(Open().List());

        string Data() => System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(SecretsFile))!["secrets"]!.AsObject()
            .Single().Value!["data"]!.GetValue<string>();
    }
}
