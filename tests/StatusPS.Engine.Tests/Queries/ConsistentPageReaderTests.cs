using System.Globalization;
using System.Net;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>A list in pages of ten that changes while it is read.</summary>
public sealed class ConsistentPageReaderTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    private readonly List<(int Id, DateTimeOffset MadeAt)> _items = [.. Enumerable.Range(1, 35)
        .Select(id => (id, Now.AddDays(-1)))];
    private readonly List<int> _requestedPages = [];
    private DateTimeOffset _now = Now;
    private Action<int> _after = _ => { };
    private Func<long?>? _total;
    private int _size = 10;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(35, 4)]
    public async Task Stable_list_is_read_once(int count, int pages)
    {
        _items.RemoveRange(count, _items.Count - count);
        Assert.Equal(Enumerable.Range(1, count), await ReadAsync());
        Assert.Equal(Enumerable.Range(1, pages), _requestedPages);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(35, 4)]
    public async Task Short_page_is_the_last_when_there_is_no_total(int count, int pages)
    {
        _items.RemoveRange(count, _items.Count - count);
        _total = () => null;
        Assert.Equal(Enumerable.Range(1, count), await ReadAsync());
        Assert.Equal(pages, _requestedPages.Count);
    }

    /// <summary>
    /// The pages of some services are smaller than requested; the total shows that there are more items.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Short_page_is_not_the_last_when_the_total_is_larger(int size)
    {
        _size = size;
        Assert.Equal(Enumerable.Range(1, 35), await ReadAsync());
        Assert.Equal(35 / size, _requestedPages.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task Too_small_total_does_not_end_the_list(int total)
    {
        _total = () => total;
        Assert.Equal(Enumerable.Range(1, 35), await ReadAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Removed_items_do_not_hide_other_items(int removed)
    {
        _after = request =>
        {
            if (request == 1) _items.RemoveRange(0, removed);
        };
        AssertComplete(await ReadAsync(), Enumerable.Range(1 + removed, 35 - removed));
    }

    /// <summary>The total does not change: one item is removed and one is added.</summary>
    [Fact]
    public async Task Item_removed_while_another_is_added_does_not_hide_other_items()
    {
        _after = request =>
        {
            if (request != 1) return;
            _items.RemoveAt(4);
            _now += TimeSpan.FromSeconds(30);
            _items.Add((36, _now));
            _now += TimeSpan.FromSeconds(30);
        };
        var read = await ReadAsync();
        AssertComplete(read, [11, 36, 35, 1]);
        Assert.Equal(8, _requestedPages.Count);
    }

    [Fact]
    public async Task Item_added_in_front_does_not_cause_duplicates()
    {
        _after = request =>
        {
            if (request <= 3) _items.Insert(0, (100 + request, Now.AddDays(-1)));
        };
        AssertComplete(await ReadAsync(), [.. Enumerable.Range(1, 35), 101, 102, 103]);
    }

    /// <summary>The service changes the order of two items created in the same second.</summary>
    [Fact]
    public async Task Changed_order_loses_no_item()
    {
        _after = request =>
        {
            if (request == 1) (_items[9], _items[10]) = (_items[10], _items[9]);
        };
        AssertComplete(await ReadAsync(), Enumerable.Range(1, 35));
    }

    [Fact]
    public async Task List_that_always_changes_is_an_error()
    {
        int next = 1000;
        _after = _ =>
        {
            _items.RemoveAt(0);
            _items.Add((next++, Now.AddDays(-1)));
            _items.Add((next++, Now.AddDays(-1)));
        };
        var reading = ReadAsync();
        var error = (await Assert.ThrowsAsync<StatusException>(() => reading)).Error;
        Assert.Equal(StatusErrorKind.Unavailable, error.Kind);
        Assert.InRange(_requestedPages.Count, 10, 100);
    }

    [Fact]
    public async Task List_with_a_wrong_total_is_read_twice()
    {
        _total = () => 99;
        Assert.Equal(Enumerable.Range(1, 35), await ReadAsync());
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], _requestedPages);
    }

    [Fact]
    public async Task List_that_repeats_a_page_ends()
    {
        var list =
            new ConsistentPageReader<int>(2, (_, _) => Task.FromResult(Page([1, 2], null)), id => $"{id}", _ => null);
        var read = new List<int>();
        await foreach (var (item, _) in list.ReadAsync(Changing, TestQueries.CancellationToken)) read.Add(item);
        Assert.Equal([1, 2], read);
    }

    [Fact]
    public async Task Endless_list_is_an_error()
    {
        var list = new ConsistentPageReader<int>(
            2, (page, _) => Task.FromResult(Page([page * 2, (page * 2) + 1], null)), id => $"{id}", _ => null);
        int read = 0;
        await Assert.ThrowsAsync<StatusException>(async () =>
        {
            await foreach (var _ in list.ReadAsync(Changing, TestQueries.CancellationToken)) read++;
        });
        Assert.Equal(20_000, read);
    }

    private static StatusException Changing() =>
        ConsistentPageReader<int>.CreateFailure("Test", "the list", new Redaction(TestProfiles.Aliyun(null)));

    private static void AssertComplete(List<int> read, IEnumerable<int> there)
    {
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Empty(there.Except(read));
    }

    private async Task<List<int>> ReadAsync()
    {
        var list = new ConsistentPageReader<(int Id, DateTimeOffset MadeAt)>(
            10, QueryAsync, item => item.Id.ToString(CultureInfo.InvariantCulture), item => item.MadeAt);
        var read = new List<int>();
        await foreach (var (item, _) in list.ReadAsync(Changing, TestQueries.CancellationToken)) read.Add(item.Id);
        return read;
    }

    private Task<Page<(int Id, DateTimeOffset MadeAt)>> QueryAsync(int number, CancellationToken cancellationToken)
    {
        _requestedPages.Add(number);
        var page = Page<(int, DateTimeOffset)>([.. _items.Skip((number - 1) * _size).Take(_size)], _total is null
            ? _items.Count
            : _total());
        _after(_requestedPages.Count);
        return Task.FromResult(page);
    }

    private Page<T> Page<T>(IReadOnlyList<T> items, long? total)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.Date = _now;
        using var answer = new ApiResponse(response, "Test", new Redaction(TestProfiles.Aliyun(null)), _now);
        return new(items, total, answer);
    }
}
