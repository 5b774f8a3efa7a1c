using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StatusPS.Demo.PowerShell;
using Xunit;

namespace StatusPS.Module.Tests.Packaging;

/// <summary>The package as <c>build.ps1 -Task Package</c> makes it, installed into an empty home.</summary>
public sealed class PackageRun : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-package-").FullName;

    /// <summary>The path of the package for the Gallery.</summary>
    public string Package { get; private set; } = "";

    /// <summary>The paths of all files in the zip, within the module's folder, with forward slashes.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The folder that the package was made from.</summary>
    public static string Folder => Path.Combine(Repository.Root, "out", "package", "StatusPS");

    /// <summary>Builds the package.</summary>
    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await RunAsync(
            ["-File", Path.Combine(Repository.Root, "build.ps1"), "-Task", "Package"], null);
        Assert.True(exitCode == 0, output);
        string folder = Path.Combine(Repository.Root, "out");
        Package = Assert.Single(Directory.GetFiles(folder, "StatusPS.*.nupkg"));
        using var zip = await ZipFile.OpenReadAsync(Assert.Single(Directory.GetFiles(folder, "StatusPS-*.zip")));
        Files = [.. zip.Entries.Select(entry => entry.FullName)
            .Where(name => !name.EndsWith('/'))
            .Select(name => name["StatusPS/".Length..])
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Deletes the home and everything that was installed.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a build task that has to fail, and returns what it printed.</summary>
    /// <param name="arguments">The arguments of <c>build.ps1</c>.</param>
    internal static async Task<string> RunRefusedTaskAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(
            ["-File", Path.Combine(Repository.Root, "build.ps1"), .. arguments], null);
        Assert.NotEqual(0, exitCode);
        return output;
    }

    /// <summary>Installs the package in a new process after an older one.</summary>
    internal async Task<InstalledPackage> InstallAsync()
    {
        string work = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        return await RunScriptAsync<InstalledPackage>(
            "Install-Package.ps1", "-Package", Package, "-Module", Folder, "-Folder", work);
    }

    /// <summary>Runs a script with the installed module in a new process.</summary>
    /// <param name="script">The text of the script.</param>
    internal async Task<PackageUse> UseAsync(string script)
    {
        string file = Path.Combine(_folder, "script.ps1");
        await File.WriteAllTextAsync(file, script);
        return await RunScriptAsync<PackageUse>("Use-Package.ps1", "-Script", file);
    }

    private async Task<T> RunScriptAsync<T>(string script, params string[] arguments)
    {
        string home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;
        var (exitCode, output) = await RunAsync(
            ["-File", Path.Combine(Repository.Root, "tests", "package", script), .. arguments], home);
        Assert.True(exitCode == 0, output);
        return JsonSerializer.Deserialize<T>(output, Options)!;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string? home)
    {
        var command = await PowerShellCommand.FindAsync(CancellationToken.None);
        Assert.NotNull(command);
        var start = command.CreateStartInfo(["-NoProfile", "-NonInteractive", .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment["NO_COLOR"] = "1";
        // A build within `dotnet test` would take over its MSBuild. This user's modules would hide the installed one.
        string[] removed = [.. start.Environment.Keys.Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("STATUSPS_", StringComparison.Ordinal)
            || (home is not null && (name.StartsWith("XDG_", StringComparison.Ordinal) || name == "PSModulePath")))];
        foreach (string name in removed) start.Environment.Remove(name);
        if (home is not null)
        {
            start.Environment["HOME"] = home;
            // The README's demo ends in seconds: each request moves its clock on.
            start.Environment["STATUSPS_DEMO_CLOCK"] = "step:5";
        }
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The versions before and after the update, and how the repository describes the package.</summary>
    internal sealed record InstalledPackage(
        string[] Before,
        string[] After,
        string[] ByCommand,
        string ProjectUri,
        string LicenseUri,
        string ReleaseNotes,
        string[] Tags);

    /// <summary>The output of a script, and the module that it loaded.</summary>
    internal sealed record PackageUse(string Output, string[] Errors, string Version, string Module, string[] Engine);
}
