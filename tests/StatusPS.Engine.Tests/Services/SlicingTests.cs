using StatusPS.Engine.Platforms;
using StatusPS.Engine.Services;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Services;

/// <summary>
/// A service is one folder, one registration, its cmdlet and its view; a platform is one folder and one registration.
/// No other file of the engine or of the module names a service's record type or a platform's profile type.
/// </summary>
public sealed class SlicingTests
{
    // By file name, so that a file may move. A reason that no longer holds fails the test.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["ServiceRegistry.cs"] = "registers the services",
        ["PlatformRegistry.cs"] = "registers the platforms",
        ["WaitStatusCommand.cs"] = "declares its output types: an attribute takes no registry",
        ["WatchStatusCommand.cs"] = "declares its output types",
        ["GetStatusOverviewCommand.cs"] = "declares its output types",
        ["NamedCell.cs"] = "the cells of the services' views, by name",
        ["JobInstanceCompleter.cs"] = "completes the parameter JobInstanceId within a scope of BlueKing",
        ["ModuleCompleter.cs"] = "completes the parameter ModuleId within a scope of BlueKing",
        ["ServiceTemplateCompleter.cs"] = "completes the parameter ServiceTemplateId within a scope of BlueKing",
        ["RegionCompleter.cs"] = "completes the parameter RegionId of Get-DtsSyncStatus",
        ["JobScope.cs"] = "the scope parameters of Get-JobInstanceStatus",
        ["GetStatusProfileCommand.cs"] = "declares its output types",
        ["NewStatusProfileCommand.cs"] = "declares its output types, a parameter set for each platform",
        ["ImportStatusProfileCommand.cs"] = "declares its output types",
        ["SelectStatusProfileCommand.cs"] = "declares its output types",
        ["ProfileSettingsCommand.Secrets.cs"] = "the parameter SecretKind names the secrets of every platform",
        ["ProfileSettingsCommand.cs"] = "the parameters of every platform's settings",
        ["ProfileSettingsCommand.Roles.cs"] =
            "the parameters of Aliyun's temporary keys and of BlueKing's access token",
        ["SourceProfileCompleter.cs"] = "completes the parameter SourceProfile of Aliyun's profiles",
        ["DemoService.cs"] = "the built-in profile with a role of Aliyun",
    };

    private static readonly string[] Projects = ["StatusPS.Engine", "StatusPS"];

    private static readonly Slice[] Slices =
    [
        .. ServiceRegistry.All.Select(service => new Slice(
            [
                service.RecordType.Name, $"StatusService.{service.Service}",
                $"StatusPS.Engine.Services.{service.Service}",
            ],
            [.. GetPlaces(service), $"StatusPS.Engine/Platforms/{service.Platform}/"])),
        .. PlatformRegistry.All.Select(platform => new Slice(
            [
                platform.CreateProfile("any").GetType().Name, $"StatusPlatform.{platform.Platform}",
                $"StatusPS.Engine.Platforms.{platform.Platform}",
            ],
            [
                $"StatusPS.Engine/Platforms/{platform.Platform}/",
                .. ServiceRegistry.All.Where(service => service.Platform == platform.Platform).SelectMany(GetPlaces),
            ])),
    ];

    [Fact]
    public void Only_files_of_a_service_name_its_record_type() => Assert.Empty(
        ReadSources().Where(source => !Exceptions.ContainsKey(Path.GetFileName(source.Path)))
            .SelectMany(source => FindForeignNames(source.Path, source.Text).Select(name => $"{source.Path}: {name}")));

    [Fact]
    public void Every_exception_is_needed() => Assert.Equal(
        Exceptions.Keys.Order(),
        ReadSources().Where(source => FindForeignNames(source.Path, source.Text).Any())
            .Select(source => Path.GetFileName(source.Path)).Distinct().Order());

    [Theory]
    [InlineData(
        "StatusPS.Engine/Waiting/Any.cs", "bool Is(object r) => r is JobInstanceStatus { Id: 1 };",
        "JobInstanceStatus")]
    [InlineData(
        "StatusPS.Engine/Waiting/Any.cs", "bool Is(R r) => r.Service == StatusService.Dts;", "StatusService.Dts")]
    [InlineData(
        "StatusPS.Engine/Queries/A.cs", "using StatusPS.Engine.Services.Cmdb;", "StatusPS.Engine.Services.Cmdb")]
    [InlineData("StatusPS.Engine/Services/Cmdb/Any.cs", "CmdbSyncStatus one; AuthingSyncJob other;", "AuthingSyncJob")]
    [InlineData("StatusPS.Engine/Transport/Any.cs", "var profile = new AliyunProfile(name);", "AliyunProfile")]
    [InlineData("StatusPS.Engine/Services/Job/Any.cs", "BlueKingProfile profile; // AliyunProfile", "")]
    [InlineData("StatusPS/Queries/GetDtsSyncStatusCommand.cs", "DtsSyncStatus record; AliyunProfile profile;", "")]
    public void File_outside_the_slice_is_found(string path, string code, string names) =>
        Assert.Equal(names, string.Join('|', FindForeignNames(path, code)));

    private static IEnumerable<string> FindForeignNames(string path, string text)
    {
        var used = SourceNames.Read(text);
        return Slices.Where(slice => !slice.Places.Any(folder => path.Contains(folder, StringComparison.Ordinal)))
            .SelectMany(slice => slice.Names.Where(used.Contains));
    }

    private static string[] GetPlaces(ServiceDescriptor service) =>
        [$"StatusPS.Engine/Services/{service.Service}/", $"/Get{service.RecordType.Name}Command.cs"];

    private static IEnumerable<(string Path, string Text)> ReadSources()
    {
        string root = Path.Combine(Repository.Root, "src");
        foreach (string file in Projects.SelectMany(project =>
            Directory.EnumerateFiles(Path.Combine(root, project), "*.cs", SearchOption.AllDirectories)))
        {
            string path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!path.Contains("/obj/", StringComparison.Ordinal)) yield return (path, File.ReadAllText(file));
        }
    }

    private sealed record Slice(string[] Names, string[] Places);
}
