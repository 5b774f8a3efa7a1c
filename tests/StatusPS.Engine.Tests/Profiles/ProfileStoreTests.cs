using System.Text;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Stored profiles are read back, and no file contains a secret in plain text.</summary>
public sealed class ProfileStoreTests : StoreFixture
{
    [Fact]
    public void Stored_profile_is_read_back()
    {
        var saved = TestProfiles.BlueKing(
            "https://bkapi.example.com", (BlueKingProfile.UserToken, "the-user-token"),
            (nameof(BlueKingProfile.TenantId), "tenant-a"),
            (nameof(StatusProfile.TimeoutSec), "77"), (nameof(StatusProfile.AllowHttp), "True"),
            (nameof(BlueKingProfile.ScopeId), "业务"));
        Open().Save(saved, makeDefault: false);
        var read = Assert.IsType<BlueKingProfile>(Open().Find("BK"));
        Assert.Equal(
            ("bk", StatusPlatform.BlueKing, "my-app", "https://bkapi.example.com", "tenant-a"),
            (read.Name, read.Platform, read.AppCode, read.Endpoint, read.TenantId));
        Assert.Equal(
            (77, true, 0, "业务", "admin"),
            (read.TimeoutSec, read.AllowHttp, read.MaxRetry, read.ScopeId, read.UserName));
        Assert.Equal(
            (TestProfiles.AppSecret, "the-user-token"),
            (read.Reveal(BlueKingProfile.AppSecret), read.Reveal(BlueKingProfile.UserToken)));
        Assert.Equal([nameof(BlueKingProfile.AppSecret), nameof(BlueKingProfile.UserToken)], read.Secrets);
        Assert.All(read.Sources.Values, source => Assert.Equal("Store", source));
        Assert.True(read.IsDefault);
        Assert.Null(Open().Find("other"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("correct horse battery staple")]
    public void Files_contain_no_secret_in_any_spelling(string? passphrase)
    {
        if (passphrase is not null) Variables["STATUSPS_PASSPHRASE"] = passphrase;
        Open().Save(TestProfiles.Aliyun(null, (AliyunProfile.SecurityToken, "the-security-token")), makeDefault: true);
        string text = AllText;
        foreach (string secret in (string[])[TestProfiles.KeySecret, "the-security-token"])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(secret);
            string[] spelled = [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(bytes)
                .TrimEnd('='), Convert.ToHexString(bytes), JsonAssert.Quoted(secret)
                .Trim('"')];
            Assert.All(spelled, spelling => Assert.DoesNotContain(spelling, text, StringComparison.OrdinalIgnoreCase));
        }
        if (passphrase is not null) Assert.DoesNotContain(passphrase, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(TestProfiles.KeySecret, Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
        Assert.Equal(passphrase is not null ? "Passphrase" : OperatingSystem.IsWindows() ? "Dpapi" : "FileKey", Open()
            .Find("ali")!.Protection);
    }

    [Fact]
    public void First_profile_of_a_platform_is_its_default_until_another_is_set()
    {
        var store = Open();
        store.Save(Named("one"), makeDefault: false);
        store.Save(Named("two"), makeDefault: false);
        store.Save(TestProfiles.Authing(null), makeDefault: false);
        Assert.Equal("one", Open().FindDefault(StatusPlatform.Aliyun)!.Name);
        store.Save(Named("TWO"), makeDefault: true);
        Assert.Equal(("two", "auth", null), (Open().FindDefault(StatusPlatform.Aliyun)!.Name,
            Open().FindDefault(StatusPlatform.Authing)!.Name, Open().FindDefault(StatusPlatform.BlueKing)?.Name));
        Assert.Equal(["auth", "one", "two"], Open().List().Select(profile => profile.Name));
        Assert.Equal(
            ["auth", "two"], Open().List().Where(profile => profile.IsDefault).Select(profile => profile.Name));
    }

    [Fact]
    public void Remove_deletes_the_secrets_and_the_default()
    {
        var store = Open();
        store.Save(Named("one"), makeDefault: true);
        store.Save(Named("two"), makeDefault: false);
        Assert.Equal(2, Boxes().Count);
        Assert.True(store.Remove("ONE"));
        Assert.Single(Boxes());
        Assert.Null(Open().FindDefault(StatusPlatform.Aliyun));
        Assert.Equal(TestProfiles.KeySecret, Open().Find("two")!.Reveal(AliyunProfile.AccessKeySecret));
        Assert.False(store.Remove("one"));
        Assert.True(store.Remove("two"));
        Assert.Empty(Boxes());
    }

    [Fact]
    public void Save_deletes_replaced_secrets()
    {
        var store = Open();
        store.Save(Named("one"), makeDefault: true);
        string[] before = [.. Boxes().Select(pair => pair.Key)];
        store.Save(TestProfiles.With(
            new AliyunProfile("one"), null, (nameof(AliyunProfile.AccessKeyId), "new"),
            (AliyunProfile.AccessKeySecret, "new-secret")), makeDefault: false);
        Assert.Single(Boxes());
        Assert.DoesNotContain(Boxes().Single().Key, before);
        Assert.Equal(("new", "new-secret"), (((AliyunProfile)Open().Find("one")!).AccessKeyId, Open()
            .Find("one")!.Reveal(AliyunProfile.AccessKeySecret)));
    }

    [Fact]
    public void Unknown_settings_of_a_later_version_are_kept()
    {
        Open().Save(Named("one"), makeDefault: true);
        var settings = JsonNode.Parse(File.ReadAllText(SettingsFile))!.AsObject();
        settings["future"] = new JsonObject { ["a"] = 1 };
        settings["profiles"]!["one"]!["future"] = "kept";
        settings["profiles"]!["one"]!["settings"]!["FutureSetting"] = "kept too";
        settings["profiles"]!["elsewhere"] =
            new JsonObject { ["platform"] = "Mars", ["settings"] = new JsonObject { ["x"] = 1 } };
        File.WriteAllText(SettingsFile, settings.ToJsonString());
        var store = Open();
        Assert.Equal(["one"], store.List().Select(profile => profile.Name));
        store.Save(store.Find("one")!, makeDefault: false);
        store.Save(Named("two"), makeDefault: false);
        var after = JsonNode.Parse(File.ReadAllText(SettingsFile))!;
        Assert.Equal(
            (1, "kept", "kept too", 1), ((int)after["future"]!["a"]!, (string)after["profiles"]!["one"]!["future"]!,
            (string)after["profiles"]!["one"]!["settings"]!["FutureSetting"]!,
            (int)after["profiles"]!["elsewhere"]!["settings"]!["x"]!));
    }

    [Fact]
    public void Secret_among_the_settings_is_treated_as_a_secret()
    {
        WriteSettings(
            """{"version":1,"profiles":{"one":{"platform":"Aliyun","settings":{"AccessKeyId":"id","accesskeysecret":"in the clear","proxypassword":"so is this"}}}}""");
        var profile = Open().Find("one")!;
        Assert.Equal(2, profile.Secrets.Count);
        Assert.Equal("********, ********", new Redaction(profile).Redact("in the clear, so is this"));
        Assert.DoesNotContain("in the clear", ProfileFile.Write([profile]), StringComparison.Ordinal);
        Open().Save(profile, makeDefault: false);
        Assert.DoesNotContain("in the clear", AllText, StringComparison.Ordinal);
        Assert.Equal("in the clear", Open().Find("one")!.Reveal(AliyunProfile.AccessKeySecret));
    }

    [Theory]
    [InlineData("0", 30)]
    [InlineData("-1", 30)]
    [InlineData("86401", 30)]
    [InlineData("2147483647", 30)]
    [InlineData("86400", 86_400)]
    public void Timeout_outside_the_range_is_ignored(string written, int seconds)
    {
        WriteSettings(
            $$$"""{"version":1,"profiles":{"one":{"platform":"Aliyun","settings":{"TimeoutSec":{{{written}}},"MaxRetry":2147483647} } } }""");
        var profile = Open().Find("one")!;
        Assert.Equal((seconds, 3), (profile.TimeoutSec, profile.MaxRetry));
        Assert.NotNull(TestProfiles.Connect(profile));
    }

    [Fact]
    public void Default_that_names_a_missing_profile_is_ignored()
    {
        WriteSettings("""{"version":1,"profiles":{},"defaults":{"Aliyun":"gone"}}""");
        Open().Save(Named("one"), makeDefault: false);
        Assert.Equal("one", Open().FindDefault(StatusPlatform.Aliyun)?.Name);
        WriteSettings(File.ReadAllText(SettingsFile)
            .Replace("\"Aliyun\": \"one\"", "\"Aliyun\": \"ONE\"", StringComparison.Ordinal));
        Assert.Equal("one", Open().FindDefault(StatusPlatform.Aliyun)?.Name);
        Assert.True(Open().Remove("one"));
        Assert.DoesNotContain("ONE", AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_is_accepted()
    {
        Open().Save(Named("one"), makeDefault: true);
        File.WriteAllText(
            SettingsFile, File.ReadAllText(SettingsFile), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(TestProfiles.KeySecret, Open().Find("one")!.Reveal(AliyunProfile.AccessKeySecret));
        Assert.Empty(Open().Repair(_ => throw new InvalidOperationException())!);
    }

    [Fact]
    public void Reading_does_not_create_the_folder()
    {
        Assert.Empty(Open().List());
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Concurrent_writers_lose_no_profile()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 8; i++)
            {
                Open().Save(Named($"w{writer}-{i}"), makeDefault: false);
                Assert.Contains(Open().List(), profile => profile.Name == $"w{writer}-{i}");
                if (i % 4 == 3) Assert.True(Open().Remove($"w{writer}-{i}"));
            }
        }, TestQueries.CancellationToken)));
        var all = Open().List();
        Assert.Equal(24, all.Count);
        Assert.All(all, profile => Assert.Equal(TestProfiles.KeySecret, profile.Reveal(AliyunProfile.AccessKeySecret)));
        Assert.Equal(24, Boxes().Count);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    // As a person writes it.
    private void WriteSettings(string text)
    {
        new StoreFolder(Folder).Create();
        new StoreFolder(Folder).Replace("profiles.json", Encoding.UTF8.GetBytes(text));
    }

    private JsonObject Boxes() => JsonNode.Parse(File.ReadAllText(SecretsFile))!["secrets"]!.AsObject();

    private static AliyunProfile Named(string name) => TestProfiles.With(
        new AliyunProfile(name), null, (nameof(AliyunProfile.AccessKeyId), "id"),
        (AliyunProfile.AccessKeySecret, TestProfiles.KeySecret));
}
