using System.Globalization;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The history of JOB: the requests of each wire form, the records, and paging.</summary>
public sealed class JobListTests
{
    private static readonly DateTimeOffset Until = DateTimeOffset.FromUnixTimeMilliseconds(1_772_000_000_000);

    private static readonly JobListRequest Request = new("biz", "1", Until.AddHours(-2))
    {
        Until = Until,
        Name = new NameFilter("*deploy web*", name => name.Contains("deploy web", StringComparison.OrdinalIgnoreCase)),
        Launcher = "alice&bob",
        Statuses = [JobRunStatusCode.Failed],
        Type = JobType.Plan,
    };

    [Fact]
    public async Task ESB_request_has_caller_and_parameters_in_the_body()
    {
        await using var server = new ScriptedServer(V3());
        Assert.Empty(await ListAsync(TestProfiles.Esb(server.Address), Request));
        Assert.Equal(
            ("POST", "/api/c/compapi/v2/jobv3/get_job_instance_list/"), (server.Only.Method, server.Only.Target));
        JsonAssert.Equivalent($$"""
            {"bk_app_code":"my-app","bk_app_secret":{{JsonAssert.Quoted(TestProfiles.AppSecret)}},"bk_username":"admin","bk_scope_type":"biz","bk_scope_id":"1",
             "create_time_start":1771992800000,"create_time_end":1772000000000,"name":"deploy web","operator":"alice&bob","status":4,"type":0,"start":0,"length":1000}
            """, server.Only.Json);
    }

    [Theory]
    [InlineData(JobApiVersion.V3, "start=0&length=1000")]
    [InlineData(JobApiVersion.V4, "offset=0&length=200")]
    public async Task Gateway_request_has_the_parameters_in_the_query(JobApiVersion version, string page)
    {
        await using var server = new ScriptedServer(version == JobApiVersion.V3 ? V3() : V4());
        Assert.Empty(await ListAsync(ProfileOf(version, server.Address), Request));
        Assert.Equal("GET", server.Only.Method);
        Assert.Equal(
            $"/api/bk-job/prod/api/{version.ToString().ToLowerInvariant()}/get_job_instance_list?bk_scope_type=biz&bk_scope_id=1"
            + "&create_time_start=1771992800000&create_time_end=1772000000000&name=deploy%20web&operator=alice%26bob&"
            + "status=4&type=0&" + page, server.Only.Target);
        Assert.NotNull(server.Only.Header("X-Bkapi-Authorization"));
    }

    [Fact]
    public async Task Filters_that_the_service_does_not_support_are_applied_locally()
    {
        await using var server = new ScriptedServer(V4(
            """{"job_instance_id":3,"name":"Deploy web","status":4,"create_time":1771999000003}""",
            """{"job_instance_id":2,"name":"undeploy web","status":4,"create_time":1771999000002}""",
            """{"job_instance_id":1,"name":"deploy web 1","status":3,"create_time":1771999000001}"""));
        var filtered = Request with
        {
            Statuses = [JobRunStatusCode.Failed, JobRunStatusCode.Stopped],
            Name = new NameFilter("deploy*", name => name.StartsWith("deploy", StringComparison.OrdinalIgnoreCase))
        };
        Assert.Equal([3], (await ListAsync(TestProfiles.BlueKing(server.Address), filtered))
            .Select(job => job.JobInstanceId));
        Assert.Equal("deploy", server.Only.Query["name"]);
        Assert.False(server.Only.Query.ContainsKey("status"));
    }

    [Fact]
    public async Task Jobs_of_the_same_millisecond_are_listed_by_descending_ID()
    {
        await using var server = new ScriptedServer(V4(
            """{"job_instance_id":4,"name":"deploy web","status":4,"create_time":1771999000002}""",
            """{"job_instance_id":2,"name":"deploy web","status":4,"create_time":1771999000001}""",
            """{"job_instance_id":3,"name":"deploy web","status":4,"create_time":1771999000001}""",
            """{"job_instance_id":1,"name":"deploy web","status":4,"create_time":1771999000000}"""));
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), Request);
        Assert.Equal([4, 3, 2, 1], jobs.Select(job => job.JobInstanceId));
    }

    [Theory]
    [InlineData(
        """{"job_instance_id":102,"status":4,"type":2,"name":"n","operator":"admin","launch_mode":3,"create_time":1771999000000,"start_time":1771999000500,"end_time":1771999002500,"total_time":2000}""")]
    [InlineData(
        """{"id":102,"task_status":4,"task_type":2,"name":"n","operator":"admin","launch_mode":3,"create_time":1771999000000,"start_time":1771999000500,"end_time":1771999002500,"total_time":2000}""")]
    public async Task Both_spellings_of_the_fields_are_read(string row)
    {
        foreach (var (version, reply) in new[] { (JobApiVersion.V3, V3(row)), (JobApiVersion.V4, V4(row)) })
        {
            await using var server = new ScriptedServer(reply);
            var job = Assert.Single(await ListAsync(ProfileOf(version, server.Address), Request with { Name = null }));
            Assert.Equal(
                (102, "102", "n", "biz", "1"), (job.JobInstanceId, job.Id, job.Name, job.ScopeType, job.ScopeId));
            Assert.Equal((StatusState.Failed, "4", true), (job.State, job.RawStatus, job.Finished));
            Assert.Equal(("admin", JobLaunchMode.Schedule, JobType.File), (job.Launcher, job.LaunchMode, job.Type));
            Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)), (job.TotalTime, job.Duration));
            Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1771999000000).LocalDateTime, job.CreatedAt);
            Assert.Empty(job.Steps);
        }
    }

    [Theory]
    [InlineData("""{"name":"n","status":3,"create_time":1771999000000}""")]
    [InlineData("""{"job_instance_id":1,"status":3}""")]
    [InlineData("""{"job_instance_id":1,"create_time":1771999000000}""")]
    public async Task Row_without_a_required_field_is_a_protocol_error(string row)
    {
        await using var server = new ScriptedServer(V4(row));
        Assert.Equal(
            StatusErrorKind.Protocol,
            (await TestQueries.GetErrorAsync(ListAsync(TestProfiles.BlueKing(server.Address), Request))).Kind);
    }

    [Fact]
    public async Task Long_time_range_is_split_into_adjacent_windows()
    {
        await using var server = new ScriptedServer(V3());
        await ListAsync(TestProfiles.V3(server.Address), Request with { Since = Until.AddDays(-70) });
        var windows = server.Requests.Select(
            request => (From: Long(request, "create_time_start"), To: Long(request, "create_time_end"))).ToArray();
        Assert.Equal(3, windows.Length);
        Assert.All(windows, window => Assert.InRange(window.To - window.From, 1, 30L * 24 * 60 * 60 * 1000));
        Assert.Equal(Until.ToUnixTimeMilliseconds(), windows[0].To);
        Assert.Equal([windows[0].From - 1, windows[1].From - 1], windows[1..].Select(window => window.To));
        Assert.Equal(Until.AddDays(-70).ToUnixTimeMilliseconds(), windows[2].From);
    }

    [Theory]
    [InlineData(1, 450)]
    [InlineData(3, 1_001)]
    [InlineData(200, 800)]
    [InlineData(450, 1_350)]
    public async Task Jobs_of_one_millisecond_are_returned_once(int together, int count)
    {
        var rows = Rows(count, together);
        await using var server = new ScriptedServer(request => Page(request, rows));
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), Plain(rows));
        Assert.Equal(rows.Select(row => row.Id), jobs.Select(job => job.JobInstanceId));
    }

    [Fact]
    public async Task Service_with_another_order_is_read_by_offset()
    {
        var rows = Rows(650, 1).Select((row, index) => row with { Created = row.Created + (index % 2 * 15) }).ToArray();
        await using var server = new ScriptedServer(request => Page(request, rows));
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), Plain(rows));
        Assert.Equal(rows.Select(row => row.Id), jobs.Select(job => job.JobInstanceId));
        Assert.Equal(["0", "200", "400", "600"], server.Requests.Select(request => request.Query["offset"]));
    }

    [Fact]
    public async Task Jobs_that_leave_the_filter_do_not_hide_other_jobs()
    {
        var rows = Rows(700, 1);
        await using var server = new ScriptedServer(request => Page(request, rows[((request.Number - 1) * 60)..]));
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), Plain(rows));
        Assert.Equal(rows.Select(row => row.Id), jobs.Select(job => job.JobInstanceId));
    }

    [Fact]
    public async Task Too_many_jobs_in_one_millisecond_are_an_error()
    {
        var rows = Rows(12_000, 12_000);
        await using var server = new ScriptedServer(request => Page(request, rows));
        var error = await TestQueries.GetErrorAsync(ListAsync(TestProfiles.BlueKing(server.Address), Plain(rows)));
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        Assert.Equal("10000", server.Requests[^1].Query["offset"]);
    }

    [Theory]
    [InlineData(0, 5, 5, "0:5")]
    [InlineData(40, 10, 10, "40:10")]
    [InlineData(0, 0, 0, "0:200")]
    [InlineData(0, 200, 200, "0:200")]
    [InlineData(440, 100, 60, "440:100")]
    [InlineData(600, 10, 0, "600:10")]
    public async Task Skip_and_First_are_sent_when_the_service_supports_them(
        ulong skip, ulong first, int given, string requestedPages)
    {
        var rows = Rows(500, 1);
        await using var server = new ScriptedServer(request => Page(request, rows));
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), Plain(rows), skip, first);
        Assert.Equal(rows.Skip((int)skip).Take(given).Select(row => row.Id), jobs.Select(job => job.JobInstanceId));
        Assert.Equal(requestedPages, string.Join(
            ' ', server.Requests.Select(request => $"{request.Query["offset"]}:{request.Query["length"]}")));
    }

    [Fact]
    public async Task Skip_and_First_are_applied_locally_when_names_are_filtered_locally()
    {
        var rows = Rows(900, 1);
        await using var server = new ScriptedServer(request => Page(request, rows));
        var even = Plain(
            rows) with
        { Name = new NameFilter("*", name => int.Parse(name, CultureInfo.InvariantCulture) % 2 == 0) };
        var jobs = await ListAsync(TestProfiles.BlueKing(server.Address), even, skip: 150, first: 20);
        Assert.Equal(
            rows.Where(row => row.Id % 2 == 0).Skip(150).Take(20).Select(row => row.Id),
            jobs.Select(job => job.JobInstanceId));
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task Total_is_reported_once_when_the_service_returns_it()
    {
        var totals = new List<long?>();
        await using var v3 = new ScriptedServer(
            Reply.Json("""{"result":true,"code":0,"data":{"data":[],"start":0,"length":1000,"total":77}}"""));
        await ListAsync(TestProfiles.V3(v3.Address), Request with { Name = null }, total: totals.Add);
        await ListAsync(
            TestProfiles.V3(v3.Address), Request with { Name = null, Since = Until.AddDays(-31) }, total: totals.Add);
        await ListAsync(TestProfiles.V3(v3.Address), Request, total: totals.Add);
        await using var v4 = new ScriptedServer(V4());
        await ListAsync(TestProfiles.BlueKing(v4.Address), Request with { Name = null }, total: totals.Add);
        Assert.Equal([77, null, null, null], totals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public async Task Too_small_total_does_not_end_the_list(int total)
    {
        var rows = Rows(2_500, 1);
        await using var server = new ScriptedServer(request => Reply.Json($$$"""
            {"result":true,"code":0,"data":{"data":[{{{string.Join(',', rows.Where(row => row.Created <= Long(request, "create_time_end")).Skip((int)Long(request, "start")).Take(1000)
                .Select(row => $$"""{"job_instance_id":{{row.Id}},"name":"n","status":3,"create_time":{{row.Created}}}"""))}}}],"total":{{{total}}} }}
            """));
        Assert.Equal(rows.Select(row => row.Id), (await ListAsync(TestProfiles.V3(server.Address), Plain(rows)))
            .Select(job => job.JobInstanceId));
    }

    [Fact]
    public async Task Failed_page_ends_the_list_after_the_earlier_jobs()
    {
        var rows = Rows(500, 1);
        await using var server =
            new ScriptedServer(request => request.Number == 1 ? Page(request, rows) : Reply.Html(500));
        int read = 0;
        var list = Task.Run(async () =>
        {
            await foreach (var listed in new JobLister(TestProfiles.Connect(TestProfiles.BlueKing(server.Address)))
                .ListAsync(Plain(rows), TestQueries.CancellationToken)) read++;
        });
        Assert.Equal(StatusErrorKind.Unavailable, (await TestQueries.GetErrorAsync(list)).Kind);
        Assert.Equal(200, read);
    }

    private sealed record Row(long Id, long Created);

    private static Row[] Rows(int count, int together) =>
        [.. Enumerable.Range(0, count).Select(
            index => new Row(100_000 - index, Until.ToUnixTimeMilliseconds() - 1_000 - (index / together * 10L)))];

    private static JobListRequest Plain(Row[] rows) =>
        new("biz", "1", DateTimeOffset.FromUnixTimeMilliseconds(rows[^1].Created - 1_000)) { Until = Until };

    private static Reply Page(RecordedRequest request, Row[] rows)
    {
        long from = Long(request, "create_time_start"), to = Long(request, "create_time_end");
        return V4([.. rows.Where(row => row.Created >= from && row.Created <= to)
            .Skip((int)Long(request, "offset"))
            .Take((int)Long(request, "length"))
            .Select(row =>
                $$"""{"job_instance_id":{{row.Id}},"name":"{{row.Id}}","status":3,"create_time":{{row.Created}}}""")]);
    }

    private static Reply V3(params string[] rows) =>
        Reply.Json(
            $$$"""{"result":true,"code":0,"data":{"data":[{{{string.Join(',', rows)}}}],"start":0,"length":1000,"total":{{{rows.Length}}}}}""");

    private static Reply V4(params string[] rows) =>
        Reply.Json($$$"""{"data":{"job_instance_list":[{{{string.Join(',', rows)}}}]}}""");

    private static long Long(RecordedRequest request, string name) =>
        long.Parse(request.Query[name], CultureInfo.InvariantCulture);

    private static BlueKingProfile ProfileOf(JobApiVersion version, string address) =>
        version == JobApiVersion.V3 ? TestProfiles.V3(address) : TestProfiles.BlueKing(address);

    private static async Task<List<JobInstanceStatus>> ListAsync(
        BlueKingProfile profile, JobListRequest request, ulong skip = 0, ulong first = ulong.MaxValue,
        Action<long?>? total = null)
    {
        var jobs = new List<JobInstanceStatus>();
        request = request with { Skip = skip, First = first, TotalReceived = total };
        await foreach (var listed in new JobLister(TestProfiles.Connect(profile))
            .ListAsync(request, TestQueries.CancellationToken)) jobs.Add(listed.Record!);
        return jobs;
    }
}
