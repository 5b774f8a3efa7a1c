using System.Runtime.Versioning;
using System.Text;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The modes of files, and damaged files.</summary>
public sealed class StoreSafetyTests : StoreFixture
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    public static TheoryData<string> Damages() =>
    [
        "", "{", "null", "[]", "5", "\"text\"", "{}", """{"version":"one"}""", """{"version":0}""",
        """{"version":1.5}""", """{"version":1,"profiles":[],"secrets":[]}""",
        """{"version":1,"profiles":"none","secrets":"none"}""", """{"version":1,"version":1}""",
        """{"version":1,"profiles":{},"profiles":{},"secrets":{},"secrets":{}}""",
        """{"version":1,"profiles":{"a":{},"a":{}},"secrets":{"a":{},"a":{}}}""",
        """{"version":1,"profiles":{"a":{"platform":"Aliyun","settings":{"x":"1","x":"2"}}},"secrets":5}""",
        "{\"version\":1,\"profiles\":{\"a\":", "\0\0\0\0",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damaged_file_is_reported_and_not_changed(string content)
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        foreach (string file in (string[])[SettingsFile, SecretsFile])
        {
            string other = file == SettingsFile ? SecretsFile : SettingsFile;
            byte[] whole = File.ReadAllBytes(file), damaged = Encoding.UTF8.GetBytes(content),
                beside = File.ReadAllBytes(other);
            File.WriteAllBytes(file, damaged);
            foreach (var use in (Action[])
                [
                    () => Open().List(), () => Open().Find("ali"), () => Open().FindDefault(StatusPlatform.Aliyun),
                    () => Open().Save(TestProfiles.Authing(null), makeDefault: true), () => Open().Remove("ali"),
                ])
            {
                var failure = Record.Exception(use);
                var error = Assert.IsType<StatusException>(failure).Error;
                Assert.Equal(StatusErrorKind.Profile, error.Kind);
                Assert.Contains(file, error.Message, StringComparison.Ordinal);
                Assert.NotEmpty(error.RecommendedAction);
                Assert.Equal(damaged, File.ReadAllBytes(file));
                Assert.Equal(beside, File.ReadAllBytes(other)); // What failed has changed nothing.
            }
            File.WriteAllBytes(file, whole);
        }
        Assert.Equal(TestProfiles.KeySecret, Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Folder_and_files_are_accessible_to_the_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Assert.Equal(OwnFolder, File.GetUnixFileMode(Folder));
        Assert.Equal(6, Directory.EnumerateFiles(Folder).Count()); // The lock, the key, both files and their copies.
        Assert.All(Directory.EnumerateFiles(Folder), file => Assert.Equal(OwnFile, File.GetUnixFileMode(file)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("profiles.json")]
    [InlineData("secrets.json")]
    [InlineData("key")]
    [UnsupportedOSPlatform("windows")]
    public void Store_readable_by_others_is_rejected_and_repaired(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        string path = name.Length == 0 ? Folder : Path.Combine(Folder, name);
        foreach (var others in (UnixFileMode[])[
            UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite, UnixFileMode.GroupExecute])
        {
            var mode = name.Length == 0 ? OwnFolder : OwnFile;
            File.SetUnixFileMode(path, mode | others);
            var error =
                Assert.Throws<StatusException>(() => Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret)).Error;
            Assert.Equal(StatusErrorKind.Profile, error.Kind);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.EndsWith("Run: Get-StatusProfile -Repair", error.RecommendedAction, StringComparison.Ordinal);
            Assert.Null(Open().RestrictAccess(_ => false));
            Assert.Equal([path], Open().RestrictAccess(_ => true));
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
        Assert.Equal(TestProfiles.KeySecret, Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Secrets_are_not_written_into_a_folder_readable_by_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Directory.CreateDirectory(
            Folder,
            OwnFolder
            | UnixFileMode.GroupRead
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherExecute);
        File.WriteAllText(Path.Combine(Folder, "notes.txt"), "of another program");
        var error = Assert.IsType<StatusException>(
            Record.Exception(() => Open().Save(TestProfiles.Aliyun(null), makeDefault: true))).Error;
        Assert.Contains("Get-StatusProfile -Repair", error.RecommendedAction, StringComparison.Ordinal);
        Assert.False(File.Exists(SecretsFile));
    }

    [Fact]
    public void Temporary_files_of_other_programs_are_kept()
    {
        new StoreFolder(Folder).Create();
        string own = SettingsFile + ".4711." + Guid.NewGuid().ToString("N") + ".tmp";
        string[] others = ["upload.tmp", "a.b.c.tmp", "profiles.json.tmp", $"x.y.{Guid.NewGuid():N}.tmp"];
        foreach (string file in others.Append(own)) File.WriteAllText(Path.Combine(Folder, file), "x");
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Assert.False(File.Exists(own));
        Assert.All(others, file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));
    }

    [Fact]
    public void Store_that_cannot_be_created_is_an_error()
    {
        File.WriteAllText(Folder, "a file");
        Assert.Empty(Open().List());
        var error = Assert.IsType<StatusException>(
            Record.Exception(() => Open().Save(TestProfiles.Aliyun(null), makeDefault: true))).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("STATUSPS_HOME", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_lock_file_is_not_reported_as_held_by_another_process()
    {
        new StoreFolder(Folder).Create();
        string file = Directory.CreateDirectory(Path.Combine(Folder, "lock")).FullName;
        var error =
            Assert.Throws<StatusException>(() => Open().Save(TestProfiles.Aliyun(null), makeDefault: true)).Error;
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Linked_folder_is_checked_at_its_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string real = Path.Combine(Home, "real");
        Directory.CreateDirectory(real, OwnFolder);
        Directory.CreateSymbolicLink(Folder, real);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Assert.Equal(TestProfiles.KeySecret, Open().Find("ali")!.Reveal(AliyunProfile.AccessKeySecret));
        Assert.True(File.Exists(Path.Combine(real, "secrets.json")));
        File.SetUnixFileMode(real, OwnFolder | UnixFileMode.GroupRead);
        Assert.Contains(
            "Get-StatusProfile -Repair", Assert.Throws<StatusException>(() => Open().List()).Error.RecommendedAction,
            StringComparison.Ordinal);
        Directory.Delete(real, recursive: true);
        Assert.Contains(Folder, Assert.IsType<StatusException>(Record.Exception(() => Open()
            .Save(TestProfiles.Aliyun(null), makeDefault: true))).Error.Message, StringComparison.Ordinal);
    }

    /// <summary>An unreadable file is not treated as a missing one.</summary>
    [Theory]
    [InlineData("profiles.json")]
    [InlineData("secrets.json")]
    public void Unreadable_file_is_an_error(string name)
    {
        new StoreFolder(Folder).Create();
        string file = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, OwnFolder);
        Assert.Contains(
            file, Assert.IsType<StatusException>(Record.Exception(() => Open().List())).Error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Removed_folder_is_an_error()
    {
        var error = Assert.IsType<StatusException>(
            Record.Exception(() => new StoreFolder(Folder).Replace("profiles.json", [1]))).Error;
        Assert.Contains(SettingsFile, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o'hara")]
    [InlineData("a b $(x) [y]")]
    [InlineData("-dash")]
    [InlineData("名称")]
    [UnsupportedOSPlatform("windows")]
    public void CloseToOthers_changes_only_the_stores_own_folder_of_any_name(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string folder =
            Directory.CreateDirectory(Path.Combine(Home, name), OwnFolder | UnixFileMode.OtherRead).FullName;
        string own = Path.Combine(folder, "secrets.json.bak"), foreign = Path.Combine(folder, "notes.txt");
        foreach (string file in (string[])[own, foreign])
        {
            File.WriteAllText(file, "x");
            File.SetUnixFileMode(file, OwnFile | UnixFileMode.OtherRead);
        }
        var store = new ProfileStore(folder, _ => null);
        Assert.Equal([folder, own], store.RestrictAccess(_ => true));
        Assert.Equal(OwnFolder, File.GetUnixFileMode(folder));
        Assert.Equal(OwnFile, File.GetUnixFileMode(own));
        Assert.Equal(OwnFile | UnixFileMode.OtherRead, File.GetUnixFileMode(foreign));
        Assert.Empty(store.RestrictAccess(_ => true)!);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void CloseToOthers_rejects_folders_shared_with_other_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string shared = Directory.CreateDirectory(
            Path.Combine(Home, "shared"), OwnFolder | UnixFileMode.OtherRead | UnixFileMode.StickyBit).FullName;
        string parent =
            Directory.CreateDirectory(Path.Combine(Home, "parent"), OwnFolder | UnixFileMode.OtherRead).FullName;
        Directory.CreateDirectory(Path.Combine(parent, "child"));
        foreach (string folder in (string[])[shared, parent, "/"])
        {
            var before = File.GetUnixFileMode(folder);
            Assert.False(StorePermissions.CanRestrict(folder));
            if (folder != "/")
                Assert.Throws<StatusException>(() => new ProfileStore(folder, _ => null).RestrictAccess(_ => true));
            Assert.Equal(before, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public void Tilde_at_the_start_of_STATUSPS_HOME_is_the_home_folder()
    {
        string home = HomeFolder.Path!;
        foreach (var (given, expected) in ((string, string)[])[
            ("~", home), ("~/a b", Path.Combine(home, "a b")), ("~user/x", Path.GetFullPath("~user/x"))])
            Assert.Equal(expected, StoreFolder.DefaultPath(name => name == "STATUSPS_HOME" ? given : null));
    }
}
