using System.Globalization;
using System.Text.RegularExpressions;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>
/// Requests that polls share: modules of a template, jobs of a region, pages of a task. Hosts are queried at the end
/// only.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class PollBatchingTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Modules_of_a_service_template_share_requests()
    {
        var service = new ScriptedService(
            _clock,
            (target, number) => (200, ResponseBuilder.Cmdb(number > 3 ? "finished" : "executing", Ids(target))));
        using var fixture = new WaitFixture(_clock, service);
        var events = await fixture.RunAsync(Enumerable.Range(1, 150).Select(
            id => new CmdbSyncStatus { BizId = 3, ServiceTemplateId = 1, ModuleId = id, State = StatusState.Running }));
        Assert.Equal(150, events.Count(raised => raised.Kind == WaitEventKind.Reached));
        Assert.All(service.Requests.Take(2), request => Assert.InRange(Ids(request.Target).Length, 50, 100));
    }

    [Fact]
    public async Task Both_directions_of_a_DTS_job_share_a_key()
    {
        var service = new ScriptedService(
            _clock, ResponseBuilder.Dts("Initializing", "Failed"), ResponseBuilder.Dts("Synchronizing", "Failed"));
        using var fixture = new WaitFixture(_clock, service);
        var events = await fixture.RunAsync(
            ResponseBuilder.CreatePendingRecord(StatusService.Dts),
            new DtsSyncStatus
            {
                Id = "dts1",
                SynchronizationJobId = "dts1",
                Direction = DtsDirection.Reverse,
                RegionId = "cn-hangzhou",
                State = StatusState.Running
            });
        Assert.Equal([(WaitEventKind.Failed, DtsDirection.Reverse), (WaitEventKind.Reached, DtsDirection.Forward)],
            events.Select(raised => (raised.Kind, ((DtsSyncStatus)raised.Item.Record).Direction)));
        Assert.Equal(2, service.Requests.Count);
        Assert.Single(Regex.Matches(service.Requests[0].Target, "dts1"));
    }

    [Fact]
    public async Task Jobs_of_a_sync_task_share_its_pages()
    {
        // 120 jobs, newest first; the wait wants one of each page.
        var service = new ScriptedService(_clock, (target, number) =>
        {
            int page = int.Parse(Regex.Match(target, @"[?&]page=(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
            long[] ids = [.. Enumerable.Range(0, 120).Select(i => 120L - i).Skip((page - 1) * 50).Take(50)];
            string body = ResponseBuilder.Authing(number > 8 ? "success" : "onProgress", ids);
            return (200, body.Replace($"\"totalCount\":{ids.Length}", "\"totalCount\":120", StringComparison.Ordinal));
        });
        using var fixture = new WaitFixture(_clock, service);
        var events = await fixture.RunAsync(((long[])[118, 60, 5])
            .Select(id => new AuthingSyncJob { SyncTaskId = 1000, SyncJobId = id, State = StatusState.Running }));
        Assert.Equal("118 5 60", string.Join(' ', events.Select(raised => raised.Item.Record.Id).Order()));
        Assert.All(events, raised => Assert.Equal(WaitEventKind.Reached, raised.Kind));
        // The first round finds out that one page is not enough; from then on a round is three.
        Assert.InRange(service.Requests.Count, 10, 13);
    }

    [Fact]
    public async Task Missing_job_is_not_found()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Authing("onProgress", 7));
        using var fixture = new WaitFixture(_clock, service);
        var missing = Assert.Single(await fixture.RunAsync(ResponseBuilder.CreatePendingRecord(StatusService.Authing)));
        Assert.Equal((WaitEventKind.Faulted, StatusErrorKind.NotFound), (missing.Kind, missing.Error!.Kind));
    }

    [Fact]
    public async Task Hosts_are_queried_once_at_the_end()
    {
        var service =
            new ScriptedService(_clock, ResponseBuilder.Job(2), ResponseBuilder.Job(2), ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        await fixture.RunAsync(job);
        Assert.Equal(
            [false, false, false, true],
            service.Requests.Select(request => request.Target.Contains("return_ip_result", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Failed_host_query_does_not_change_the_result()
    {
        var service = new ScriptedService(_clock, (target, _) =>
            target.Contains("return_ip_result", StringComparison.Ordinal) ? (503, "") : (200, ResponseBuilder.Job(3)));
        using var fixture = new WaitFixture(_clock, service);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        var reached = Assert.Single(await fixture.RunAsync(job));
        Assert.Equal(
            (WaitEventKind.Reached, StatusState.Succeeded, StatusErrorKind.Unavailable),
            (reached.Kind, reached.Item.Record.State, reached.Item.Failure!.Kind));
    }

    /// <summary>
    /// Regression: the profile was looked up again, on a thread that cannot read its secrets from a vault.
    /// </summary>
    [Fact]
    public async Task Hosts_are_queried_with_the_profile_that_was_polled()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(3));
        using var fixture = new WaitFixture(_clock, service);
        int looked = 0;
        using var session = new WaitSession(new(), (platform, _) => ++looked == 1
            ? fixture.Connect(platform) : throw new StatusException(
                new() { Kind = StatusErrorKind.Profile, Message = "No.", RecommendedAction = "Do." }), _clock);
        var job = ResponseBuilder.CreatePendingJob(100);
        job.HostTotal = 20;
        session.Add(job);
        session.Complete();
        var next = session.ReadAsync(TestQueries.CancellationToken);
        var reached = (await _clock.RunAsync(next))!;
        Assert.Equal((WaitEventKind.Reached, null, 1), (reached.Kind, reached.Item.Failure, looked));
        Assert.Contains("return_ip_result", service.Requests[^1].Target, StringComparison.Ordinal);
    }

    /// <summary>Regression: a query by instance returned the same record for both jobs.</summary>
    [Fact]
    public async Task Listed_DTS_jobs_of_one_instance_and_direction_are_matched_by_DtsJobId()
    {
        const string list = """
            {"RequestId":"R","Success":true,"PageNumber":1,"TotalRecordCount":2,"DtsJobList":[
             {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobDirection":"Forward","Status":"Failed"},
             {"DtsInstanceID":"dtsa1","DtsJobId":"a2","DtsJobDirection":"Forward","Status":"Synchronizing"}]}
            """;
        var service = new ScriptedService(_clock, list);
        using var fixture = new WaitFixture(_clock, service);
        var events = await fixture.RunAsync(((string[])["a1", "a2"]).Select(id => new DtsSyncStatus
        {
            Id = "dtsa1",
            SynchronizationJobId = "dtsa1",
            DtsJobId = id,
            Direction = DtsDirection.Forward,
            RegionId = "cn-hangzhou",
            State = StatusState.Running,
        }));
        Assert.Equal(
            [("a1", StatusState.Failed), ("a2", StatusState.Synchronizing)],
            events.Select(raised => (DtsSyncStatus)raised.Item.Record)
                .Select(job => (job.DtsJobId!, job.State))
                .Order());
        var request = Assert.Single(service.Requests);
        Assert.Contains("DtsInstanceId=dtsa1", request.Target, StringComparison.Ordinal);
    }

    private static long[] Ids(string target) =>
        [.. Regex.Match(target, @"bk_module_ids"":\[([\d,]*)\]").Groups[1].Value.Split(',')
            .Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
