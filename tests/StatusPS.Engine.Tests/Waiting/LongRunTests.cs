using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Waiting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;
using Story = StatusPS.Emulator.EmulatorStories;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A day of waiting: tokens expire, the machine's clock is set, and the services are away twice. All of it by a clock that the test moves.</summary>
public sealed class LongRunTests
{
    // Longer than any wait between two asks, and shorter than the limits of a request and of the wait.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4000);
    private static readonly TimeSpan Limit = TimeSpan.FromHours(26);
    private static readonly TimeSpan End = TimeSpan.FromHours(24);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly FakeClock _clock = new();

    /// <summary>By how much the clock is set; Aliyun takes no request whose clock is off by more than a quarter of an hour.</summary>
    [Theory]
    [InlineData(0.2, true)]
    [InlineData(5, false)]
    public async Task ADayWithTwoOutagesAndAClockThatIsSet(double hours, bool withDts)
    {
        var step = TimeSpan.FromHours(hours);
        var cloud = new EmulatedCloud(null, new TrueTime(_clock));
        using var stories = new LongStories(cloud, _clock, End)
        {
            Outages = [(TimeSpan.FromHours(4), TimeSpan.FromHours(4.7), true), (TimeSpan.FromHours(15), TimeSpan.FromHours(15.4), false)],
            Busy = [TimeSpan.FromHours(9.9), TimeSpan.FromHours(19.9)],
        };
        // In the middle of each outage, and while the services' refusals hold everyone back; at last it is right again.
        (TimeSpan At, TimeSpan Set)[] steps =
        [
            (TimeSpan.FromHours(4.3), step), (TimeSpan.FromHours(10), -step), (TimeSpan.FromHours(15.2), step), (TimeSpan.FromHours(20), -step), (TimeSpan.FromHours(22), TimeSpan.Zero),
        ];

        using var session = new WaitSession(new() { Timeout = Limit, Interval = Interval }, (platform, _) => TestProfiles.Connect(ProfileOf(platform), _clock, stories), _clock);
        StatusRecord[] records = [.. Records().Where(record => withDts || record.Service != StatusService.Dts)];
        foreach (var record in records) session.Add(record);
        session.Complete();

        var told = new List<WaitEvent>();
        int done = 0;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var next = session.NextAsync(Ask.Cancel);
            while (!next.IsCompleted)
            {
                limit.Token.ThrowIfCancellationRequested();
                // Never while somebody still works on an answer.
                if (_clock.Waiting(Longest) < Open(session))
                {
                    await Task.Yield();
                    continue;
                }
                _clock.Skip(Longest);
                while (done < steps.Length && _clock.Passed >= steps[done].At) _clock.Set = steps[done++].Set;
            }
            if (await next is not { } happened) break;
            told.Add(happened);
            Assert.InRange(_clock.Passed, End, End + (Interval * 2));
        }

        Assert.Equal(steps.Length, done);
        Assert.Equal(records.Select(record => record.Service).Order(), told.Select(happened => happened.Item.Record.Service).Order());
        Assert.All(told, happened => Assert.Equal((WaitEventKind.Reached, null), (happened.Kind, happened.Error)));
        Assert.InRange(stories.Met, records.Length * 8, 1000);
        // A token lasts two hours: a dozen in a day, and another for each time that the clock was set or the service refused one.
        Assert.InRange(cloud.Counters.ByAction[EmulatorActions.AuthingToken], 11, 11 + (2 * steps.Length));
        // Five minutes between two asks, less a fifth, and no storm after an outage or a step.
        Assert.InRange(cloud.Counters.Requests, records.Length * 200, records.Length * 400);
    }

    private static int Open(WaitSession session)
    {
        var progress = session.Progress(0);
        return progress.Total - progress.Reached - progress.Failed;
    }

    // A profile each, and so a gate each: whoever waits at one sleeps by one timer.
    private static IEnumerable<StatusRecord> Records() =>
    [
        new CmdbSyncStatus { Profile = "cmdb", BizId = Story.Cmdb.BizId, ServiceTemplateId = Story.Cmdb.ServiceTemplateId, ModuleId = Story.Cmdb.Finished, State = StatusState.Running },
        new JobInstanceStatus { Profile = "job", JobInstanceId = Story.Job.FirstGenerated + 1, Id = $"{Story.Job.FirstGenerated + 1}", ScopeType = "biz", ScopeId = $"{Story.Job.BizId}", State = StatusState.Running },
        new DtsSyncStatus { Id = Story.Dts.DocumentedFirst, SynchronizationJobId = Story.Dts.DocumentedFirst, Direction = DtsDirection.Forward, RegionId = Story.Dts.RegionId, State = StatusState.Running },
        new AuthingSyncJob { SyncTaskId = Story.Authing.FirstGenerated, SyncJobId = Story.Authing.FirstGenerated * 1000 + 1, State = StatusState.Running },
    ];

    private static StatusProfile ProfileOf(StatusPlatform platform) => TestProfiles.Patient<StatusProfile>(platform switch
    {
        StatusPlatform.BlueKing => TestProfiles.BlueKing("https://bk.example", (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode), (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret),
            (nameof(BlueKingProfile.UserName), Key.BlueKing.UserName)),
        StatusPlatform.Aliyun => TestProfiles.Aliyun("https://dts.example", (nameof(AliyunProfile.AccessKeyId), Key.Aliyun.AccessKeyId), (AliyunProfile.AccessKeySecret, Key.Aliyun.AccessKeySecret)),
        _ => TestProfiles.Authing("https://authing.example", (nameof(AuthingProfile.AccessKeyId), Key.Authing.AccessKeyId), (AuthingProfile.AccessKeySecret, Key.Authing.AccessKeySecret)),
    }, maxRetry: 1);
}
