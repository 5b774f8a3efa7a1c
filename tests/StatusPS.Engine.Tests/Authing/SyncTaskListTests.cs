using System.Globalization;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>The list of sync jobs, page by page.</summary>
public sealed class SyncTaskListTests
{
    [Theory]
    [InlineData(0, ulong.MaxValue, 120, 1, 120, "50:1 50:2 50:3")]
    [InlineData(0, 5, 120, 1, 5, "5:1")]
    [InlineData(0, 50, 120, 1, 50, "50:1")]
    [InlineData(0, 51, 120, 1, 51, "50:1 50:2")]
    [InlineData(0, 100, 120, 1, 100, "50:1 50:2")]
    [InlineData(7, 3, 120, 8, 3, "50:1")]
    [InlineData(60, 10, 120, 61, 10, "50:2")]
    [InlineData(95, 10, 120, 96, 10, "50:2 50:3")]
    [InlineData(110, ulong.MaxValue, 120, 111, 10, "50:3")]
    [InlineData(500, 10, 120, 0, 0, "50:11")]
    [InlineData(0, ulong.MaxValue, 100, 1, 100, "50:1 50:2")]
    [InlineData(0, ulong.MaxValue, 0, 0, 0, "50:1")]
    [InlineData(0, 0, 120, 0, 0, "50:1")]
    public async Task Skip_and_First_select_jobs_of_the_pages(
        ulong skip, ulong first, int count, int from, int given, string pages)
    {
        await using var server = new ScriptedServer(request => Page(request, [.. Enumerable.Range(1, count)], count));
        var totals = new List<long?>();
        var jobs = await TestQueries.AuthingAsync(
            TestProfiles.Connect(TestProfiles.Signed(server.Address)), skip: skip, first: first, total: totals.Add);
        Assert.Equal(Enumerable.Range(from, given).Select(id => (long)id), jobs.Select(job => job.SyncJobId));
        Assert.Equal([count], totals);
        Assert.Equal(pages, GetRequestedPages(server));
    }

    [Theory]
    [InlineData(120, "50:1 50:2 50:3")]
    [InlineData(100, "50:1 50:2 50:3")]
    [InlineData(49, "50:1")]
    public async Task Short_page_is_the_last_when_there_is_no_total(int count, string pages)
    {
        await using var server = new ScriptedServer(request => Page(request, [.. Enumerable.Range(1, count)], null));
        var totals = new List<long?>();
        var jobs = await TestQueries.AuthingAsync(
            TestProfiles.Connect(TestProfiles.Signed(server.Address)), total: totals.Add);
        Assert.Equal((count, pages), (jobs.Count, GetRequestedPages(server)));
        Assert.Equal([null], totals);
    }

    /// <summary>A total that is less than the number of returned jobs is ignored.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(49)]
    public async Task Too_small_total_does_not_end_the_list(int total)
    {
        await using var server = new ScriptedServer(request => Page(request, [.. Enumerable.Range(1, 120)], total));
        Assert.Equal(
            120, (await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)))).Count);
        Assert.Equal("50:1 50:2 50:3", GetRequestedPages(server));
    }

    /// <summary>
    /// The pages of some services are smaller than requested; the total shows that there are more jobs.
    /// </summary>
    [Fact]
    public async Task Short_page_is_not_the_last_when_the_total_is_larger()
    {
        await using var server =
            new ScriptedServer(request => Page(request, [.. Enumerable.Range(1, 70)], 70, largest: 20));
        var jobs = await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        Assert.Equal(Enumerable.Range(1, 70).Select(id => (long)id), jobs.Select(job => job.SyncJobId));
        Assert.Equal(4, server.Count);
    }

    [Fact]
    public async Task Too_large_total_costs_one_more_request()
    {
        await using var server = new ScriptedServer(request => Page(request, [.. Enumerable.Range(1, 30)], 1_000));
        Assert.Equal(
            30, (await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)))).Count);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task Single_object_is_read_as_a_list()
    {
        await using var server = new ScriptedServer(
            Reply.Json("""{"statusCode":200,"data":{"list":{"syncJobId":5,"syncStatus":"free"}}}"""));
        Assert.Equal(5, Assert.Single(await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address))).SyncJobId);
        Assert.Equal(1, server.Count);
    }

    [Theory]
    [InlineData(ulong.MaxValue, 150)]
    [InlineData(100UL, 100)]
    public async Task Added_job_does_not_cause_duplicates(ulong first, int given)
    {
        // A new job comes first after the first page: all others move on by one.
        await using var server = new ScriptedServer(request =>
            Page(request, request.Number == 1
                ? [.. Enumerable.Range(1, 150)]
                : [0, .. Enumerable.Range(1, 150)], request.Number == 1 ? 150 : 151));
        var jobs =
            await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)), first: first);
        Assert.Equal(Enumerable.Range(1, given).Select(id => (long)id), jobs.Select(job => job.SyncJobId));
    }

    /// <summary>Jobs removed after the first page move other jobs onto the page that was already read.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Removed_jobs_do_not_hide_other_jobs(int removed)
    {
        await using var server = new ScriptedServer(request =>
            Page(request, [.. Enumerable.Range(request.Number == 1
                ? 1
                : 1 + removed, request.Number == 1 ? 150 : 150 - removed)], request.Number == 1 ? 150 : 150 - removed));
        var jobs = await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        Assert.Equal(Enumerable.Range(1, 150).Select(id => (long)id), jobs.Select(job => job.SyncJobId));
    }

    [Fact]
    public async Task Removal_of_more_than_a_page_does_not_hide_other_jobs()
    {
        await using var server = new ScriptedServer(request => Page(
            request, [.. Enumerable.Range(request.Number <= 2 ? 1 : 101, request.Number <= 2 ? 260 : 160)],
            request.Number <= 2 ? 260 : 160));
        var jobs = await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        Assert.Equal(Enumerable.Range(1, 260).Select(id => (long)id), jobs.Select(job => job.SyncJobId));
        Assert.Equal("50:1 50:2 50:3 50:1 50:2 50:4", GetRequestedPages(server));
    }

    [Fact]
    public async Task Page_without_new_jobs_ends_the_list()
    {
        string list = string.Join(',', Enumerable.Range(1, 50).Select(id => "{\"syncJobId\":" + id + "}"));
        await using var server =
            new ScriptedServer(_ => Reply.Json("{\"statusCode\":200,\"data\":{\"list\":[" + list + "]}}"));
        var jobs = await TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        Assert.Equal(50, jobs.Count);
        Assert.InRange(server.Count, 2, 3);
    }

    [Fact]
    public async Task Jobs_are_returned_before_the_next_page_arrives()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(request =>
            Page(request, [.. Enumerable.Range(1, 150)], 150) with
            {
                After = request.Query["page"] == "1"
                ? null
                : never.Task
            });
        var lister = new AuthingLister(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        int read = 0;
        await foreach (var listed in lister.ListAsync(new() { SyncTaskId = 1000 }, TestQueries.CancellationToken))
        {
            Assert.Equal(++read, listed.Record!.SyncJobId);
            if (read == 50) break; // The second page never arrives; leaving the loop cancels its request.
        }
        Assert.Equal(50, read);
        Assert.InRange(server.Count, 1, 2);
    }

    [Fact]
    public async Task Failed_page_ends_the_list_after_the_earlier_jobs()
    {
        await using var server = new ScriptedServer(request => request.Query["page"] == "1"
            ? Page(request, [.. Enumerable.Range(1, 150)], 150)
            : Reply.Html(500));
        var lister = new AuthingLister(TestProfiles.Connect(TestProfiles.Signed(server.Address)));
        int read = 0;
        var list = Task.Run(async () =>
        {
            await foreach (var listed in lister.ListAsync(new() { SyncTaskId = 1000 }, TestQueries.CancellationToken))
                read++;
        });
        Assert.Equal(StatusErrorKind.Unavailable, (await TestQueries.GetErrorAsync(list)).Kind);
        Assert.Equal(50, read);
    }

    private static string GetRequestedPages(ScriptedServer server) =>
        string.Join(' ', server.Requests.Select(request => $"{request.Query["limit"]}:{request.Query["page"]}"));

    private static Reply Page(
        RecordedRequest request, int[] jobs, int? total, int largest = AuthingJobsRequest.MaxPageSize)
    {
        int page = int.Parse(request.Query["page"], CultureInfo.InvariantCulture),
            limit = Math.Min(largest, int.Parse(request.Query["limit"], CultureInfo.InvariantCulture));
        string list = string.Join(',', jobs.Skip((page - 1) * limit)
            .Take(limit)
            .Select(id => $$"""{"syncJobId":{{id}},"syncStatus":"success"}"""));
        return Reply.Json(
            $$$"""{"statusCode":200,"data":{{{{(total is null ? "" : $"\"totalCount\":{total},")}}}"list":[{{{list}}}]}}""");
    }
}
