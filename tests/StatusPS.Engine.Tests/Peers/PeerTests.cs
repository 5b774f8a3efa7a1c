using System.Text.RegularExpressions;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>
/// Runs <c>tests/peers</c>: the official clients against the emulator, which rejects each modified byte.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed partial class PeerTests(ITestOutputHelper output)
{
    private static readonly Version OldestNode = new(20, 12);
    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Official_clients_accept_the_signatures()
    {
        var node = Tool.Find("node");
        Assert.SkipWhen(node is null, "There is no Node.js on PATH: the official clients were not run.");
        var (_, version) = await node!.RunAsync(LookLimit, ["--version"]);
        Assert.SkipUnless(Version.TryParse(version.Trim().TrimStart('v'), out var found) && found >= OldestNode,
            $"The Node.js on PATH ({version.Trim()}) is older than {OldestNode}: the official clients were not run.");
        await InstallAsync();

        var (code, text) = await node.RunAsync(RunLimit, ["--test", "--test-reporter", "tap"],
            ("STATUSPS_TESTS_DEMO", Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll")));
        Assert.True(code is not null, $"The official clients did not end within {RunLimit.TotalMinutes} minutes.");
        output.WriteLine(text);
        Assert.Matches(@"(?m)^# pass [1-9]\d\d", text);
        Assert.Matches(@"(?m)^# fail 0\r?$", text);
        Assert.Equal(0, code);
    }

    private static async Task InstallAsync()
    {
        string installed = Path.Combine(PeersFolder.Path, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(
            Path.Combine(PeersFolder.Path, "package-lock.json"))) return;
        var npm = Tool.Find("npm");
        Assert.SkipWhen(npm is null, "There is no npm on PATH: the official clients could not be installed.");
        var (code, text) = await npm!.RunAsync(
            InstallLimit,
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1"]);
        Assert.SkipWhen(
            code is null,
            $"npm ci did not end within {InstallLimit.TotalMinutes} minutes: the official clients were not run.");
        // A lock file that does not fit, or a package that is not the one locked, is no network failure (LockFileTests
        // detects the first without it).
        Assert.False(LockFault().IsMatch(text), text);
        Assert.SkipUnless(
            code == 0,
            $"npm ci ended with {code} ({ErrorCode().Match(text).Groups["code"].Value}), the packages can't be had "
                + $"here: the official clients were not run.");
    }

    [GeneratedRegex(@"code (EUSAGE|EINTEGRITY|EJSONPARSE)\b")]
    private static partial Regex LockFault();

    [GeneratedRegex(@"code (?<code>\w+)")]
    private static partial Regex ErrorCode();
}
