using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Logs;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The reason that a wait session reads when a record has failed.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class WaitReasonTests
{
    private readonly VirtualTime _clock = new();
    private readonly JobLogService _jobs = new()
    {
        Hosts = [new(1, "one\ndisk full: error\ntwo\n"), new(2, "fine", 9), new(3, "x")],
    };

    private DateTime Now => _clock.GetUtcNow().LocalDateTime;

    [Fact]
    public async Task Job_with_hosts_has_the_error_lines_of_the_first_host_that_failed()
    {
        var site = new ScriptedHandler(AnswerJob);
        var failed = await WaitAsync(site, CreateRunningJob(withHosts: true));
        Assert.Equal(["10.0.0.1: disk full: error"], failed.Reason);
        // The poll, the hosts, and one for the log.
        Assert.Equal(3, site.Count);
        Assert.Equal([1], _jobs.Batches);
    }

    [Fact]
    public async Task Job_without_hosts_has_the_status_of_the_hosts_that_failed()
    {
        var site = new ScriptedHandler(AnswerJob);
        var failed = await WaitAsync(site, CreateRunningJob(withHosts: false));
        Assert.Equal(
            ["10.0.0.1: ScriptNonZeroExit, exit code 1", "10.0.0.3: ScriptNonZeroExit, exit code 1"], failed.Reason);
        Assert.Equal(2, site.Count);
        Assert.Empty(_jobs.Batches);
        // The record stays as it was polled.
        Assert.Null(((JobInstanceStatus)failed.Item.Record).HostTotal);
    }

    [Theory]
    [InlineData("1\n2\n3\n4\n5\n", "10.0.0.1: 3|10.0.0.1: 4|10.0.0.1: 5")]
    [InlineData("error 1\nerror 2\nerror 3\nerror 4\nend\n", "10.0.0.1: error 1|10.0.0.1: error 2|10.0.0.1: error 3")]
    [InlineData("only\n \n\n", "10.0.0.1: only")]
    [InlineData(null, "10.0.0.1: no output (ScriptNonZeroExit, exit code 1)")]
    public async Task Reason_has_at_most_three_lines(string? content, string expected)
    {
        _jobs.Hosts[0] = new(1, content);
        var failed = await WaitAsync(new ScriptedHandler(AnswerJob), CreateRunningJob(true));
        Assert.Equal(expected.Split('|'), failed.Reason);
    }

    [Fact]
    public async Task Reason_is_redacted_and_cut()
    {
        string end = new('x', 1000);
        _jobs.Hosts[0] = new(1, $"\u001b[31mpassword {TestProfiles.AppSecret}\u001b[0m\u0007 {end}\n");
        string line = Assert.Single((await WaitAsync(new ScriptedHandler(AnswerJob), CreateRunningJob(true))).Reason);
        Assert.StartsWith("10.0.0.1: password ********\uFFFD xxx", line, StringComparison.Ordinal);
        Assert.EndsWith("x…", line, StringComparison.Ordinal);
        Assert.Equal(FailureReasonReader.MaxLineLength, line.Length);
    }

    [Fact]
    public async Task Record_with_its_reason_takes_no_request()
    {
        var site = new ScriptedHandler(Reply.Empty(500));
        var dts = new DtsSyncStatus
        {
            Id = "dts1",
            SynchronizationJobId = "dts1",
            State = StatusState.Failed,
            RetrievedAt = Now,
            Message = "2 checks failed.",
            ErrorMessage = "2 checks failed.",
            RepairMethod = "Grant SELECT.",
            PrecheckItems =
            [
                new()
                {
                    CheckItem = "CHECK_A",
                    CheckResult = "Failed",
                    FailedReason = "No permission.",
                    RepairMethod = "Ask.",
                },
            ],
        };
        Assert.Equal(
            ["To repair: Grant SELECT.", "CHECK_A: No permission. To repair: Ask."],
            (await WaitAsync(site, dts)).Reason);
        var sync = new AuthingSyncJob
        {
            SyncTaskId = 1,
            SyncJobId = 2,
            State = StatusState.Failed,
            RetrievedAt = Now,
            Message = "LDAP bind failed",
        };
        Assert.Empty((await WaitAsync(site, sync)).Reason);
        Assert.Equal(0, site.Count);
    }

    [Theory]
    [InlineData(
        StatusService.Authing,
        """{"statusCode":200,"data":{"totalCount":9,"list":[{"objectName":"li","errMsg":"no mail"}]}}""",
        "li: no mail")]
    [InlineData(
        StatusService.Cmdb, """{"result":true,"bk_error_code":0,"data":{"added":[{"id":1,"name":"nginx"}]}}""",
        "nginx: The template has the process 'nginx', the module does not.")]
    [InlineData(StatusService.Cmdb, """{"result":true,"bk_error_code":0,"data":{}}""", null)]
    [InlineData(StatusService.Dts, """{"Success":true,"DtsJobList":[]}""", null)]
    public async Task Other_record_takes_one_request(StatusService service, string body, string? expected)
    {
        var site = new ScriptedHandler(Reply.Json(body));
        var record = ResponseBuilder.CreatePendingRecord(service);
        (record.State, record.RetrievedAt) = (StatusState.Failed, Now);
        Assert.Equal(expected is null ? [] : [expected], (await WaitAsync(site, record)).Reason);
        Assert.Equal(1, site.Count);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(403, """{"error":{"code":"NO_PERMISSION","message":"no"}}""")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"data":3}""")]
    public async Task Failure_of_the_log_leaves_the_result(int status, string body)
    {
        var site = new ScriptedHandler(request => IsLog(request) ? Reply.Json(body, status) : AnswerJob(request));
        var failed = await WaitAsync(site, CreateRunningJob(withHosts: true));
        Assert.Empty(failed.Reason);
        Assert.Equal(2, ((JobInstanceStatus)failed.Item.Record).HostFailed);
        Assert.Equal(3, site.Count);
    }

    [Theory]
    [InlineData(3600, 15)]
    [InlineData(5, 5)]
    public async Task Log_that_hangs_delays_the_result_for_a_limited_time(int timeout, int seconds)
    {
        var site = new ScriptedHandler(request => IsLog(request) ? Reply.Hang : AnswerJob(request));
        var record = CreateEndedJob();
        var failed = await WaitAsync(site, record, TimeSpan.FromSeconds(timeout));
        Assert.Empty(failed.Reason);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _clock.Elapsed);
    }

    [Fact]
    public async Task Dispose_ends_a_log_that_hangs()
    {
        var site = new ScriptedHandler(Reply.Hang);
        var fixture = new WaitFixture(_clock, site, new() { IncludesReasons = true });
        fixture.Session.Add(CreateEndedJob());
        fixture.Session.Complete();
        var failed = await fixture.NextAsync();
        await _clock.SettleAsync();
        Assert.Equal(1, site.Count);
        Assert.False(failed!.Reason.IsCompleted);
        fixture.Dispose();
        Assert.Empty(await _clock.RunAsync(failed.Reason));
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public async Task Ended_record_with_hosts_takes_one_request()
    {
        var site = new ScriptedHandler(AnswerJob);
        Assert.Equal(["10.0.0.1: disk full: error"], (await WaitAsync(site, CreateEndedJob())).Reason);
        Assert.Equal(1, site.Count);
    }

    [Fact]
    public async Task Events_keep_their_order_while_reasons_are_read()
    {
        using var fixture = new WaitFixture(_clock, new ScriptedHandler(Reply.Hang), new() { IncludesReasons = true });
        var events = await fixture.RunAsync(
            CreateEndedJob(), new JobInstanceStatus { State = StatusState.Succeeded, RetrievedAt = Now },
            CreateEndedJob());
        Assert.Equal("Failed Reached Failed", string.Join(' ', events.Select(raised => raised.Kind)));
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
        await _clock.RunUntilAsync(Task.WhenAll(events.Select(raised => raised.Reason)));
        Assert.Equal(FailureReasonReader.MaxDelay, _clock.Elapsed);
    }

    [Fact]
    public async Task Canceled_record_takes_no_request()
    {
        var site = new ScriptedHandler(Reply.Empty(500));
        var job = CreateEndedJob();
        job.State = StatusState.Canceled;
        Assert.Empty((await WaitAsync(site, job)).Reason);
        Assert.Equal(0, site.Count);
    }

    [Fact]
    public async Task Missing_profile_leaves_the_result()
    {
        using var session = new WaitSession(new() { IncludesReasons = true }, (_, _) => throw new StatusException(
            new() { Kind = StatusErrorKind.Profile, Message = "No.", RecommendedAction = "Do." }), _clock);
        session.Add(CreateEndedJob());
        session.Complete();
        Assert.Equal(WaitEventKind.Failed, (await session.ReadAsync(TestQueries.CancellationToken))!.Kind);
    }

    private static bool IsLog(RecordedRequest request) => request.Path.Contains("log", StringComparison.Ordinal);

    // A job without hosts unless they are requested.
    private Reply AnswerJob(RecordedRequest request) =>
        !IsLog(request) && !request.Target.Contains("return_execute_object_result=true", StringComparison.Ordinal)
            ? Reply.Json(ResponseBuilder.Job(4)) : _jobs.Answer(request);

    private static JobInstanceStatus CreateRunningJob(bool withHosts)
    {
        var job = ResponseBuilder.CreatePendingJob(100);
        if (withHosts) job.HostTotal = 3;
        return job;
    }

    private JobInstanceStatus CreateEndedJob()
    {
        var job = CreateRunningJob(withHosts: true);
        (job.State, job.RetrievedAt) = (StatusState.Failed, Now);
        var host = new JobHostStatus
        {
            StepInstanceId = JobLogService.StepId,
            HostId = 1,
            Ip = "10.0.0.1",
            State = StatusState.Failed,
        };
        job.Steps =
        [
            new() { StepInstanceId = JobLogService.StepId, State = StatusState.Failed, HostTotal = 1, Hosts = [host] },
        ];
        return job;
    }

    private async Task<FailedRecord> WaitAsync(ScriptedHandler site, StatusRecord record, TimeSpan? timeout = null)
    {
        using var fixture = new WaitFixture(
            _clock, site, new() { IncludesReasons = true, Timeout = timeout ?? TimeSpan.FromHours(1) });
        var failed = Assert.Single(await fixture.RunAsync(record));
        Assert.Equal(WaitEventKind.Failed, failed.Kind);
        return new(failed.Item, await _clock.RunAsync(failed.Reason));
    }

    private sealed record FailedRecord(PollItem Item, IReadOnlyList<string> Reason);
}
