using System.Globalization;
using System.Text.RegularExpressions;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>What is asked together: modules of a template, jobs of a region, the pages of a task. And hosts, at the end alone.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class SharingTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task ModulesOfATemplateShareRequests()
    {
        var played = new PlayedService(_clock, (target, number) => (200, ResponseBuilder.Cmdb(number > 3 ? "finished" : "executing", Ids(target))));
        using var bench = new WaitBench(_clock, played);
        var events = await bench.RunAsync(Enumerable.Range(1, 150).Select(id => new CmdbSyncStatus { BizId = 3, ServiceTemplateId = 1, ModuleId = id, State = StatusState.Running }));
        Assert.Equal(150, events.Count(happened => happened.Kind == WaitEventKind.Reached));
        Assert.All(played.Asked.Take(2), request => Assert.InRange(Ids(request.Target).Length, 50, 100));
    }

    [Fact]
    public async Task BothDirectionsOfAJobAreOneKey()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Dts("Initializing", "Failed"), ResponseBuilder.Dts("Synchronizing", "Failed"));
        using var bench = new WaitBench(_clock, played);
        var events = await bench.RunAsync(
            ResponseBuilder.CreatePendingRecord(StatusService.Dts),
            new DtsSyncStatus { Id = "dts1", SynchronizationJobId = "dts1", Direction = DtsDirection.Reverse, RegionId = "cn-hangzhou", State = StatusState.Running });
        Assert.Equal([(WaitEventKind.Failed, DtsDirection.Reverse), (WaitEventKind.Reached, DtsDirection.Forward)],
            events.Select(happened => (happened.Kind, ((DtsSyncStatus)happened.Item.Record).Direction)));
        Assert.Equal(2, played.Asked.Count);
        Assert.Single(Regex.Matches(played.Asked[0].Target, "dts1"));
    }

    [Fact]
    public async Task JobsOfATaskShareItsPages()
    {
        // 120 jobs, newest first; the wait wants one of each page.
        var played = new PlayedService(_clock, (target, number) =>
        {
            int page = int.Parse(Regex.Match(target, @"[?&]page=(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
            long[] ids = [.. Enumerable.Range(0, 120).Select(i => 120L - i).Skip((page - 1) * 50).Take(50)];
            string body = ResponseBuilder.Authing(number > 8 ? "success" : "onProgress", ids);
            return (200, body.Replace($"\"totalCount\":{ids.Length}", "\"totalCount\":120", StringComparison.Ordinal));
        });
        using var bench = new WaitBench(_clock, played);
        var events = await bench.RunAsync(((long[])[118, 60, 5]).Select(id => new AuthingSyncJob { SyncTaskId = 1000, SyncJobId = id, State = StatusState.Running }));
        Assert.Equal("118 5 60", string.Join(' ', events.Select(happened => happened.Item.Record.Id).Order()));
        Assert.All(events, happened => Assert.Equal(WaitEventKind.Reached, happened.Kind));
        // The first round finds out that one page is not enough; from then on a round is three.
        Assert.InRange(played.Asked.Count, 10, 13);
    }

    [Fact]
    public async Task AJobThatIsGoneIsNotFound()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Authing("onProgress", 7));
        using var bench = new WaitBench(_clock, played);
        var gone = Assert.Single(await bench.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Authing)));
        Assert.Equal((WaitEventKind.Broken, StatusErrorKind.NotFound), (gone.Kind, gone.Error!.Kind));
    }

    [Fact]
    public async Task HostsAreAskedForOnceAtTheEnd()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2), ResponseBuilder.Job(2), ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        await bench.RunAsync(job);
        Assert.Equal([false, false, false, true], played.Asked.Select(request => request.Target.Contains("return_ip_result", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HostsThatCanNotBeHadDoNotSpoilTheEnd()
    {
        var played = new PlayedService(_clock, (target, _) => target.Contains("return_ip_result", StringComparison.Ordinal) ? (503, "") : (200, ResponseBuilder.Job(3)));
        using var bench = new WaitBench(_clock, played);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        var reached = Assert.Single(await bench.RunAsync(job));
        Assert.Equal((WaitEventKind.Reached, StatusState.Succeeded, StatusErrorKind.Unavailable), (reached.Kind, reached.Item.Record.State, reached.Item.Failure!.Kind));
    }

    /// <summary>A record that names no profile is answered by one with a name; a vault gives that one's secrets once, on the pipeline's own thread.</summary>
    [Fact]
    public async Task HostsComeThroughTheProfileThatWasPolled()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(3));
        using var bench = new WaitBench(_clock, played);
        int looked = 0;
        using var session = new WaitSession(new(), (platform, _) => ++looked == 1
            ? bench.Connect(platform) : throw new StatusException(new() { Kind = StatusErrorKind.Profile, Message = "No.", RecommendedAction = "Do." }), _clock);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        session.Add(job);
        session.Complete();
        var next = session.NextAsync(TestQueries.CancellationToken);
        var reached = (await _clock.RunAsync(next))!;
        Assert.Equal((WaitEventKind.Reached, null, 1), (reached.Kind, reached.Item.Failure, looked));
        Assert.Contains("return_ip_result", played.Asked[^1].Target, StringComparison.Ordinal);
    }

    private static long[] Ids(string target) =>
        [.. Regex.Match(target, @"bk_module_ids"":\[([\d,]*)\]").Groups[1].Value.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
