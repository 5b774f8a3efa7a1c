using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A thousand job instances waited on together: how fast they are asked for, and what it costs to keep them.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class CrowdTests
{
    private const int Crowd = 1000;

    [Fact]
    public async Task NoMoreRequestsASecondThanTheLimit()
    {
        const int limit = 60;
        var clock = new VirtualTime();
        var cloud = new EmulatedCloud(new EmulatorOptions { RequestsPerSecond = limit }, clock);
        var running = new RunningJobs(cloud, clock);
        using var session = Wait(clock, running, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(running.Busiest, 30, PollRateLimiter.PerSecond + 2);
        Assert.Equal(0, cloud.Counters.RateLimited);
        Assert.InRange(cloud.Counters.Requests, 110 * PollRateLimiter.PerSecond, 121 * PollRateLimiter.PerSecond);
    }

    [Fact]
    public async Task MemoryStaysFlatOverAnHour()
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
        Assert.Equal(Crowd, session.Progress(8).Total);
        Assert.Equal(8, session.Progress(8).Items.Count);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        int told = 0;
        while (await session.NextAsync(TestQueries.CancellationToken) is { } happened)
        {
            Assert.Equal(WaitEventKind.TimedOut, happened.Kind);
            told++;
        }
        Assert.Equal(Crowd, told);
    }

    private static WaitSession Wait(VirtualTime clock, HttpMessageHandler service, TimeSpan interval, TimeSpan timeout)
    {
        var profile = TestProfiles.Patient(TestProfiles.BlueKing(Key.BlueKing.GatewayAddress,
            (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode), (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret)));
        var connection = TestProfiles.Connect(profile, clock, service);
        var session = new WaitSession(new() { Interval = interval, Timeout = timeout }, (_, _) => connection, clock);
        for (int i = 0; i < Crowd; i++) session.Add(ResponseBuilder.CreatePendingJob(RunningJobs.First + i, clock.GetUtcNow().LocalDateTime));
        session.Complete();
        return session;
    }
}
