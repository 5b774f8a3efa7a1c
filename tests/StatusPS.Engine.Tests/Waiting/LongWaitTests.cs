using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;
using Scenarios = StatusPS.Emulator.EmulatorScenarios;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>
/// Waits of a day in virtual time: tokens expire, the clock is changed, and the services are unavailable twice.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class LongWaitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(26);
    private static readonly TimeSpan End = TimeSpan.FromHours(24);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly VirtualTime _clock = new();

    /// <summary>
    /// Changes the clock by the given hours. Aliyun rejects requests whose clock is off by more than 15 minutes.
    /// </summary>
    [Theory]
    [InlineData(0.2, true)]
    [InlineData(5, false)]
    public async Task Wait_survives_two_outages_and_clock_changes_within_a_day(double hours, bool withDts)
    {
        var step = TimeSpan.FromHours(hours);
        var cloud = new EmulatedCloud(null, new SteadyWallClock(_clock));
        using var outages = new OutageService(cloud, _clock, End)
        {
            Outages = [
                (TimeSpan.FromHours(4), TimeSpan.FromHours(4.7), true),
                (TimeSpan.FromHours(15), TimeSpan.FromHours(15.4), false)],
            Busy = [TimeSpan.FromHours(9.9), TimeSpan.FromHours(19.9)],
        };
        // In the middle of each outage, and while the services' refusals hold everyone back; at last it is right again.
        (TimeSpan At, TimeSpan Offset)[] steps =
        [
            (TimeSpan.FromHours(4.3), step), (TimeSpan.FromHours(10), -step), (TimeSpan.FromHours(15.2), step),
            (TimeSpan.FromHours(20), -step), (TimeSpan.FromHours(22), TimeSpan.Zero),
        ];

        using var session = new WaitSession(
            new() { Timeout = Limit, Interval = Interval },
            (platform, _) => TestProfiles.Connect(ProfileOf(platform), _clock, outages), _clock);
        StatusRecord[] records = [.. Records().Where(record => withDts || record.Service != StatusService.Dts)];
        foreach (var record in records) session.Add(record);
        session.Complete();

        var events = new List<WaitEvent>();
        foreach (var (at, offset) in steps)
        {
            await _clock.AdvanceAsync(at - _clock.Elapsed);
            _clock.Offset = offset;
        }
        while (await _clock.RunAsync(session.ReadAsync(TestQueries.CancellationToken)) is { } raised)
        {
            events.Add(raised);
            Assert.InRange(_clock.Elapsed, End, End + (Interval * 2));
        }

        Assert.Equal(records.Select(record => record.Service)
            .Order(), events.Select(raised => raised.Item.Record.Service)
            .Order());
        Assert.All(events, raised => Assert.Equal((WaitEventKind.Reached, null), (raised.Kind, raised.Error)));
        Assert.InRange(outages.Met, records.Length * 8, 1000);
        // A token lasts two hours: a dozen in a day, and another for each time that the clock was set or the service
        // refused one.
        Assert.InRange(cloud.Counters.ByAction[EmulatorActions.AuthingToken], 11, 11 + (2 * steps.Length));
        // Five minutes between two requests, minus a fifth, and no burst after an outage or a clock change.
        Assert.InRange(cloud.Counters.Requests, records.Length * 200, records.Length * 400);
    }

    // A profile each, and so a limiter each.
    private static IEnumerable<StatusRecord> Records() =>
    [
        new CmdbSyncStatus { Profile = "cmdb", BizId = Scenarios.Cmdb.BizId,
        ServiceTemplateId = Scenarios.Cmdb.ServiceTemplateId, ModuleId = Scenarios.Cmdb.Finished,
        State = StatusState.Running },
        new JobInstanceStatus { Profile = "job", JobInstanceId = Scenarios.Job.FirstGenerated + 1,
        Id = $"{Scenarios.Job.FirstGenerated + 1}", ScopeType = "biz", ScopeId = $"{Scenarios.Job.BizId}",
        State = StatusState.Running },
        new DtsSyncStatus { Id = Scenarios.Dts.DocumentedFirst, SynchronizationJobId = Scenarios.Dts.DocumentedFirst,
        Direction = DtsDirection.Forward, RegionId = Scenarios.Dts.RegionId, State = StatusState.Running },
        new AuthingSyncJob { SyncTaskId = Scenarios.Authing.FirstGenerated,
        SyncJobId = Scenarios.Authing.FirstGenerated * 1000 + 1, State = StatusState.Running },
    ];

    private static StatusProfile ProfileOf(StatusPlatform platform) =>
        TestProfiles.Patient<StatusProfile>(platform switch
        {
            StatusPlatform.BlueKing => TestProfiles.BlueKing(
                "https://bk.example", (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode),
                (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret),
                (nameof(BlueKingProfile.UserName), Key.BlueKing.UserName)),
            StatusPlatform.Aliyun => TestProfiles.Aliyun(
                "https://dts.example", (nameof(AliyunProfile.AccessKeyId), Key.Aliyun.AccessKeyId),
                (AliyunProfile.AccessKeySecret, Key.Aliyun.AccessKeySecret)),
            _ => TestProfiles.Authing(
                "https://authing.example", (nameof(AuthingProfile.AccessKeyId), Key.Authing.AccessKeyId),
                (AuthingProfile.AccessKeySecret, Key.Authing.AccessKeySecret)),
        }, maxRetry: 1);
}
