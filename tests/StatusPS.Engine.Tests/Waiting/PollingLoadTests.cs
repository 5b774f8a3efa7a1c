using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The request rate and memory of a wait for a thousand job instances.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class PollingLoadTests
{
    private const int JobCount = 1000;

    [Fact]
    public async Task Polling_stays_below_the_request_limit_of_the_profile()
    {
        const int limit = 60;
        var clock = new VirtualTime();
        var cloud = new EmulatedCloud(new EmulatorOptions { RequestsPerSecond = limit }, clock);
        var running = new RunningJobs(cloud, clock);
        using var session = Wait(clock, running, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(running.Busiest, 30, PollRateLimiter.MaxRequestsPerSecond + 2);
        Assert.Equal(0, cloud.Counters.RateLimited);
        Assert.InRange(
            cloud.Counters.Requests, 110 * PollRateLimiter.MaxRequestsPerSecond,
            121 * PollRateLimiter.MaxRequestsPerSecond);
    }

    [Fact]
    public async Task Memory_does_not_grow_during_a_long_wait()
    {
        // What is polled within the same second is one step of the clock.
        var clock = new VirtualTime { Resolution = TimeSpan.FromSeconds(1) };
        var running = new RunningJobs(new EmulatedCloud(null, clock), clock, repeats: true);
        using var session = Wait(clock, running, TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(10));
        long early = GC.GetTotalMemory(forceFullCollection: true);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(49));
        long late = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(late - early, long.MinValue, 4 * 1024 * 1024);
        Assert.Equal(JobCount, session.GetProgress(8).Total);
        Assert.Equal(8, session.GetProgress(8).Items.Count);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        int timeouts = 0;
        while (await session.ReadAsync(TestQueries.CancellationToken) is { } raised)
        {
            Assert.Equal(WaitEventKind.TimedOut, raised.Kind);
            timeouts++;
        }
        Assert.Equal(JobCount, timeouts);
    }

    private static WaitSession Wait(VirtualTime clock, HttpMessageHandler service, TimeSpan interval, TimeSpan timeout)
    {
        var profile = TestProfiles.Patient(TestProfiles.BlueKing(Key.BlueKing.GatewayAddress,
            (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode),
            (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret)));
        var connection = TestProfiles.Connect(profile, clock, service);
        var session = new WaitSession(new() { Interval = interval, Timeout = timeout }, (_, _) => connection, clock);
        for (int i = 0; i < JobCount; i++)
            session.Add(ResponseBuilder.CreatePendingJob(RunningJobs.First + i, clock.GetUtcNow().LocalDateTime));
        session.Complete();
        return session;
    }
}
