using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Queries;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting.Existence;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting.Existence;

/// <summary>Lists that have no record yet.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class ExistenceListTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly VirtualTime _clock = new();
    private int _count;

    [Fact]
    public async Task List_is_repeated_until_it_has_a_record()
    {
        Assert.Equal("101", await ReadAsync(seconds => seconds < 12 ? [] : [Record(101)]));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 12, 18);
    }

    [Fact]
    public async Task List_with_a_record_is_read_once()
    {
        Assert.Equal("102 101", await ReadAsync(_ => [Record(102), Record(101)]));
        Assert.Equal((1, TimeSpan.Zero), (_count, _clock.Elapsed));
    }

    [Fact]
    public async Task OnlyNew_leaves_out_the_records_of_the_first_list()
    {
        // One of the first ones is not listed any more by then.
        string text = await ReadAsync(
            seconds => seconds < 12 ? [Record(102), Record(101)] : [Record(104), Record(103), Record(101)],
            onlyNew: true);
        Assert.Equal("104 103", text);
    }

    [Fact]
    public async Task Paging_applies_to_the_new_records()
    {
        string text = await ReadAsync(
            seconds => seconds < 12 ? [Record(101)] : [Record(104), Record(103), Record(101), Record(102)],
            onlyNew: true, skip: 1, first: 1);
        Assert.Equal("103", text);
    }

    [Fact]
    public async Task Empty_list_fails_at_the_time_limit()
    {
        Assert.Equal("NotFound: none", await ReadAsync(_ => []));
        Assert.Equal(Limit.TotalSeconds, _clock.Elapsed.TotalSeconds, 1);
    }

    [Fact]
    public async Task List_that_is_not_found_fails_with_its_own_error_at_the_time_limit()
    {
        Assert.Equal("NotFound: refused", await ReadAsync(_ => throw Refusal(StatusErrorKind.NotFound)));
        Assert.Equal(Limit.TotalSeconds, _clock.Elapsed.TotalSeconds, 1);
    }

    [Fact]
    public async Task Other_failure_ends_the_wait_at_once()
    {
        Assert.Equal(
            "Unavailable: refused",
            await ReadAsync(seconds => seconds < 5 ? [] : throw Refusal(StatusErrorKind.Unavailable)));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 5, 10);
    }

    [Fact]
    public async Task Part_that_is_missing_is_a_failure_only_beside_records_or_at_the_end()
    {
        var missing = new Listed<JobInstanceStatus>(Refusal(StatusErrorKind.NotFound).Error, 7L);
        Assert.Equal("101 NotFound", await ReadAsync(seconds => seconds < 12 ? [missing] : [missing, Record(101)]));
        Assert.Equal("NotFound", await ReadAsync(_ => [missing]));
    }

    [Fact]
    public async Task Part_that_fails_otherwise_ends_the_wait()
    {
        var failed = new Listed<JobInstanceStatus>(Refusal(StatusErrorKind.PermissionDenied).Error, 7L);
        Assert.Equal("PermissionDenied", await ReadAsync(_ => [failed]));
        Assert.Equal(1, _count);
    }

    private static StatusException Refusal(StatusErrorKind kind) => ScriptedQuery.Refusal(kind, aboutKeys: true);

    private static Listed<JobInstanceStatus> Record(long id) => new(ResponseBuilder.CreatePendingJob(id));

    private async Task<string> ReadAsync(
        Func<double, Listed<JobInstanceStatus>[]> list, bool onlyNew = false, ulong skip = 0,
        ulong first = ulong.MaxValue)
    {
        var existence = new ExistenceList<JobInstanceStatus>(
            () => ListAsync(list), new(Limit, _clock),
            () => new() { Kind = StatusErrorKind.NotFound, Message = "none", RecommendedAction = "none" })
        {
            OnlyNew = onlyNew,
            Skip = skip,
            First = first,
        };
        try
        {
            var items = await _clock.RunAsync(existence.ReadAsync(TestQueries.CancellationToken)
                .ToListAsync(TestQueries.CancellationToken).AsTask());
            return string.Join(' ', items.Select(item => item.Record?.Id ?? $"{item.Error!.Kind}"));
        }
        catch (StatusException failure)
        {
            return $"{failure.Error.Kind}: {failure.Error.Message}";
        }
    }

    private async IAsyncEnumerable<Listed<JobInstanceStatus>> ListAsync(
        Func<double, Listed<JobInstanceStatus>[]> list)
    {
        _count++;
        await Task.Yield();
        foreach (var item in list(_clock.Elapsed.TotalSeconds)) yield return item;
    }
}
