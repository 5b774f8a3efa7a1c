using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>
/// The store on Windows. The Windows job of the workflow runs these tests, and the full tier on Linux under Wine.
/// </summary>
[SupportedOSPlatform("windows")]
public sealed class WindowsStoreTests : StoreFixture
{
    private const string Reason = "The test is for Windows.";
    private const int Writes = 60;

    [Fact]
    public async Task Profiles_can_be_listed_while_others_are_stored()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), Reason);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        var writer = Task.Run(
            () =>
            {
                for (int i = 0; i < Writes; i++)
                {
                    var profile = new AliyunProfile($"p{i}");
                    profile.Set(nameof(AliyunProfile.AccessKeyId), "id", "Test");
                    Open().Save(TestProfiles.With(profile, null), makeDefault: false);
                }
            }, TestQueries.CancellationToken);
        int lists = 0;
        for (; !writer.IsCompleted; lists++)
            Assert.Contains(Open().List(), static profile => profile.Name == "ali");
        await writer;
        Assert.True(lists > 0);
        Assert.Equal(Writes + 1, Open().List().Count);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.tmp"));
    }

    [Fact]
    public void Folder_and_files_are_for_the_user_the_system_and_administrators()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), Reason);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        foreach (string path in (string[])[Folder, .. Directory.EnumerateFiles(Folder)])
            Assert.False(StorePermissions.IsAccessibleToOthers(path), path);
        Assert.Equal("ali", Assert.Single(Open().List()).Name);
    }

    [Fact]
    public void Shared_folder_is_rejected_and_repaired()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), Reason);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        var folder = new DirectoryInfo(Folder);
        var security = folder.GetAccessControl();
        security.AddAccessRule(new FileSystemAccessRule(
            new SecurityIdentifier(WellKnownSidType.WorldSid, null), FileSystemRights.ReadAndExecute,
            AccessControlType.Allow));
        folder.SetAccessControl(security);
        var error = Assert.Throws<StatusException>(() => Open().List()).Error;
        Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Run: Get-StatusProfile -Repair", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(Open().RestrictAccess(_ => false));
        Assert.Equal([Folder], Open().RestrictAccess(_ => true));
        Assert.Equal("ali", Assert.Single(Open().List()).Name);
        Assert.Empty(Open().RestrictAccess(_ => true)!);
    }

    [Fact]
    public void Secret_is_encrypted_for_the_user_and_its_profile()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), Reason);
        var protector = new DpapiProtector();
        var encrypted = protector.Protect("open-sesame 密", "ali/AccessKeySecret/1");
        Assert.Equal("open-sesame 密", protector.Unprotect(encrypted, "ali/AccessKeySecret/1"));
        var error = Assert.Throws<StatusException>(() => protector.Unprotect(encrypted, "other")).Error;
        Assert.Contains("the secret was changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_have_the_line_ends_of_every_system()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), Reason);
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        Assert.DoesNotContain('\r', File.ReadAllText(SettingsFile));
    }
}
