using System.Globalization;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Logs;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>The log of sync jobs: its message, then the objects that could not be synchronized.</summary>
public sealed class AuthingLogTests
{
    private const string User = """
        {"syncLogId":17,"objectType":"USER","objectId":"u-1","objectName":"王伟","action":"CreateUser","success":false,"errMsg":"邮箱已被占用","createdAt":"2026-03-01T02:03:04.000Z","rawData":{"source":"upstream","revision":3}}
        """;

    [Theory]
    [InlineData(false, "token")]
    [InlineData(true, "signed")]
    public async Task Failed_objects_follow_the_message(bool all, string form)
    {
        var site =
            new ScriptedHandler(request => request.Path.EndsWith("get-management-token", StringComparison.Ordinal)
            ? Reply.Json("""{"statusCode":200,"data":{"access_token":"a.b.c","expires_in":3600}}""") : Page(1, User));
        var profile = form == "token" ? TestProfiles.Authing(site.Address) : TestProfiles.Signed(site.Address);
        var entries = await TestLogs.GetEntriesAsync(
            TestProfiles.Connect(profile, inProcess: site), new(Job(message: "3 objects failed")) { All = all });
        Assert.Equal(
            ("3 objects failed", null, StatusLogSeverity.Error),
            (entries[0].Text, entries[0].Source, entries[0].Severity));
        var entry = (AuthingLogEntry)entries[1];
        Assert.Equal(("邮箱已被占用", "王伟", StatusLogSeverity.Error), (entry.Text, entry.Source, entry.Severity));
        Assert.Equal(
            ("USER", "u-1", "王伟", "CreateUser", false),
            (entry.ObjectType, entry.ObjectId, entry.ObjectName, entry.Action, entry.Success));
        Assert.Equal(
            [("syncLogId", "17"), ("rawData", """{"source":"upstream","revision":3}""")],
            entry.Fields.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 3, 4, TimeSpan.Zero).LocalDateTime, entry.Time);
        var request = site.Requests[^1];
        Assert.Equal(
            ("GET", "/api/v3/list-sync-job-logs", "901", "1", "50"),
            (request.Method, request.Path, request.Query["syncJobId"], request.Query["page"], request.Query["limit"]));
        Assert.Equal(all ? null : "false", request.Query.GetValueOrDefault("success"));
    }

    [Fact]
    public async Task First_entry_needs_no_request()
    {
        var site = new ScriptedHandler(Page(1, User));
        var entry = Assert.Single(await ReadAsync(site, new(Job(message: "no access")) { First = 1 }));
        Assert.Equal(("no access", 0), (entry.Text, site.Count));
    }

    [Theory]
    [InlineData(StatusState.Succeeded, 10, 10, 0)]
    [InlineData(StatusState.Succeeded, 10, 9, 1)]
    [InlineData(StatusState.Succeeded, null, null, 0)]
    [InlineData(StatusState.Pending, 10, 0, 0)]
    [InlineData(StatusState.Running, 10, 3, 1)]
    [InlineData(StatusState.Failed, null, null, 1)]
    [InlineData(StatusState.Unknown, null, null, 1)]
    public async Task Log_is_requested_if_objects_may_have_failed(
        StatusState state, int? total, int? succeeded, int requests)
    {
        var site = new ScriptedHandler(Page(0));
        var record = Job(state);
        (record.AccountTotal, record.AccountSucceeded) = (total, succeeded);
        Assert.Single(await ReadAsync(site, new(record)));
        Assert.Equal(requests, site.Count);
    }

    [Theory]
    [InlineData(0, ulong.MaxValue, "50:1 50:2 50:3", 0, 120)]
    [InlineData(0, 5, "5:1", 0, 5)]
    [InlineData(0, 60, "50:1 50:2", 0, 60)]
    [InlineData(60, 10, "50:2", 60, 10)]
    [InlineData(95, 10, "50:2 50:3", 95, 10)]
    [InlineData(500, 10, "50:11", 0, 0)]
    public async Task Skip_and_first_are_pages(ulong skip, ulong first, string pages, int from, int count)
    {
        var site = new ScriptedHandler(request => Numbers(request, 120, total: 120));
        var entries = await ReadAsync(site, new(Job()) { Skip = skip, First = first });
        var found = entries.OfType<AuthingLogEntry>().Select(entry => entry.Text);
        Assert.Equal(Enumerable.Range(from, count).Select(number => $"error {number}"), found);
        Assert.Equal(pages, Requested(site));
    }

    [Fact]
    public async Task Message_is_the_first_entry_that_is_skipped()
    {
        var site = new ScriptedHandler(request => Numbers(request, 120, total: 120));
        var entries = await ReadAsync(site, new(Job(message: "failed")) { Skip = 51, First = 1 });
        Assert.Equal(("error 50", "50:2"), (Assert.Single(entries).Text, Requested(site)));
    }

    [Theory]
    [InlineData(null, 120, "50:1 50:2 50:3")]
    [InlineData(7, 120, "50:1 50:2 50:3")]
    [InlineData(null, 100, "50:1 50:2 50:3")]
    [InlineData(null, 49, "50:1")]
    public async Task Total_that_is_missing_or_too_small_ends_nothing(int? total, int count, string pages)
    {
        var site = new ScriptedHandler(request => Numbers(request, count, total));
        Assert.Equal(count, (await ReadAsync(site, new(Job()))).Count);
        Assert.Equal(pages, Requested(site));
    }

    [Fact]
    public async Task Page_that_repeats_ends_the_log()
    {
        var site = new ScriptedHandler(
            Page(null, [.. Enumerable.Range(0, 50).Select(number => $$"""{"errMsg":"error {{number}}"}""")]));
        Assert.Equal(50, (await ReadAsync(site, new(Job()))).Count);
        Assert.Equal(2, site.Count);
    }

    /// <summary>The format is not documented: other types and names, and what is no object at all.</summary>
    [Theory]
    [InlineData(
        """{"success":"false","errMsg":{"code":49,"reason":"bad"},"createdAt":1772000000000}""",
        """{"code":49,"reason":"bad"}""", false)]
    [InlineData("""{"success":0,"errorMessage":"bad"}""", "bad", false)]
    [InlineData("""{"success":"partly","message":"bad"}""", "bad", null)]
    [InlineData(
        """{"objectType":"USER","action":"CreateUser","success":false}""",
        "CreateUser USER: failed, without a reason from the service", false)]
    [InlineData("""{"a":"1","b":[2]}""", "a=1, b=[2]", null)]
    [InlineData("\"only text\"", "only text", null)]
    [InlineData("[1]", "[1]", null)]
    [InlineData("{\"errMsg\":\"cut \\ud83d\",\"\\udc00\":\"\\udc00\",\"x\":[\"\\udc00\"]}", "cut \\ud83d", null)]
    public async Task Odd_entries_stay_readable(string item, string text, bool? success)
    {
        var entry = (AuthingLogEntry)Assert.Single(await ReadAsync(new(Page(1, item)), new(Job())));
        Assert.Equal((text, success, StatusLogSeverity.Error), (entry.Text, entry.Success, entry.Severity));
        if (item.Contains("partly", StringComparison.Ordinal)) Assert.Equal("partly", entry.Fields["success"]);
    }

    [Theory]
    [InlineData("""{"statusCode":200,"data":{"totalCount":1,"list":{"errMsg":"one"}}}""", 1)]
    [InlineData("""{"statusCode":200,"data":[{"errMsg":"one"},{"errMsg":"two"}]}""", 2)]
    [InlineData("""{"statusCode":200,"data":{"totalCount":0}}""", 0)]
    [InlineData("""{"statusCode":200,"data":{"totalCount":0,"list":null}}""", 0)]
    [InlineData("""{"statusCode":200,"data":{"list":{}}}""", 0)]
    [InlineData("""{"statusCode":200,"data":{"list":[{"success":true},{"success":false,"errMsg":"x"}]}}""", 1)]
    public async Task Odd_lists_are_read(string body, int count) =>
        Assert.Equal(count, (await ReadAsync(new(Reply.Json(body)), new(Job()))).OfType<AuthingLogEntry>().Count());

    [Theory]
    [InlineData("""{"statusCode":200}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":200,"data":null}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":200,"data":{"totalCount":2}}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":200,"data":{"list":"x"}}""", StatusErrorKind.Protocol)]
    [InlineData("""{"statusCode":403,"message":"no"}""", StatusErrorKind.PermissionDenied)]
    [InlineData("""{"statusCode":404,"message":"Cannot GET /api/v3/list-sync-job-logs"}""", StatusErrorKind.NotFound)]
    [InlineData("[]", StatusErrorKind.Protocol)]
    public async Task Failure_is_one_error_after_the_message(string body, StatusErrorKind kind)
    {
        var items = await TestLogs.ReadAsync(Connect(new(Reply.Json(body))), new(Job(message: "failed")));
        Assert.Equal(("failed", kind), (items[0].Entry!.Text, items[1].Error!.Kind));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task All_includes_objects_that_were_synchronized()
    {
        var site = new ScriptedHandler(Page(
            2, User, """{"objectType":"DEPARTMENT","objectName":"财务部","action":"CreateDepartment","success":true}"""));
        var entries = await ReadAsync(site, new(Job(StatusState.Succeeded)) { All = true });
        Assert.Equal([
            ("邮箱已被占用", StatusLogSeverity.Error),
            ("CreateDepartment DEPARTMENT: succeeded", StatusLogSeverity.Information)],
            entries.Select(entry => (entry.Text, entry.Severity)));
    }

    [Fact]
    public async Task Every_text_is_masked_and_without_control_characters()
    {
        string secret = JsonAssert.Quoted(TestProfiles.PoolSecret).Trim('"');
        var site = new ScriptedHandler(
            Page(1, $$"""{"errMsg":"\u001b[31m{{secret}}\u001b[0m","a\u0007":"{{secret}}","a\u0008":"x"}"""));
        var entry = (AuthingLogEntry)Assert.Single(await ReadAsync(site, new(Job())));
        Assert.Equal("********", entry.Text);
        Assert.Equal([("a\uFFFD", "x")], entry.Fields.Select(pair => (pair.Key, pair.Value)));
    }

    private static AuthingSyncJob Job(StatusState state = StatusState.Failed, string? message = null) => new()
    {
        Profile = "auth",
        Id = "901",
        SyncJobId = 901,
        SyncTaskId = 1000,
        State = state,
        Message = message,
    };

    private static ProfileConnection Connect(ScriptedHandler site) =>
        TestProfiles.Connect(TestProfiles.Signed(site.Address), inProcess: site);

    private static Task<List<StatusLogEntry>> ReadAsync(ScriptedHandler site, LogRequest request) =>
        TestLogs.GetEntriesAsync(Connect(site), request);

    private static Reply Page(int? total, params string[] items)
    {
        string count = total is null ? "" : $"\"totalCount\":{total},";
        return Reply.Json($$"""{"statusCode":200,"data":{ {{count}}"list":[{{string.Join(',', items)}}] } }""");
    }

    private static Reply Numbers(RecordedRequest request, int count, int? total)
    {
        int page = int.Parse(request.Query["page"], CultureInfo.InvariantCulture),
            limit = int.Parse(request.Query["limit"], CultureInfo.InvariantCulture);
        return Page(total, [.. Enumerable.Range(0, count).Skip((page - 1) * limit).Take(limit).Select(
            number => $$"""{"success":false,"errMsg":"error {{number}}"}""")]);
    }

    private static string Requested(ScriptedHandler site) =>
        string.Join(' ', site.Requests.Select(request => $"{request.Query["limit"]}:{request.Query["page"]}"));
}
