using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using StatusPS.Loading;
using Xunit;

namespace StatusPS.Module.Tests.Packaging;

/// <summary>The package is complete, and can be found, installed, used and updated.</summary>
[Trait("Tier", "Full")]
public sealed partial class PackageTests(PackageRun run) : IClassFixture<PackageRun>
{
    private const long MaxPackageSize = 12_000_000;

    private static readonly string Version = typeof(StatusRecord).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public void Files_are_the_expected_ones() =>
        Assert.Equal(
            File.ReadAllLines(Path.Combine(Repository.Root, "tests", "data", "package-files.txt")), run.Files);

    [Fact]
    public void Package_is_at_most_12_MB() =>
        Assert.InRange(new FileInfo(run.Package).Length, 1_000_000, MaxPackageSize);

    [Fact]
    public void Notices_name_every_package_with_the_text_of_its_license()
    {
        string notices = File.ReadAllText(Path.Combine(PackageRun.Folder, "THIRD-PARTY-NOTICES.txt"));
        foreach (string assembly in ListForeignAssemblies())
            Assert.Matches($@"(?m)^{Regex.Escape(assembly)} \d+\.\d+\.\d+", notices);
        Assert.Contains("Redistributions in binary form must reproduce", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("Microsoft Corporation", notices, StringComparison.Ordinal);
        Assert.DoesNotContain("PowerShellStandard", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Bill_of_materials_has_each_assembly_with_its_hash_and_nothing_else()
    {
        string text = File.ReadAllText(Path.Combine(PackageRun.Folder, "StatusPS.cdx.json"));
        var bill = JsonDocument.Parse(text).RootElement;
        Assert.Equal("CycloneDX", bill.GetProperty("bomFormat").GetString());
        var packages = bill.GetProperty("components").EnumerateArray().ToList();
        var listed = packages.Append(bill.GetProperty("metadata").GetProperty("component"))
            .SelectMany(component => component.GetProperty("components").EnumerateArray())
            .ToDictionary(
                file => file.GetProperty("name").GetString()!,
                file => file.GetProperty("hashes")[0].GetProperty("content").GetString()!);
        var shipped = run.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).ToDictionary(
            file => file,
            file => GetHash(Path.Combine(PackageRun.Folder, file)));
        Assert.Equal(shipped, listed);
        Assert.Equal(
            ListForeignAssemblies(),
            packages.Select(package => package.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        string[] references = [.. packages.Select(package => package.GetProperty("bom-ref").GetString()!)];
        Assert.All(
            bill.GetProperty("dependencies").EnumerateArray().SelectMany(
                entry => entry.GetProperty("dependsOn").EnumerateArray()),
            needed => Assert.Contains(needed.GetString(), references));
    }

    [Fact]
    public async Task Package_is_found_by_command_installed_updated_and_runs_the_demo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The folder of a user's modules cannot be moved on Windows.");
        var installed = await run.InstallAsync();
        Assert.Equal(["0.0.1"], installed.Before);
        Assert.Equal(["0.0.1", Version], installed.After);
        Assert.Equal(["StatusPS"], installed.ByCommand);
        Assert.Equal(Repository.Address, installed.ProjectUri.TrimEnd('/'));
        Assert.StartsWith(Repository.Address, installed.LicenseUri, StringComparison.Ordinal);
        Assert.Contains("### Get-StatusOverview", installed.ReleaseNotes, StringComparison.Ordinal);
        Assert.Contains("PSIncludes_Cmdlet", installed.Tags);

        var demo = await run.UseAsync(GetDemo());
        Assert.Equal(Version, demo.Version);
        Assert.EndsWith(Path.Combine("StatusPS", Version), demo.Module, StringComparison.Ordinal);
        Assert.Equal(
            [Directory.Exists(Path.Combine(demo.Module, "lib", EngineAssemblyLocator.CurrentRuntime))
                ? "lib/" + EngineAssemblyLocator.CurrentRuntime
                : "lib"],
            demo.Engine);
        Assert.Matches("Failed +102 ", demo.Output);
        Assert.Contains("dtsdemotwoway", demo.Output, StringComparison.Ordinal);
        Assert.Contains("LDAP Beijing", demo.Output, StringComparison.Ordinal);
        // The last line of the demo waits for a job that fails.
        Assert.Equal("StatusPS.WaitFailed", Assert.Single(demo.Errors).Split(',')[0]);
    }

    [Theory]
    [InlineData("-Task Sign", "No certificate was specified")]
    [InlineData("-Task Publish", "No key was specified")]
    [InlineData("-Task Package -Prerelease preview.1", "'preview.1' is not a valid prerelease label")]
    [InlineData("-Task Package -Tag v99.0.0", "The tag 'v99.0.0' does not name the version")]
    public async Task Task_fails_with_a_message_when_an_argument_is_not_valid(string arguments, string message) =>
        Assert.Contains(message, await PackageRun.RunRefusedTaskAsync(arguments.Split(' ')), StringComparison.Ordinal);

    private static string GetHash(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private IEnumerable<string> ListForeignAssemblies() => run.Files
        .Where(file => Path.GetDirectoryName(file) == "lib" && file.EndsWith(".dll", StringComparison.Ordinal)
            && !Path.GetFileName(file).StartsWith("StatusPS.", StringComparison.Ordinal))
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    /// <summary>Returns the block of commands under "Try it" in the README.</summary>
    private static string GetDemo()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        return DemoBlock().Match(readme).Groups["code"].Value;
    }

    [GeneratedRegex(@"(?ms)^## Try it$.*?^```powershell\n(?<code>.*?)^```$")]
    private static partial Regex DemoBlock();
}
