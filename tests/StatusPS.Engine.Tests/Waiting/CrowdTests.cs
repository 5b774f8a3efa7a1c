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

    // Places for requests are 20 ms apart: a step takes two or three of them.
    private readonly VirtualTime _clock = new() { Resolution = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task NoMoreRequestsASecondThanTheLimit()
    {
        const int limit = 60;
        var cloud = new EmulatedCloud(new EmulatorOptions { RequestsPerSecond = limit }, _clock);
        var running = new RunningJobs(cloud, _clock);
        using var session = Wait(running, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(running.Busiest, 30, PollPace.PerSecond + 2);
        Assert.Equal(0, cloud.Counters.RateLimited);
        Assert.InRange(cloud.Counters.Requests, 110 * PollPace.PerSecond, 121 * PollPace.PerSecond);
    }

    [Fact]
    public async Task MemoryStaysFlatOverAnHour()
    {
        var running = new RunningJobs(new EmulatedCloud(null, _clock), _clock);
        using var session = Wait(running, TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(10));
        long early = GC.GetTotalMemory(forceFullCollection: true);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(49));
        long late = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(late - early, long.MinValue, 4 * 1024 * 1024);
        Assert.Equal(Crowd, session.Progress(8).Total);
        Assert.Equal(8, session.Progress(8).Items.Count);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        int told = 0;
        while (await session.NextAsync(Ask.Cancel) is { } happened)
        {
            Assert.Equal(WaitEventKind.TimedOut, happened.Kind);
            told++;
        }
        Assert.Equal(Crowd, told);
    }

    private WaitSession Wait(HttpMessageHandler service, TimeSpan interval, TimeSpan timeout)
    {
        var profile = TestProfiles.Patient(TestProfiles.BlueKing(Key.BlueKing.GatewayAddress,
            (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode), (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret)));
        var connection = TestProfiles.Connect(profile, _clock, service);
        var session = new WaitSession(new() { Interval = interval, Timeout = timeout }, (_, _) => connection, _clock);
        for (int i = 0; i < Crowd; i++) session.Add(Played.PendingJob(RunningJobs.First + i, _clock.GetUtcNow().LocalDateTime));
        session.Complete();
        return session;
    }
}
