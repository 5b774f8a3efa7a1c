using System.Text.RegularExpressions;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>Installs the packages of a folder whose tests run in Node.js.</summary>
internal static partial class NodePackages
{
    private static readonly Version OldestNode = new(20, 12);
    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Installs the packages of the lock file. Returns Node.js. Skips the test if Node.js or the packages are missing.
    /// </summary>
    public static async Task<Tool> InstallAsync(string folder)
    {
        var node = Tool.Find("node", folder);
        Assert.SkipWhen(node is null, "There is no Node.js on PATH: the tests in Node.js were not run.");
        var (_, version) = await node!.RunAsync(LookLimit, ["--version"]);
        Assert.SkipUnless(Version.TryParse(version.Trim().TrimStart('v'), out var found) && found >= OldestNode,
            $"The Node.js on PATH ({version.Trim()}) is older than {OldestNode}: the tests in Node.js were not run.");
        await InstallPackagesAsync(folder);
        return node;
    }

    private static async Task InstallPackagesAsync(string folder)
    {
        string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(
            Path.Combine(folder, "package-lock.json"))) return;
        var npm = Tool.Find("npm", folder);
        Assert.SkipWhen(npm is null, "There is no npm on PATH: the packages could not be installed.");
        var (code, text) = await npm!.RunAsync(
            InstallLimit,
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1"]);
        Assert.SkipWhen(
            code is null,
            $"npm ci did not end within {InstallLimit.TotalMinutes} minutes: the tests in Node.js were not run.");
        // A lock file that does not fit, or a package that is not the one locked, is no network failure (LockFileTests
        // detects the first without it).
        Assert.False(LockFault().IsMatch(text), text);
        Assert.SkipUnless(
            code == 0,
            $"npm ci ended with {code} ({ErrorCode().Match(text).Groups["code"].Value}), the packages can't be had "
                + $"here: the tests in Node.js were not run.");
    }

    [GeneratedRegex(@"code (EUSAGE|EINTEGRITY|EJSONPARSE)\b")]
    private static partial Regex LockFault();

    [GeneratedRegex(@"code (?<code>\w+)")]
    private static partial Regex ErrorCode();
}
