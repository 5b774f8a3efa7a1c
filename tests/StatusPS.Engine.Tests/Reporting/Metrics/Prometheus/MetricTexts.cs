using StatusPS.Emulator;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>The texts that the programs of the Prometheus project read in tests.</summary>
internal static class MetricTexts
{
    private const int MaxSeries = 1_000_000;

    /// <summary>Creates the metrics of the demo's overview, with one query that failed.</summary>
    public static async Task<string> CreateDemoAsync()
    {
        var clock = new TestClock();
        using var handler = new EmulatorHandler(new EmulatedCloud(null, clock));
        var parts = Enum.GetValues<StatusPlatform>().SelectMany(platform =>
        {
            var profile = PlatformRegistry.CreateProfile(platform, "demo");
            foreach (var (name, value) in EmulatorAccounts.GetProfileSettings(platform))
                profile.Set(name, value, "Test");
            return OverviewParts.Create(new(profile, handler, clock), [], clock.GetUtcNow().AddHours(-24), 4);
        });
        var collector = new MetricCollector(MaxSeries);
        await foreach (var entry in StatusOverview.ReadAsync([.. parts], false, TestQueries.CancellationToken))
            collector.Add(entry.Record!);
        collector.Add(new QueryFailure("gone", [StatusService.Dts], StatusErrorKind.Unavailable));
        return collector.CreateReport().Text;
    }

    /// <summary>Creates the metrics of mutated records and failures.</summary>
    /// <param name="count">The number of records.</param>
    public static string CreateMutated(int count)
    {
        var collector = new MetricCollector(MaxSeries);
        foreach (var record in MutatedRecords.Create(count))
        {
            collector.Add(record);
            if (record.Name is { } name)
                collector.Add(new QueryFailure(name, [record.Service], StatusErrorKind.Timeout));
        }
        return collector.CreateReport().Text;
    }
}
