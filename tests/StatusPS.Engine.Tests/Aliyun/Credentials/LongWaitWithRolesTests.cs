using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>A wait of a day in virtual time, with keys of 15 minutes.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class LongWaitWithRolesTests : CredentialFixture
{
    private const int Lifetime = 900;
    private const int Day = 86_400;

    private readonly VirtualTime _clock;

    public LongWaitWithRolesTests() : this(new()) { }

    private LongWaitWithRolesTests(VirtualTime clock) : base(clock) => _clock = clock;

    [Theory]
    [InlineData(60, false)]
    [InlineData(300, false)]
    [InlineData(60, true)]
    public async Task Wait_of_a_day_renews_keys_as_often_as_it_takes_and_no_more(int interval, bool withOutage)
    {
        Service.Lifetime = TimeSpan.FromSeconds(Lifetime);
        Service.Override = request =>
        {
            // An hour without the token service, in which the key ends.
            if (!KeyService.IsDts(request))
                return withOutage && _clock.Elapsed.TotalHours is > 4 and < 5 ? Reply.Reset : null;
            return _clock.Elapsed.TotalSeconds < Day ? Running : null;
        };
        var connection = Connect(RoleProfile());
        using var session =
            new WaitSession(new() { Timeout = TimeSpan.FromHours(30), Interval = TimeSpan.FromSeconds(interval) },
            (_, _) => connection, _clock);
        session.Add(new DtsSyncStatus
        {
            Id = "dts1",
            SynchronizationJobId = "dts1",
            Direction = DtsDirection.Forward,
            RegionId = "cn-hangzhou",
            State = StatusState.Running
        });
        session.Complete();
        var raised = await _clock.RunAsync(session.ReadAsync(TestQueries.CancellationToken));
        Assert.Equal((WaitEventKind.Reached, null), (raised!.Kind, raised.Error));
        // A key is renewed at the first poll in its last 180 seconds, or after it has ended.
        double longest = Lifetime - 180 + (interval * 1.3);
        Assert.InRange(Service.Issued, (int)((Day - (withOutage ? 3600 : 0)) / longest), (Day / (Lifetime - 180)) + 1);
        if (!withOutage) Assert.Equal(Service.Issued, Service.KeyRequests.Length);
    }

    private static Reply Running { get; } =
        Reply.Json(SampleResponses.Dts.Replace("Finished", "Initializing", StringComparison.Ordinal));
}
