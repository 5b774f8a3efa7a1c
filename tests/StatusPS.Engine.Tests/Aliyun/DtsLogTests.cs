using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Logs;
using StatusPS.Engine.Transport;
using Xunit;
using static StatusPS.Engine.Tests.Aliyun.DtsLogSamples;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>The log of DTS jobs: what the list answers, what is looked up, and the service log.</summary>
public sealed class DtsLogTests
{
    [Fact]
    public async Task Listed_record_has_the_reasons()
    {
        var job = await ListAsync(Failed);
        Assert.Equal(
            ("DTS-1020042", "https://help.example/1020042", "Grant the account the right."),
            (job.ErrorCode, job.HelpUrl, job.RepairMethod));
        Assert.Equal(
            ["CHECK_CONN_SRC: Success", "CHECK_REDO: Failed"], job.PrecheckItems.Select(item => item.ToString()));
        Assert.Equal(
            ("No right to read it.", "GRANT SELECT", true),
            (job.PrecheckItems[1].FailedReason, job.PrecheckItems[1].RepairMethod, job.PrecheckItems[1].HasFailed));
        Assert.Equal(
            ["Precheck: Failed (100%)", "DataInitialization: NotStarted (0%)"],
            job.Phases.Select(phase => phase.ToString()));
        Assert.Null(job.Retry);
        var retry = (await ListAsync(Retrying)).Retry!;
        Assert.Equal(
            (true, 7, TimeSpan.FromMinutes(10), TimeSpan.FromHours(12)),
            (retry.IsRetrying, retry.Count, retry.Time, retry.MaxTime));
        Assert.Equal(("destDB", "writer", "refused"), (retry.Target, retry.Module, retry.ErrorMessage));
    }

    [Theory]
    [InlineData("\"ErrorDetails\":{\"ErrorCode\":\"E1\"}", "E1")]
    [InlineData("\"ErrorDetails\":[null,{\"HelpUrl\":\"x\"},{\"ErrorCode\":\"E2\"}]", "E2")]
    [InlineData("\"ErrorDetails\":\"none\",\"MigrationErrCode\":17", "17")]
    [InlineData("\"ErrorDetails\":[],\"PrecheckStatus\":[],\"RetryState\":\"\",\"DataInitializationStatus\":7", null)]
    [InlineData(
        "\"PrecheckStatus\":{\"Percent\":\"x\",\"Detail\":\"\"},\"RetryState\":{\"RetryTime\":-1,"
            + "\"RetryCount\":\"many\"}",
        null)]
    [InlineData("\"PrecheckStatus\":{\"Detail\":[1,null,{}]}", null)]
    public async Task Reasons_of_another_format_do_not_fail_the_list(string fields, string? code)
    {
        var job = await ListAsync($$"""{"DtsInstanceID":"dtsa1","DtsJobId":"a1","Status":"Failed",{{fields}}}""");
        Assert.Equal((StatusState.Failed, code), (job.State, job.ErrorCode));
    }

    [Fact]
    public async Task Listed_record_needs_no_request()
    {
        var job = await ListAsync(Failed);
        var site = new ScriptedHandler(Reply.Html(500));
        var entries = (await ReadAsync(site, job)).Cast<DtsLogEntry>().ToList();
        Assert.Equal(0, site.Count);
        Assert.Equal([DtsLogKind.Error, DtsLogKind.Precheck], entries.Select(entry => entry.Kind));
        Assert.Equal([null, "CHECK_REDO"], entries.Select(entry => entry.Source));
        Assert.Equal("DTS-1020042: no redo log. To repair: Grant the account the right.", entries[0].Text);
        Assert.Equal("No right to read it. To repair: GRANT SELECT", entries[1].Text);
        Assert.All(entries, entry => Assert.Equal(StatusLogSeverity.Error, entry.Severity));
        Assert.Equal(("dtsa1", "orders", "ali"), (entries[0].Id, entries[0].Name, entries[0].Profile));
    }

    [Theory]
    [InlineData(
        "\"DataInitializationStatus\":{\"Status\":\"Failed\",\"Percent\":\"63\",\"ErrorMessage\":\"disk full\"}",
        "Failed, 63%, disk full")]
    [InlineData("\"DataInitializationStatus\":{\"Status\":\"Failed\"}", "Failed")]
    [InlineData(
        "\"PrecheckStatus\":{\"Status\":\"Failed\",\"ErrorMessage\":\"1 item failed\"}", "Failed, 1 item failed")]
    public async Task Phase_is_the_reason_if_there_is_no_other(string field, string text)
    {
        var job = await ListAsync($$"""{"DtsInstanceID":"dtsa1","DtsJobId":"a1","Status":"Failed",{{field}}}""");
        var entry = (DtsLogEntry)Assert.Single(await ReadAsync(new(Reply.Html(500)), job));
        Assert.Equal((DtsLogKind.Phase, text), (entry.Kind, entry.Text));
    }

    [Fact]
    public async Task Record_by_ID_is_looked_up_once()
    {
        var site = new ScriptedHandler(Page(Failed));
        var entries = await ReadAsync(site, ById(StatusState.Failed));
        Assert.Equal(2, entries.Count);
        var query = Assert.Single(site.Requests).Query;
        Assert.Equal(
            ("dtsa1", "cn-hangzhou", "DescribeDtsJobs"),
            (query["DtsInstanceId"], query["Region"], site.Requests[0].Header("x-acs-action")));
    }

    [Theory]
    [InlineData(StatusState.Synchronizing, DtsStatusCode.Synchronizing, 0)]
    [InlineData(StatusState.Running, DtsStatusCode.Retrying, 1)]
    public async Task Record_that_needs_no_attention_is_looked_up_only_if_it_retries(
        StatusState state, DtsStatusCode status, int requests)
    {
        var site = new ScriptedHandler(Page(Retrying));
        var record = ById(state);
        record.Status = status;
        var entry = Assert.Single(await ReadAsync(site, record));
        Assert.Equal(requests, site.Count);
        if (requests == 0) Assert.Contains("nothing failed", entry.Text, StringComparison.Ordinal);
        else Assert.Equal(
            ("destDB", "7 retries in 10m 00s of at most 12h 00m: refused", 7),
            (entry.Source, entry.Text, ((DtsLogEntry)entry).RetryCount));
    }

    [Fact]
    public async Task Record_without_a_region_uses_the_call_for_one_job()
    {
        var site = new ScriptedHandler(Reply.Json("""
            {"RequestId":"R","Success":"true","Code":"200","Status":"PrecheckFailed","ErrorMessage":"","PrecheckStatus":{"Status":"Failed","Percent":"100",
             "Detail":[{"ItemName":"CHECK_REDO","CheckStatus":"Failed","ErrorMessage":"no right","RepairMethod":"GRANT"},{"ItemName":"CHECK_CONN","CheckStatus":"Finished"}]}}
            """));
        var record = ById(StatusState.Failed);
        record.RegionId = null;
        record.Direction = DtsDirection.Reverse;
        var entry = (DtsLogEntry)Assert.Single(await ReadAsync(site, record));
        Assert.Equal(("CHECK_REDO", "no right. To repair: GRANT"), (entry.CheckItem, entry.Text));
        var request = Assert.Single(site.Requests);
        Assert.Equal(("DescribeSynchronizationJobStatus", "dtsa1", "Reverse"),
            (request.Header("x-acs-action"), request.Query["SynchronizationJobId"],
            request.Query["SynchronizationDirection"]));
        Assert.False(request.Query.ContainsKey("RegionId"));
    }

    [Theory]
    [InlineData("""{"DtsInstanceID":"dtsa1","DtsJobId":"b1","DtsJobDirection":"Reverse","Status":"Failed"}""")]
    [InlineData("")]
    public async Task Missing_direction_is_one_error(string jobs)
    {
        var item = Assert.Single(await TestLogs.ReadAsync(Connect(new(Page(jobs))), new(ById(StatusState.Failed))));
        Assert.Equal(StatusErrorKind.NotFound, item.Error!.Kind);
    }

    [Fact]
    public async Task Record_without_a_reason_has_one_entry()
    {
        var entry = Assert.Single(await ReadAsync(
            new(Page("""{"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobDirection":"Forward","Status":"Failed"}""")),
            ById(StatusState.Failed)));
        Assert.Contains("returned no log", entry.Text, StringComparison.Ordinal);
        Assert.Equal(typeof(StatusLogEntry), entry.GetType());
    }

    [Fact]
    public async Task All_adds_the_service_log_in_pages()
    {
        var site =
            new ScriptedHandler(request => Log(request, request.Query["SubJobType"] == "SYNC_WRITER" ? 1003 : 0));
        var entries = await ReadAsync(site, await ListAsync(Failed), all: true);
        var service = entries.Cast<DtsLogEntry>().Where(entry => entry.Kind == DtsLogKind.ServiceLog).ToList();
        Assert.Equal((1003, "SYNC_WRITER"), (service.Count, service[0].Source));
        Assert.Equal(Enumerable.Range(0, 1003).Select(number => $"line {number}"), service.Select(entry => entry.Text));
        Assert.Equal(
            [StatusLogSeverity.Error, StatusLogSeverity.Warning, StatusLogSeverity.Information],
            service.Take(3).Select(entry => entry.Severity));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 3, 4, TimeSpan.Zero).LocalDateTime, service[0].Time);
        Assert.Equal(["DATA_LOAD:1:1000", "SYNC_WRITER:1:1000", "SYNC_WRITER:2:1000"],
            site.Requests.Select(
                request => $"{request.Query["SubJobType"]}:{request.Query["PageNumber"]}:{request.Query["PageSize"]}"));
        Assert.All(site.Requests, request => Assert.Equal(("a1", "cn-hangzhou", "DescribeDtsServiceLog"),
            (request.Query["DtsJobId"], request.Query["RegionId"], request.Header("x-acs-action"))));
        // The pages of a growing log must not shift.
        Assert.Equal([false, false, true], site.Requests.Select(request => request.Query.ContainsKey("EndTime")));
        Assert.Contains(entries, entry => entry.Source == "CHECK_CONN_SRC");
    }

    [Theory]
    [InlineData(5, "20")]
    [InlineData(60, "100")]
    [InlineData(5000, "1000")]
    public async Task Pages_are_no_larger_than_the_wanted_entries(ulong first, string size)
    {
        var site = new ScriptedHandler(request => Log(request, 20_000));
        var record = await ListAsync(
            """{"DtsInstanceID":"dtsa1","DtsJobId":"a1","Status":"Failed","DataInitializationStatus":{"Status":"Failed"}}""");
        Assert.Equal(
            (int)first,
            (await TestLogs.GetEntriesAsync(Connect(site), new(record) { All = true, First = first })).Count);
        Assert.All(site.Requests, request => Assert.Equal(size, request.Query["PageSize"]));
    }

    [Fact]
    public async Task Since_limits_the_service_log()
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(1_772_000_000_000);
        var site = new ScriptedHandler(request => Log(request, 0));
        await TestLogs.ReadAsync(Connect(site), new(await ListAsync(Failed)) { All = true, Since = since });
        Assert.All(site.Requests, request => Assert.Equal("1772000000000", request.Query["StartTime"]));
    }

    [Theory]
    [InlineData("\"Success\":true,\"Code\":200")]
    [InlineData("\"Success\":\"true\",\"Code\":\"01\",\"ErrCode\":\"OK\"")]
    public async Task Code_of_a_success_is_no_failure(string fields)
    {
        var site = new ScriptedHandler(Reply.Json($$"""{"RequestId":"R",{{fields}},"TotalRecordCount":0}"""));
        Assert.DoesNotContain(
            await TestLogs.ReadAsync(Connect(site), new(await ListAsync(Failed)) { All = true }),
            item => item.Error is not null);
    }

    [Theory]
    [InlineData(
        """{"RequestId":"R","Success":false,"ErrCode":"InvalidParameter","ErrMessage":"%s","DynamicMessage":"bad"}""",
        200)]
    [InlineData("""{"RequestId":"R","Code":"Forbidden.RAM","Message":"no"}""", 403)]
    [InlineData("""{"RequestId":"R"}""", 200)]
    [InlineData("[]", 200)]
    [InlineData("""{"RequestId":"R","Success":true,"ServiceLogContexts":7}""", 200)]
    [InlineData("<html>", 502)]
    public async Task Service_log_that_fails_is_one_error_after_the_reasons(string body, int status)
    {
        var items = await TestLogs.ReadAsync(
            Connect(new(Reply.Json(body, status))), new(await ListAsync(Failed)) { All = true });
        Assert.NotNull(items[^1].Error);
        Assert.All(items.SkipLast(1), item => Assert.NotNull(item.Entry));
        Assert.True(items.Count > 3);
    }

    [Theory]
    [InlineData("""[{"Context":"a","State":"ERROR","Time":"x"},null,{}]""", 2)]
    [InlineData("""[{"Context":{"reason":"b"},"State":5,"Time":1772000000000}]""", 1)]
    [InlineData("null", 0)]
    public async Task Odd_entries_of_the_service_log_are_kept(string entries, int count)
    {
        var site = new ScriptedHandler(request => Reply.Json(
            $$"""{"RequestId":"R","Success":true,"ServiceLogContexts":{{(request.Query["SubJobType"] == "DATA_LOAD" ? entries : "[]")}}}"""));
        var items = await TestLogs.GetEntriesAsync(Connect(site), new(await ListAsync(Failed)) { All = true });
        Assert.Equal(count, items.Cast<DtsLogEntry>().Count(entry => entry.Kind == DtsLogKind.ServiceLog));
    }

    /// <summary>A server that ignores the page number is asked for no third page.</summary>
    [Fact]
    public async Task Page_that_repeats_ends_the_log()
    {
        string page = string.Join(',', Enumerable.Range(0, 1000).Select(number => $$"""{"Context":"{{number}}"}"""));
        var site = new ScriptedHandler(Reply.Json($$"""{"Success":true,"ServiceLogContexts":[{{page}}]}"""));
        await TestLogs.ReadAsync(Connect(site), new(await ListAsync(Failed)) { All = true });
        Assert.Equal(4, site.Count);
    }

    [Fact]
    public async Task Texts_of_the_log_are_masked_and_without_control_characters()
    {
        var site = new ScriptedHandler(request => Reply.Json($$"""
            {"Success":true,"TotalRecordCount":1,"ServiceLogContexts":[{"Context":"\u001b[31mkey {{JsonAssert.Quoted(TestProfiles.KeySecret).Trim('"')}}\u001b[0m\nnext\u0007","State":"WARN"}]}
            """));
        var entries = await ReadAsync(site, await ListAsync(Failed), all: true);
        var entry = entries.Last();
        Assert.Equal("key ******** next\uFFFD", entry.Text);
    }

    private static DtsSyncStatus ById(StatusState state) => new()
    {
        Profile = "ali",
        Id = "dtsa1",
        SynchronizationJobId = "dtsa1",
        RegionId = "cn-hangzhou",
        Direction = DtsDirection.Forward,
        State = state,
        RawStatus = $"{state}",
    };

    private static async Task<DtsSyncStatus> ListAsync(string job)
    {
        var listed = new List<DtsSyncStatus>();
        await foreach (var one in new DtsLister(Connect(new(Page(job))))
            .ListAsync(new(["cn-hangzhou"]), TestQueries.CancellationToken)) listed.Add(one.Record!);
        return Assert.Single(listed);
    }

    private static ProfileConnection Connect(ScriptedHandler site) =>
        TestProfiles.Connect(TestProfiles.Aliyun(site.Address), inProcess: site);

    private static Task<List<StatusLogEntry>> ReadAsync(ScriptedHandler site, DtsSyncStatus record, bool all = false) =>
        TestLogs.GetEntriesAsync(Connect(site), new LogRequest(record) { All = all });
}
