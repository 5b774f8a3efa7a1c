using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>
/// Runs <c>tests/peers</c>: the official clients against the emulator, which rejects each modified byte.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class PeerTests(ITestOutputHelper output)
{
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Official_clients_accept_the_signatures()
    {
        var node = await NodePackages.InstallAsync(PeersFolder.Path);
        var (code, text) = await node.RunAsync(RunLimit, ["--test", "--test-reporter", "tap"],
            ("STATUSPS_TESTS_DEMO", Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll")));
        Assert.True(code is not null, $"The official clients did not end within {RunLimit.TotalMinutes} minutes.");
        output.WriteLine(text);
        Assert.Matches(@"(?m)^# pass [1-9]\d\d", text);
        Assert.Matches(@"(?m)^# fail 0\r?$", text);
        Assert.Equal(0, code);
    }
}
