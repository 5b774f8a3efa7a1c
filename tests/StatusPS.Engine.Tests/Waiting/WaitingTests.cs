using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>How a wait begins, goes on and ends.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class WaitingTests
{
    private readonly VirtualTime _clock = new();

    private DateTime Now => _clock.GetUtcNow().LocalDateTime;

    [Fact]
    public async Task WhatHasSettledEndsWithoutARequest()
    {
        var played = new PlayedService(_clock, "");
        using var bench = new WaitBench(_clock, played);
        var events = await bench.RunAsync(
            new JobInstanceStatus { State = StatusState.Succeeded, RetrievedAt = Now }, new CmdbSyncStatus { State = StatusState.OutOfSync, RetrievedAt = Now },
            new DtsSyncStatus { State = StatusState.Synchronizing, RetrievedAt = Now }, new AuthingSyncJob { State = StatusState.Failed, RetrievedAt = Now },
            new JobInstanceStatus { State = StatusState.Canceled, RetrievedAt = Now });
        Assert.Equal("Reached Reached Reached Failed Failed", Kinds(events));
        Assert.Empty(played.Asked);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-6)]
    [InlineData(3600)]
    public async Task A_settled_record_that_is_not_current_is_asked_for_once(int seconds)
    {
        var played = new PlayedService(_clock, ResponseBuilder.Create(StatusService.Job, "3"));
        using var bench = new WaitBench(_clock, played);
        var record = ResponseBuilder.CreatePendingRecord(StatusService.Job);
        (record.State, record.RetrievedAt) = (StatusState.Failed, Now.AddSeconds(seconds));
        var events = await bench.RunAsync(record);
        Assert.Equal("Reached", Kinds(events));
        Assert.Single(played.Asked);
    }

    [Fact]
    public async Task PollsGrowFromOneSecondToTheInterval()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2));
        using var bench = new WaitBench(_clock, played, new() { Timeout = TimeSpan.FromMinutes(3), Interval = TimeSpan.FromSeconds(10) });
        await bench.RunAsync(ResponseBuilder.CreatePendingJob(100, Now));
        double pause = 1;
        var last = TestClock.Start;
        foreach (var (at, _) in played.Asked)
        {
            Assert.InRange((at - last).TotalSeconds, pause * 0.8, (pause * 1.2) + 0.02);
            last = at;
            pause = Math.Min(10, pause * 1.5);
        }
        Assert.InRange(played.Asked.Count, 15, 27);
    }

    [Fact]
    public async Task AnOldRecordIsAskedForAtOnce()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        await bench.RunAsync(ResponseBuilder.CreatePendingJob(100, Now.AddHours(-1)));
        Assert.InRange((Assert.Single(played.Asked).At - TestClock.Start).TotalSeconds, 0, 0.12);
    }

    [Fact]
    public async Task TheFirstThatSettlesEndsAWaitForAny()
    {
        var played = new PlayedService(_clock, (target, number) => (200, target.Contains("instance_id=102", StringComparison.Ordinal) && number > 6 ? ResponseBuilder.Job(4, 102) : ResponseBuilder.Job(2, IdOf(target))));
        using var bench = new WaitBench(_clock, played, new() { Any = true });
        var events = await bench.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(101), ResponseBuilder.CreatePendingJob(102));
        Assert.Equal(102, ((JobInstanceStatus)Assert.Single(events).Item.Record).JobInstanceId);
        Assert.Equal(WaitEventKind.Failed, events[0].Kind);
    }

    [Fact]
    public async Task EachIsToldTheMomentItSettles()
    {
        var played = new PlayedService(_clock, (target, _) =>
            (200, ResponseBuilder.Job(_clock.Elapsed.TotalSeconds >= (IdOf(target) - 99) * 100 ? 3 : 2, IdOf(target))));
        using var bench = new WaitBench(_clock, played);
        foreach (long id in (long[])[102, 100, 101]) bench.Session.Add(ResponseBuilder.CreatePendingJob(id, Now));
        bench.Session.Complete();
        foreach (long id in (long[])[100, 101, 102])
        {
            var happened = await bench.NextAsync();
            Assert.Equal((WaitEventKind.Reached, $"{id}"), (happened!.Kind, happened.Item.Record.Id));
            Assert.InRange((happened.Item.Record.RetrievedAt.ToUniversalTime() - TestClock.Start.UtcDateTime).TotalSeconds, (id - 99) * 100, ((id - 99) * 100) + 7);
        }
        Assert.Null(await bench.NextAsync());
    }

    [Fact]
    public async Task PausedIsToldOnceEachTimeItComes()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(7), ResponseBuilder.Job(7), ResponseBuilder.Job(2), ResponseBuilder.Job(7), ResponseBuilder.Job(7), ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        Assert.Equal("Paused Paused Reached", Kinds(await bench.RunAsync(ResponseBuilder.CreatePendingJob(100))));
    }

    [Theory]
    [InlineData(429, """{"code":1642902,"code_name":"RATE_LIMIT_RESTRICTION","message":"slow down"}""", StatusErrorKind.RateLimited)]
    [InlineData(503, "", StatusErrorKind.Unavailable)]
    [InlineData(200, "<html>", StatusErrorKind.Protocol)]
    public async Task APassingFailureDoesNotEndIt(int status, string body, StatusErrorKind kind)
    {
        var played = new PlayedService(_clock, (_, number) => number is 2 or 4 ? (status, body) : (200, ResponseBuilder.Job(number < 6 ? 2 : 3)));
        using var bench = new WaitBench(_clock, played);
        bench.Session.Add(ResponseBuilder.CreatePendingJob(100));
        bench.Session.Complete();
        var happened = await bench.NextAsync();
        Assert.Equal(WaitEventKind.Reached, happened!.Kind);
        Assert.InRange(played.Asked.Count, 6, 6 + (kind == StatusErrorKind.RateLimited ? 2 : 0));
    }

    [Theory]
    [InlineData(401, """{"code":1640101,"code_name":"UNAUTHENTICATED","message":"no"}""", StatusErrorKind.Authentication, 2)]
    [InlineData(403, """{"error":{"code":"NO_PERMISSION","message":"no"}}""", StatusErrorKind.PermissionDenied, 2)]
    [InlineData(404, """{"error":{"code":"NOT_FOUND","message":"no"}}""", StatusErrorKind.NotFound, 2)]
    [InlineData(200, "<html>", StatusErrorKind.Protocol, 4)]
    public async Task AFailureThatWillNotMendEndsIt(int status, string body, StatusErrorKind kind, int asked)
    {
        var played = new PlayedService(_clock, (target, number) => IdOf(target) == 101 ? (200, ResponseBuilder.Job(number > 20 ? 3 : 2, 101)) : number > 2 ? (status, body) : (200, ResponseBuilder.Job(2)));
        using var bench = new WaitBench(_clock, played);
        var events = await bench.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(101));
        Assert.Equal("Broken Reached", Kinds(events));
        Assert.Equal((kind, "100", StatusState.Running), (events[0].Error!.Kind, events[0].Item.Record.Id, events[0].Item.Record.State));
        Assert.Equal(asked, played.Asked.Count(request => IdOf(request.Target) == 100));
    }

    private const string Skewed = """{"Code":"InvalidTimeStamp.Expired","Message":"off"}""";

    /// <summary>A machine that wakes up, or joins another network, is not itself for a while: its clock lags, a sign-in page stands in for every site.</summary>
    [Theory]
    [InlineData(400, Skewed)]
    [InlineData(302, "")]
    public async Task AMachineThatWakesUpHasAWhileToSetItself(int status, string body)
    {
        var from = TestClock.Start.AddSeconds(60);
        var played = new PlayedService(_clock, (_, _) => _clock.GetUtcNow() >= from && _clock.GetUtcNow() < from.AddSeconds(110)
            ? (status, body) : (200, ResponseBuilder.Dts(_clock.GetUtcNow() < from ? "Initializing" : "Synchronizing")));
        using var bench = new WaitBench(_clock, played);
        Assert.Equal("Reached", Kinds(await bench.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Dts))));
        Assert.InRange(played.Asked.Count(request => request.At >= from && request.At < from.AddSeconds(110)), 18, 28);
    }

    [Theory]
    [InlineData(400, Skewed, StatusErrorKind.ClockSkew)]
    [InlineData(302, "", StatusErrorKind.Untrusted)]
    public async Task ButNotForEver(int status, string body, StatusErrorKind kind)
    {
        var played = new PlayedService(_clock, (_, _) => (status, body));
        using var bench = new WaitBench(_clock, played);
        var broken = Assert.Single(await bench.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Dts)));
        Assert.Equal((WaitEventKind.Broken, kind), (broken.Kind, broken.Error!.Kind));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 120, 127);
    }

    [Fact]
    public async Task ARecordThatIsGivenTwiceEndsTwice()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2), ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        Assert.Equal("Reached Reached", Kinds(await bench.RunAsync(ResponseBuilder.CreatePendingJob(100), ResponseBuilder.CreatePendingJob(100))));
        Assert.Equal(2, played.Asked.Count);
    }

    [Fact]
    public async Task ATimeoutTellsTheLatestFailure()
    {
        var played = new PlayedService(_clock, (_, _) => (503, ""));
        using var bench = new WaitBench(_clock, played, new() { Timeout = TimeSpan.FromMinutes(5) });
        var late = Assert.Single(await bench.RunAsync(ResponseBuilder.CreatePendingJob(100)));
        Assert.Equal((WaitEventKind.TimedOut, StatusErrorKind.Unavailable), (late.Kind, late.Error!.Kind));
        Assert.Equal(TimeSpan.FromMinutes(5), _clock.Elapsed);
    }

    [Fact]
    public async Task ARequestThatHangsDoesNotOutlastTheTimeout()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2)) { Held = new TaskCompletionSource().Task };
        using var bench = new WaitBench(_clock, played, new() { Timeout = TimeSpan.FromSeconds(60) });
        Assert.Equal("TimedOut", Kinds(await bench.RunAsync(ResponseBuilder.CreatePendingJob(100))));
    }

    [Fact]
    public async Task StoppingAbortsWhatIsUnderWay()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2)) { Held = new TaskCompletionSource().Task };
        var bench = new WaitBench(_clock, played);
        bench.Session.Add(ResponseBuilder.CreatePendingJob(100));
        var next = bench.Session.NextAsync(TestQueries.CancellationToken);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Single(played.Asked);
        bench.Dispose();
        Assert.Null(await _clock.RunAsync(next));
        bench.Session.Add(ResponseBuilder.CreatePendingJob(101));
        bench.Dispose();
        Assert.Single(played.Asked);
    }

    [Fact]
    public async Task AMissingProfileEndsItsItemsOnly()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        using var session = new WaitSession(new(), (platform, name) => name == "gone"
            ? throw new StatusException(new() { Kind = StatusErrorKind.Profile, Message = "No.", RecommendedAction = "Do." }) : bench.Connect(platform), _clock);
        session.Add(new JobInstanceStatus { Profile = "gone", State = StatusState.Running });
        session.Add(ResponseBuilder.CreatePendingJob(100, Now.AddHours(-1)));
        session.Complete();
        Assert.Equal(StatusErrorKind.Profile, (await session.NextAsync(TestQueries.CancellationToken))!.Error!.Kind);
        var next = session.NextAsync(TestQueries.CancellationToken);
        Assert.Equal(WaitEventKind.Reached, (await _clock.RunAsync(next))!.Kind);
    }

    private static string Kinds(IEnumerable<WaitEvent> events) => string.Join(' ', events.Select(happened => happened.Kind));

    private static long IdOf(string target) => long.Parse(target.Split("job_instance_id=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
}
