using System.Runtime.InteropServices;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Profiles;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Windows;

/// <summary>
/// Runs the tests of the profile store on the Windows build of .NET under Wine: access control lists, DPAPI, locks and
/// sharing of files. The assemblies are those that run here.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class WineTests : IDisposable
{
    // Debian keeps the program out of PATH.
    private const string DebianFile = "/usr/lib/wine/wine64";

    private static readonly Type[] Classes =
    [
        typeof(WindowsStoreTests), typeof(DpapiProtectorTests), typeof(AccessGrantTests), typeof(SharingRetryTests),
        typeof(StoreLockTests), typeof(StorePathTests), typeof(StoreRepairTests), typeof(ProfileStoreTests),
        typeof(ProfileFileTests), typeof(ProtectionTests),
    ];

    // Wine 8 adds permissions to a folder and removes none. The Windows job of the workflow runs this test.
    private static readonly string Excluded =
        $"{typeof(WindowsStoreTests).FullName}.{nameof(WindowsStoreTests.Shared_folder_is_rejected_and_repaired)}";

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-wine-").FullName;

    private string AppFolder => Path.Combine(_folder, "app");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Store_tests_pass_on_Windows()
    {
        string wine = Tool.FindFile("wine64") ?? DebianFile;
        Assert.SkipUnless(File.Exists(wine), "There is no wine64.");
        Assert.SkipUnless(
            RuntimeInformation.OSArchitecture == Architecture.X64, "wine64 runs programs for x64 alone.");
        await PublishAsync();
        try
        {
            string[] classes = [.. Classes.SelectMany(type => (string[])["-class", type.FullName!])];
            string program = Path.Combine(AppFolder, "StatusPS.Engine.Tests.exe");
            var (code, output) = await RunWineAsync(wine, [program, "-noColor", .. classes, "-method-", Excluded]);
            Assert.True(code == 0, output);
            Assert.Matches(@"Total: (9\d|[1-9]\d\d), Errors: 0, Failed: 0, Skipped: 0", output);
        }
        finally
        {
            string server = Path.Combine(Path.GetDirectoryName(wine)!, "wineserver");
            if (File.Exists(server)) await RunWineAsync(server, ["--kill", "--wait"]);
        }
    }

    // The Windows runtime around an empty program of the same name, whose assembly is replaced by the tests.
    private async Task PublishAsync()
    {
        string tests = typeof(WineTests).Assembly.Location, program = Path.GetFileName(tests);
        string project = Path.Combine(_folder, "StatusPS.Engine.Tests.csproj");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), "return 0;");
        await File.WriteAllTextAsync(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>win-x64</RuntimeIdentifier>
                <SelfContained>true</SelfContained>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <Reference Include="{AppContext.BaseDirectory}*.dll" Exclude="{tests}" />
              </ItemGroup>
            </Project>
            """);
        var (code, output) = await new Tool("dotnet", _folder).RunAsync(
            Guard.Limit, ["publish", project, "-o", AppFolder]);
        Assert.SkipWhen(
            output.Contains("NU1101", StringComparison.Ordinal), "The package source serves no Windows runtime.");
        Assert.True(code == 0, output);
        File.Copy(tests, Path.Combine(AppFolder, program), overwrite: true);
    }

    private Task<(int? Code, string Output)> RunWineAsync(string file, string[] arguments) =>
        new Tool(file, _folder).RunAsync(
            Guard.Limit, arguments,
            ("WINEPREFIX", Path.Combine(_folder, "prefix")), ("WINEDEBUG", "-all"),
            // No collection: Wine 8 cannot release the code of a dynamic method, and .NET does so in a finalizer.
            ("DOTNET_GCgen0size", "40000000"));
}
