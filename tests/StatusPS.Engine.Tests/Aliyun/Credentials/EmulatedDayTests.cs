using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;
using Scenarios = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>
/// A wait of an emulated day with keys of 15 minutes, which the emulator issues and refuses after their end.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class EmulatedDayTests : StoreFixture
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // 180 seconds before the end.
    private static readonly TimeSpan RenewalAge = TimeSpan.FromSeconds(EmulatedSource.Lifetime - 180);

    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData(KeySource.Role, 600)]
    [InlineData(KeySource.Instance, 60)]
    public Task Wait_of_a_day_takes_as_many_keys_as_it_needs(KeySource source, int interval) =>
        CheckAsync(source, interval);

    [Theory]
    [InlineData(KeySource.Role, 60)]
    [InlineData(KeySource.Chain, 60)]
    [InlineData(KeySource.Oidc, 300)]
    [InlineData(KeySource.CredentialsUri, 300)]
    [Trait(TestTier.Trait, TestTier.Full)]
    public Task Wait_of_a_day_takes_as_many_keys_as_it_needs_by_every_source(KeySource source, int interval) =>
        CheckAsync(source, interval);

    private async Task CheckAsync(KeySource source, int interval)
    {
        var cloud = new EmulatedCloud(new() { KeyLifetime = TimeSpan.FromSeconds(EmulatedSource.Lifetime) }, _clock);
        using var emulator = new IssuingEmulator(cloud, _clock) { End = Day };
        string tokenFile = Path.Combine(Home, "token");
        File.WriteAllText(tokenFile, cloud.IssueOidcToken(Day * 2));
        var connection = TestProfiles.Connect(EmulatedSource.CreateProfile(source, tokenFile), _clock, emulator);
        using var session = new WaitSession(
            new() { Timeout = Day * 1.5, Interval = TimeSpan.FromSeconds(interval) }, (_, _) => connection, _clock);
        session.Add(new DtsSyncStatus
        {
            Id = Scenarios.DocumentedFirst,
            SynchronizationJobId = Scenarios.DocumentedFirst,
            Direction = DtsDirection.Forward,
            RegionId = Scenarios.RegionId,
            State = StatusState.Running,
        });
        session.Complete();

        var raised = await _clock.RunAsync(session.ReadAsync(TestQueries.CancellationToken));
        Assert.Equal((WaitEventKind.Reached, null), (raised!.Kind, raised.Error));
        Assert.InRange(_clock.Elapsed, Day, Day + TimeSpan.FromSeconds(interval * 2));
        Assert.Equal(CountNeeded(emulator.Queries) * EmulatedSource.KeysPerSignIn(source), cloud.CountKeys(source));
        // No query met a key that had ended.
        Assert.Equal(emulator.Queries.Length, cloud.Counters.GetCount(EmulatorActions.DtsAcs3));
    }

    // A key for the first query, and another for each query that finds the last one too old.
    private static int CountNeeded(TimeSpan[] queries)
    {
        int count = 0;
        TimeSpan? obtained = null;
        foreach (var query in queries)
        {
            if (obtained is { } at && query - at < RenewalAge) continue;
            obtained = query;
            count++;
        }
        return count;
    }
}
