using System.Globalization;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Logs;

/// <summary>The logs of job instances, by wire form.</summary>
public sealed class JobLogTests
{
    private const string Transfers = """
        [{"mode":1,"src_ip":{"bk_host_id":7,"bk_cloud_id":0,"ip":"10.0.0.7"},"src_path":"/data/a.tar","dest_ip":{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1"},
          "dest_path":"/tmp/a.tar","status":5,"size":"9.0 MB","speed":"0 KB/s","process":"40%","log_content":"[2026-01-02 03:04:05] first\n[2026-01-02 03:04:06] disk full\n"},
         {"mode":1,"src_ip":{"ip":"10.0.0.7"},"src_path":"/data/b.tar","dest_ip":{"ip":"10.0.0.1"},"dest_path":"/tmp/b.tar","status":4,"size":"1 KB","process":"100%"}]
        """;

    [Theory]
    [InlineData("esb", "POST /api/c/compapi/v2/jobv3/batch_get_job_instance_ip_log/")]
    [InlineData("v3", "POST /api/bk-job/prod/api/v3/batch_get_job_instance_ip_log")]
    [InlineData("v4", "POST /api/bk-job/prod/api/v4/batch_get_job_instance_execute_object_log")]
    public async Task Batch_request_has_the_ids_of_the_failed_hosts(string form, string expected)
    {
        var (service, site) = Create(new(1, "one\n"), new(2, "two\n"), new(3, "fine\n", 9));
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()));
        Assert.Equal(["10.0.0.1: one", "10.0.0.2: two"], entries.Select(entry => $"{entry}"));
        Assert.Equal(2, site.Count);
        var request = site.Requests[1];
        Assert.Equal(expected, $"{request.Method} {request.Path}");
        Assert.Equal("[1,2]", request.Json.GetProperty("host_id_list").GetRawText());
        Assert.Equal((100, JobLogService.StepId), (request.Json.GetProperty("job_instance_id")
            .GetInt64(), request.Json.GetProperty("step_instance_id")
            .GetInt64()));
        Assert.Equal("biz/1", $"{request.Json.GetProperty("bk_scope_type")}/{request.Json.GetProperty("bk_scope_id")}");
        Assert.Equal([2], service.Batches);
        var first = Assert.IsType<JobLogEntry>(entries[0]);
        Assert.Equal(
            ("bk", "100", "Deploy", 1L, "Copy", 1L),
            (first.Profile, first.Id, first.Name, first.Line, first.StepName, first.HostId));
        Assert.Equal((JobHostStatusCode.ScriptNonZeroExit, 1), (first.Status!.Value, first.ExitCode));
    }

    [Theory]
    [InlineData("esb", "POST /api/c/compapi/v2/jobv3/get_job_instance_ip_log/")]
    [InlineData("v3", "GET /api/bk-job/prod/api/v3/get_job_instance_ip_log")]
    [InlineData("v4", "POST /api/bk-job/prod/api/v4/batch_get_job_instance_execute_object_log")]
    public async Task Single_host_takes_the_single_operation(string form, string expected)
    {
        var (_, site) = Create(new LogHost(1, "one"));
        var entry = Assert.Single(await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job())));
        Assert.Equal("one", entry.Text);
        Assert.Equal(expected, $"{site.Requests[1].Method} {site.Requests[1].Path}");
    }

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task Host_missing_from_the_batch_is_queried_alone_and_order_is_kept(string form)
    {
        var service = new JobLogService
        {
            Hosts = [new(1, "one"), new(2, "two"), new(3, null), new(4, "four"), new(5, "")],
            MissingFromBatches = [2, 3],
            IsReversed = true,
            HasNoHostIds = true,
        };
        var site = new ScriptedHandler(service.Answer);
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()));
        Assert.Equal(
            [
                "one", "two", "no output (ScriptNonZeroExit, exit code 1)", "four",
                "no output (ScriptNonZeroExit, exit code 1)"],
            entries.Select(entry => entry.Text));
        Assert.Equal([1, 1, 5], service.Batches.Order());
        Assert.Equal(StatusLogSeverity.Error, entries[2].Severity);
    }

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task Host_without_an_id_is_queried_by_address(string form)
    {
        var (_, site) = Create(
            new LogHost(0, "zero") { Ip = "10.9.9.9" }, new LogHost(-1, "minus") { Ip = "10.9.9.8" },
            new LogHost(-2, "none") { Ip = null });
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()));
        Assert.Equal(["zero", "minus"], entries.Take(2).Select(entry => entry.Text));
        Assert.StartsWith("JOB cannot be queried for this host's log", entries[2].Text, StringComparison.Ordinal);
        Assert.Equal(
            """[{"bk_cloud_id":0,"ip":"10.9.9.9"},{"bk_cloud_id":0,"ip":"10.9.9.8"}]""",
            site.Requests[1].Json.GetProperty("ip_list").GetRawText());
    }

    [Fact]
    public async Task Container_is_queried_by_its_id_in_CMDB()
    {
        var (_, site) =
            Create(new LogHost(10002, "in a container") { IsContainer = true }, new LogHost(1, "on a host"));
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), new(TestLogs.Job()));
        Assert.Equal(["10.0.0.1: on a host", "web-10002: in a container"], entries.Select(entry => $"{entry}"));
        Assert.Equal("[10002]", site.Requests.Last(request => request.Text.Contains(
            "container", StringComparison.Ordinal)).Json.GetProperty("container_id_list").GetRawText());
    }

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task Transfer_that_failed_has_source_target_size_status_and_error(string form)
    {
        string transfers = form == "v4"
            ? Transfers.Replace("\"src_ip\":", "\"src_execute_object\":{\"type\":1,\"host\":", StringComparison.Ordinal)
                .Replace("\"dest_ip\":", "\"dest_execute_object\":{\"type\":1,\"host\":", StringComparison.Ordinal)
                .Replace("},\"src_path\"", "}},\"src_path\"", StringComparison.Ordinal)
                .Replace("},\n  \"dest_path\"", "}},\"dest_path\"", StringComparison.Ordinal)
                .Replace("},\"dest_path\"", "}},\"dest_path\"", StringComparison.Ordinal)
            : Transfers;
        transfers = transfers.Replace("}}},", "}},", StringComparison.Ordinal);
        var service = new JobLogService { Hosts = [new(1, transfers, 15), new(2, transfers, 9)], StepType = 2 };
        var site = new ScriptedHandler(service.Answer);
        var failed = Assert.IsType<JobLogEntry>(
            Assert.Single(await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()))));
        Assert.Equal(
            ("10.0.0.7", "/data/a.tar", "10.0.0.1", "/tmp/a.tar"),
            (failed.SourceHost, failed.SourcePath, failed.TargetHost, failed.TargetPath));
        Assert.Equal(
            (JobTransferMode.Download, JobTransferStatus.Failed, "9.0 MB", "40%"),
            (failed.TransferMode, failed.TransferStatus, failed.Size, failed.Progress));
        Assert.Equal(
            "10.0.0.7:/data/a.tar -> 10.0.0.1:/tmp/a.tar: Failed, 9.0 MB, 40%: [2026-01-02 03:04:06] disk full",
            failed.Text);
        Assert.Equal((new DateTime(2026, 1, 2, 3, 4, 6), StatusLogSeverity.Error), (failed.Time, failed.Severity));
        Assert.Equal(
            4,
            (await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()) { All = true })).Count);
    }

    [Theory]
    [InlineData("esb", 20)]
    [InlineData("v3", 20)]
    [InlineData("v4", 200)]
    public async Task Ten_thousand_hosts_take_one_request_a_batch_and_one_for_each_missing_host(
        string form, int batches)
    {
        var service = new JobLogService
        {
            Hosts = [.. Enumerable.Range(1, 10_000).Select(id => new LogHost(id, $"line of {id}\n"))],
            MissingFromBatches = [.. Enumerable.Range(1, 10).Select(id => id * 777L)],
        };
        var site = new ScriptedHandler(service.Answer);
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect(form, site), new(TestLogs.Job()));
        Assert.Equal(Enumerable.Range(1, 10_000).Select(id => $"line of {id}"), entries.Select(entry => entry.Text));
        Assert.Equal(1 + batches + 10, site.Count);
    }

    [Theory]
    [InlineData("esb")]
    [InlineData("v4")]
    public async Task First_entry_comes_after_two_round_trips(string form)
    {
        var never = new TaskCompletionSource();
        var service = new JobLogService
        {
            Hosts = [.. Enumerable.Range(1, 3000).Select(id => new LogHost(id, $"line of {id}"))],
            Delay = number => number == 1 ? null : never.Task,
        };
        var query =
            new LogQuery(new(TestLogs.Job()) { ThrottleLimit = 1 }, TestLogs.Connect(form, new(service.Answer)), "");
        await using var log = StatusLogs.ReadAsync([query], null, TestQueries.CancellationToken)
            .GetAsyncEnumerator(TestQueries.CancellationToken);
        Assert.True(await log.MoveNextAsync().AsTask().GuardAsync());
        Assert.Equal("line of 1", log.Current.Entry!.Text);
    }

    [Fact]
    public async Task Batch_shrinks_to_the_limit_of_the_server()
    {
        var service = new JobLogService
        {
            Hosts = [.. Enumerable.Range(1, 60).Select(id => new LogHost(id, $"{id}"))],
            MaxBatchSize = 20
        };
        var entries = await TestLogs.GetEntriesAsync(
            TestLogs.Connect("v4", new(service.Answer)), new(TestLogs.Job()) { ThrottleLimit = 1 });
        Assert.Equal(Enumerable.Range(1, 60).Select(id => $"{id}"), entries.Select(entry => entry.Text));
    }

    [Theory]
    [InlineData("esb", 1238001)]
    [InlineData("v3", 1238001)]
    [InlineData("v4", 0)]
    public async Task Refused_request_is_one_error(string form, int code)
    {
        var (service, site) = Create([.. Enumerable.Range(1, 1200).Select(id => new LogHost(id, "x"))]);
        service.LogError = code;
        var item = Assert.Single(await TestLogs.ReadAsync(TestLogs.Connect(form, site), new(TestLogs.Job())));
        Assert.Null(item.Part);
        Assert.NotNull(item.Error);
    }

    [Fact]
    public async Task Job_without_failure_has_one_entry_with_that_message()
    {
        var (service, site) = Create(new LogHost(1, "fine", 9));
        service.Status = 3;
        var entry = Assert.Single(
            await TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), new(TestLogs.Job(StatusState.Succeeded))));
        Assert.Equal("Job instance 100 'Deploy': nothing failed. Use -All to get the whole log.", entry.Text);
        Assert.Equal(["fine"], (await TestLogs.GetEntriesAsync(
            TestLogs.Connect("v4", site), new(TestLogs.Job()) { All = true })).Select(one => one.Text));
    }

    [Fact]
    public async Task Paused_step_has_an_entry_about_the_confirmation()
    {
        var (service, site) = Create();
        (service.Status, service.StepType) = (7, 3);
        var entry = Assert.Single(
            await TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), new(TestLogs.Job(StatusState.Paused))));
        Assert.Equal(
            ("The step 'Copy' is waiting for confirmation in JOB.", StatusLogSeverity.Warning),
            (entry.Text, entry.Severity));
    }

    [Fact]
    public async Task Hosts_select_their_logs_without_a_query_for_the_job()
    {
        var (service, site) = Create(new(1, "one"), new(2, "two"), new(3, "three", 9));
        var connection = TestLogs.Connect("v4", site);
        var job = await TestQueries.JobAsync(connection, withHosts: true);
        var owner = Assert.IsType<JobInstanceStatus>(StatusPS.Engine.Services.ServiceRegistry.Get(job)
            .GetPartRecord(job.Steps[0].Hosts[2]));
        Assert.Equal((100L, "biz", "1", "bk"), (owner.JobInstanceId, owner.ScopeType, owner.ScopeId, owner.Profile));
        var entries = await TestLogs.GetEntriesAsync(
            connection, new(owner) { Parts = [job.Steps[0].Hosts[2], job.Steps[0].Hosts[0]] });
        Assert.Equal(["three", "one"], entries.Select(entry => entry.Text));
        Assert.Equal(2, site.Count);
        Assert.Equal(["one", "two"], (await TestLogs.GetEntriesAsync(connection, new(owner) { Parts = [job.Steps[0]] }))
            .Select(entry => entry.Text));
        Assert.Equal([2, 2], service.Batches);
    }

    [Theory]
    [InlineData("200", null, "one,two")]
    [InlineData("nothing", null, null)]
    [InlineData(null, 2, "two")]
    [InlineData(null, 3, "three")]
    public async Task Steps_and_hosts_are_selected(string? step, int? host, string? texts)
    {
        var (_, site) = Create(new(1, "one"), new(2, "two"), new(3, "three", 9));
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), new(TestLogs.Job())
        {
            Steps = step is null ? [] : [step],
            HostIds = host is { } id ? [id] : [],
        });
        Assert.Equal(
            texts ?? "Job instance 100 'Deploy': the service returned no log.",
            string.Join(',', entries.Select(entry => entry.Text)));
    }

    [Fact]
    public async Task Outcomes_of_hosts_that_succeeded_need_no_log()
    {
        var (service, site) = Create([
            .. Enumerable.Range(1, 18).Select(id => new LogHost(id, $"took {id} s", 9)),
            new(19, "[2026-01-02 03:04:05][PID:77] disk full"), new(20, "[2026-01-02 03:04:07][PID:88] disk full")]);
        var summarizer = new LogSummarizer();
        foreach (var entry in await TestLogs.GetEntriesAsync(
            TestLogs.Connect("v4", site), new(TestLogs.Job()) { OutcomesOnly = true })) summarizer.Add(entry);
        var summaries = summarizer.Complete();
        Assert.Equal(["2 × exit 1: disk full", "18 × exit 0"], summaries.Select(summary => $"{summary}"));
        Assert.Equal("10.0.0.19, 10.0.0.20", string.Join(", ", summaries[0].Examples));
        Assert.Equal(3, summaries[1].Examples.Count);
        Assert.Equal([2], service.Batches);
    }

    [Fact]
    public async Task Secrets_and_control_characters_of_a_log_are_not_returned()
    {
        var (_, site) = Create(
            new LogHost(1, $"\u001b[31mpassword {TestProfiles.AppSecret}\u001b[0m\u0007\tend\r\nsecond\r10%\r20%\n"));
        var entries = await TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), new(TestLogs.Job()));
        Assert.Equal(["password ********\uFFFD\tend", "second", "10%", "20%"], entries.Select(entry => entry.Text));
        Assert.Equal(
            ["1", "2", "3", "4"],
            entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Line}")));
    }

    private static (JobLogService Service, ScriptedHandler Site) Create(params LogHost[] hosts)
    {
        var service = new JobLogService { Hosts = [.. hosts] };
        return (service, new(service.Answer));
    }
}
