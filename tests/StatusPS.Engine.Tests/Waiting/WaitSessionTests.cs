using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The course of a wait session.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class WaitSessionTests
{
    private readonly VirtualTime _clock = new();

    private DateTime Now => _clock.GetUtcNow().LocalDateTime;

    [Fact]
    public async Task Ended_record_completes_without_a_request()
    {
        var service = new ScriptedService(_clock, "");
        using var fixture = new WaitFixture(_clock, service);
        var events = await fixture.RunAsync(
            new JobInstanceStatus { State = StatusState.Succeeded, RetrievedAt = Now },
            new CmdbSyncStatus { State = StatusState.OutOfSync, RetrievedAt = Now },
            new DtsSyncStatus { State = StatusState.Synchronizing, RetrievedAt = Now },
            new AuthingSyncJob { State = StatusState.Failed, RetrievedAt = Now },
            new JobInstanceStatus { State = StatusState.Canceled, RetrievedAt = Now });
        Assert.Equal("Reached Reached Reached Failed Failed", Kinds(events));
        Assert.Empty(service.Requests);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-6)]
    [InlineData(3600)]
    public async Task Ended_record_is_polled_once_when_it_is_outdated(int seconds)
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Create(StatusService.Job, "3"));
        using var fixture = new WaitFixture(_clock, service);
        var record = ResponseBuilder.CreatePendingRecord(StatusService.Job);
        (record.State, record.RetrievedAt) = (StatusState.Failed, Now.AddSeconds(seconds));
        var events = await fixture.RunAsync(record);
        Assert.Equal("Reached", Kinds(events));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Poll_delay_grows_from_one_second_to_the_interval()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2));
        using var fixture = new WaitFixture(
            _clock, service, new() { Timeout = TimeSpan.FromMinutes(3), Interval = TimeSpan.FromSeconds(10) });
        await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100, Now));
        double pause = 1;
        var last = TestClock.Start;
        foreach (var (at, _) in service.Requests)
        {
            Assert.InRange((at - last).TotalSeconds, pause * 0.8, (pause * 1.2) + 0.02);
            last = at;
            pause = Math.Min(10, pause * 1.5);
        }
        Assert.InRange(service.Requests.Count, 15, 27);
    }

    [Fact]
    public async Task Outdated_record_is_polled_without_delay()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100, Now.AddHours(-1)));
        Assert.InRange((Assert.Single(service.Requests).At - TestClock.Start).TotalSeconds, 0, 0.12);
    }

    [Fact]
    public async Task StopAfterFirst_ends_the_wait_when_the_first_item_ends()
    {
        var service = new ScriptedService(_clock, (target, number) => (200, target.Contains(
            "instance_id=102",
            StringComparison.Ordinal) && number > 6
                ? ResponseBuilder.Job(4, 102)
                : ResponseBuilder.Job(2, IdOf(target))));
        using var fixture = new WaitFixture(_clock, service, new() { StopAfterFirst = true });
        var events = await fixture.RunAsync(
            ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(101),
            ResponseBuilder.CreatePendingJob(102));
        Assert.Equal(102, ((JobInstanceStatus)Assert.Single(events).Item.Record).JobInstanceId);
        Assert.Equal(WaitEventKind.Failed, events[0].Kind);
    }

    [Fact]
    public async Task Item_is_reported_as_soon_as_it_ends()
    {
        var service = new ScriptedService(_clock, (target, _) =>
            (200, ResponseBuilder.Job(_clock.Elapsed.TotalSeconds >= (IdOf(target) - 99) * 100 ? 3 : 2, IdOf(target))));
        using var fixture = new WaitFixture(_clock, service);
        foreach (long id in (long[])[102, 100, 101]) fixture.Session.Add(ResponseBuilder.CreatePendingJob(id, Now));
        fixture.Session.Complete();
        foreach (long id in (long[])[100, 101, 102])
        {
            var raised = await fixture.NextAsync();
            Assert.Equal((WaitEventKind.Reached, $"{id}"), (raised!.Kind, raised.Item.Record.Id));
            Assert.InRange(
                (raised.Item.Record.RetrievedAt.ToUniversalTime() - TestClock.Start.UtcDateTime).TotalSeconds,
                (id - 99) * 100, ((id - 99) * 100) + 7);
        }
        Assert.Null(await fixture.NextAsync());
    }

    [Fact]
    public async Task Paused_is_reported_once_each_time_an_item_is_paused()
    {
        var service = new ScriptedService(
            _clock, ResponseBuilder.Job(7), ResponseBuilder.Job(7), ResponseBuilder.Job(2), ResponseBuilder.Job(7),
            ResponseBuilder.Job(7), ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        Assert.Equal("Paused Paused Reached", Kinds(await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100))));
    }

    [Theory]
    [InlineData(
        429, """{"code":1642902,"code_name":"RATE_LIMIT_RESTRICTION","message":"slow down"}""",
        StatusErrorKind.RateLimited)]
    [InlineData(503, "", StatusErrorKind.Unavailable)]
    [InlineData(200, "<html>", StatusErrorKind.Protocol)]
    public async Task Wait_continues_after_a_transient_failure(int status, string body, StatusErrorKind kind)
    {
        var service = new ScriptedService(_clock, (_, number) => number is 2 or 4
            ? (status, body)
            : (200, ResponseBuilder.Job(number < 6 ? 2 : 3)));
        using var fixture = new WaitFixture(_clock, service);
        fixture.Session.Add(ResponseBuilder.CreatePendingJob(100));
        fixture.Session.Complete();
        var raised = await fixture.NextAsync();
        Assert.Equal(WaitEventKind.Reached, raised!.Kind);
        Assert.InRange(service.Requests.Count, 6, 6 + (kind == StatusErrorKind.RateLimited ? 2 : 0));
    }

    [Theory]
    [InlineData(
        401, """{"code":1640101,"code_name":"UNAUTHENTICATED","message":"no"}""", StatusErrorKind.Authentication, 2)]
    [InlineData(403, """{"error":{"code":"NO_PERMISSION","message":"no"}}""", StatusErrorKind.PermissionDenied, 2)]
    [InlineData(404, """{"error":{"code":"NOT_FOUND","message":"no"}}""", StatusErrorKind.NotFound, 2)]
    [InlineData(200, "<html>", StatusErrorKind.Protocol, 4)]
    public async Task Permanent_failure_ends_the_item(int status, string body, StatusErrorKind kind, int requestCount)
    {
        var service = new ScriptedService(_clock, (target, number) => IdOf(
            target) == 101 ? (200, ResponseBuilder.Job(number > 20 ? 3 : 2, 101)) : number > 2 ? (status, body) : (200,
            ResponseBuilder.Job(2)));
        using var fixture = new WaitFixture(_clock, service);
        var events =
            await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(101));
        Assert.Equal("Faulted Reached", Kinds(events));
        Assert.Equal(
            (kind, "100", StatusState.Running),
            (events[0].Error!.Kind, events[0].Item.Record.Id, events[0].Item.Record.State));
        Assert.Equal(requestCount, service.Requests.Count(request => IdOf(request.Target) == 100));
    }

    private const string Skewed = """{"Code":"InvalidTimeStamp.Expired","Message":"off"}""";

    /// <summary>
    /// A machine that resumes or changes networks may have a wrong clock or a captive portal for a while.
    /// </summary>
    [Theory]
    [InlineData(400, Skewed)]
    [InlineData(302, "")]
    public async Task Clock_and_TLS_failures_are_tolerated_for_two_minutes(int status, string body)
    {
        var from = TestClock.Start.AddSeconds(60);
        var service = new ScriptedService(_clock, (_, _) => _clock.GetUtcNow() >= from
            && _clock.GetUtcNow() < from.AddSeconds(110)
            ? (status, body)
                : (200, ResponseBuilder.Dts(_clock.GetUtcNow() < from ? "Initializing" : "Synchronizing")));
        using var fixture = new WaitFixture(_clock, service);
        Assert.Equal("Reached", Kinds(await fixture.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Dts))));
        Assert.InRange(
            service.Requests.Count(request => request.At >= from && request.At < from.AddSeconds(110)), 18, 28);
    }

    [Theory]
    [InlineData(400, Skewed, StatusErrorKind.ClockSkew)]
    [InlineData(302, "", StatusErrorKind.Untrusted)]
    public async Task Clock_and_TLS_failures_end_the_item_after_two_minutes(
        int status, string body, StatusErrorKind kind)
    {
        var service = new ScriptedService(_clock, (_, _) => (status, body));
        using var fixture = new WaitFixture(_clock, service);
        var broken = Assert.Single(await fixture.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Dts)));
        Assert.Equal((WaitEventKind.Faulted, kind), (broken.Kind, broken.Error!.Kind));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 120, 127);
    }

    [Fact]
    public async Task Record_that_is_added_twice_is_reported_twice()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2), ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        Assert.Equal("Reached Reached", Kinds(
            await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(100))));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Record_that_is_added_twice_takes_one_request_a_poll()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2));
        var options = new WaitOptions { Timeout = TimeSpan.FromHours(2), Interval = TimeSpan.FromSeconds(1) };
        using var fixture = new WaitFixture(_clock, service, options);
        await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(100));
        Assert.InRange(service.Requests.Count, 6000, 9000);
        Assert.Equal(service.Requests.Count, service.Requests.Select(request => request.At).Distinct().Count());
    }

    [Fact]
    public async Task Timeout_reports_the_latest_failure()
    {
        var service = new ScriptedService(_clock, (_, _) => (503, ""));
        using var fixture = new WaitFixture(_clock, service, new() { Timeout = TimeSpan.FromMinutes(5) });
        var late = Assert.Single(await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100)));
        Assert.Equal((WaitEventKind.TimedOut, StatusErrorKind.Unavailable), (late.Kind, late.Error!.Kind));
        Assert.Equal(TimeSpan.FromMinutes(5), _clock.Elapsed);
    }

    [Fact]
    public async Task Timeout_ends_an_item_whose_request_hangs()
    {
        var service =
            new ScriptedService(_clock, ResponseBuilder.Job(2)) { HoldUntil = new TaskCompletionSource().Task };
        using var fixture = new WaitFixture(_clock, service, new() { Timeout = TimeSpan.FromSeconds(60) });
        Assert.Equal("TimedOut", Kinds(await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100))));
    }

    [Fact]
    public async Task Dispose_cancels_pending_requests()
    {
        var service =
            new ScriptedService(_clock, ResponseBuilder.Job(2)) { HoldUntil = new TaskCompletionSource().Task };
        var fixture = new WaitFixture(_clock, service);
        fixture.Session.Add(ResponseBuilder.CreatePendingJob(100));
        var next = fixture.Session.ReadAsync(TestQueries.CancellationToken);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Single(service.Requests);
        fixture.Dispose();
        Assert.Null(await _clock.RunAsync(next));
        fixture.Session.Add(ResponseBuilder.CreatePendingJob(101));
        fixture.Dispose();
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Missing_profile_ends_only_its_own_items()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        using var session = new WaitSession(new(), (platform, name) => name == "gone"
            ? throw new StatusException(new()
            {
                Kind = StatusErrorKind.Profile,
                Message = "No.",
                RecommendedAction = "Do."
            }) : fixture.Connect(platform), _clock);
        session.Add(new JobInstanceStatus { Profile = "gone", State = StatusState.Running });
        session.Add(ResponseBuilder.CreatePendingJob(100, Now.AddHours(-1)));
        session.Complete();
        Assert.Equal(StatusErrorKind.Profile, (await session.ReadAsync(TestQueries.CancellationToken))!.Error!.Kind);
        var next = session.ReadAsync(TestQueries.CancellationToken);
        Assert.Equal(WaitEventKind.Reached, (await _clock.RunAsync(next))!.Kind);
    }

    /// <summary>Regression: the time since the response was measured with the session's clock.</summary>
    [Fact]
    public async Task Progress_uses_the_clock_that_set_the_times_of_a_record()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2));
        var fixedClock = new TestClock();
        using var fixture = new WaitFixture(_clock, service, new() { GetClock = _ => fixedClock });
        var record = ResponseBuilder.CreatePendingJob(100, fixedClock.GetUtcNow().LocalDateTime);
        (record.State, record.Duration) = (StatusState.Running, TimeSpan.FromSeconds(30));
        service.HoldUntil = new TaskCompletionSource().Task;
        fixture.Session.Add(record);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(fixture.Session.GetProgress(8).Items).Elapsed);
    }

    private static string Kinds(IEnumerable<WaitEvent> events) =>
        string.Join(' ', events.Select(raised => raised.Kind));

    private static long IdOf(string target) => long.Parse(target.Split("job_instance_id=")[1]
        .Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
}
