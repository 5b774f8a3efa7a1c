using System.Diagnostics;
using System.Text;
using StatusPS.Demo.PowerShell;
using Xunit;

namespace StatusPS.Module.Tests.Loading;

/// <summary>
/// The built module in this PowerShell, rolled forward to the next major version of .NET: PowerShell 7.7 runs on it.
/// </summary>
[Trait("Tier", "Full")]
public sealed class NextRuntimeTests : IDisposable
{
    // Packages of runtimes can only be downloaded by their exact version.
    private const string Version = "11.0.0";
    private const string Framework = "net11.0";
    private const string PesterPackageKey = "StatusPS.PesterPackage";

    // Loading, stores, signatures, TLS settings, waits and files.
    private const string PesterFiles = "Module,WireForms,Get-JobInstanceStatus,Profiles.Protection,Profiles.Transport,"
        + "Wait-Status,Export-StatusReport";

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-next-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Module_passes_its_tests_on_the_next_major_version_of_NET()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture
                == System.Runtime.InteropServices.Architecture.X64,
            "The runtime is laid out from the packages for linux-x64.");
        Assert.SkipUnless(await TryDownloadAsync(), $"The package source does not serve the runtime {Version}.");
        string dotnet = CreateDotnetRoot();
        var command = await PowerShellCommand.FindAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(command);
        Assert.SkipWhen(
            command.LeadingArguments.Count == 0, "Only pwsh.dll of the package PowerShell can be rolled forward.");
        command = command with { FileName = dotnet };

        var (_, version) = await RunPowerShellAsync(command, "-Command", "\"$([Environment]::Version)\"");
        Assert.Equal(Version, version.Trim());
        List<string> arguments =
        [
            "-File", Path.Combine(Repository.Root, "tests", "pester", "Run.ps1"), "-Path", PesterFiles,
        ];
        if (AppContext.GetData(PesterPackageKey) is string pester && Directory.Exists(pester))
            arguments.AddRange(["-PesterPath", pester]);
        var (exitCode, output) = await RunPowerShellAsync(command, [.. arguments]);
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"1\d\d passed, 0 failed", output);
    }

    private async Task<bool> TryDownloadAsync()
    {
        string project = Path.Combine(_folder, "runtime.csproj");
        await File.WriteAllTextAsync(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{GetPackage("NETCore")}" Version="[{Version}]" />
                <PackageDownload Include="{GetPackage("AspNetCore")}" Version="[{Version}]" />
              </ItemGroup>
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["restore", project]);
        RemoveMSBuild(start);
        return (await RunAsync(start)).ExitCode == 0;
    }

    /// <summary>Lays out a folder as .NET is installed, with this runtime alone. Returns its program.</summary>
    private string CreateDotnetRoot()
    {
        string root = Path.Combine(_folder, "dotnet");
        string runtime = CopyPackage("NETCore", root);
        CopyPackage("AspNetCore", root);
        string host = Directory.CreateDirectory(Path.Combine(root, "host", "fxr", Version)).FullName;
        File.Move(Path.Combine(runtime, "libhostfxr.so"), Path.Combine(host, "libhostfxr.so"));
        string program = Path.Combine(root, "dotnet");
        // The program finds what lies beside it, so that a link to the installed one would find the installed runtimes.
        File.Copy(Path.GetFullPath(Path.Combine(
            Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet")), program);
        return program;
    }

    private string CopyPackage(string framework, string root)
    {
        string package = Path.Combine(
            _folder, "packages", GetPackage(framework).ToLowerInvariant(), Version, "runtimes", "linux-x64");
        string target = Directory.CreateDirectory(
            Path.Combine(root, "shared", $"Microsoft.{framework}.App", Version)).FullName;
        foreach (string folder in (string[])["native", Path.Combine("lib", Framework)])
        {
            string source = Path.Combine(package, folder);
            if (!Directory.Exists(source)) continue;
            foreach (string file in Directory.GetFiles(source))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
        return target;
    }

    private static string GetPackage(string framework) => $"Microsoft.{framework}.App.Runtime.linux-x64";

    private static async Task<(int ExitCode, string Output)> RunPowerShellAsync(
        PowerShellCommand command, params string[] arguments)
    {
        var start = command.CreateStartInfo(["-NoProfile", "-NonInteractive", .. arguments]);
        RemoveMSBuild(start);
        start.Environment.Remove("DOTNET_ROOT");
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        return await RunAsync(start);
    }

    // A build within `dotnet test` would take over its MSBuild.
    private static void RemoveMSBuild(ProcessStartInfo start)
    {
        string[] names = [.. start.Environment.Keys.Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in names) start.Environment.Remove(name);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
