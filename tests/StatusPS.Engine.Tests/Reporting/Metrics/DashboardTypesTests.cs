using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Peers;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>Runs <c>tests/dashboard</c>: the example dashboard against the types of Grafana.</summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class DashboardTypesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Dashboard_has_the_types_of_Grafana()
    {
        var node = await NodePackages.InstallAsync(Path.Combine(Repository.Root, "tests", "dashboard"));
        var (code, text) = await node.RunAsync(RunLimit, ["--test", "--test-reporter", "tap"]);
        Assert.True(code is not null, $"The compiler did not end within {RunLimit.TotalMinutes} minutes.");
        output.WriteLine(text);
        Assert.Matches(@"(?m)^# pass [1-9]\d*\r?$", text);
        Assert.Matches(@"(?m)^# fail 0\r?$", text);
        Assert.Equal(0, code);
    }
}
