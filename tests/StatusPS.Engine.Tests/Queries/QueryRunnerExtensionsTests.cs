using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>Keys of a list are queried while it is read, in order, and at most one window ahead.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class QueryRunnerExtensionsTests
{
    private readonly VirtualTime _clock = new();
    private int _found;
    private bool _closed;

    [Fact]
    public async Task Outcomes_are_in_the_order_of_the_list_and_batches_are_full()
    {
        var query = new ScriptedQuery(10);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var given = new List<string>();
        await foreach (var (item, outcome) in runner.QueryAsync(
            FindAsync(95), item => item, TestQueries.CancellationToken))
        {
            Assert.Equal($"{item}", outcome.Records[0]);
            given.Add(outcome.Records[0]);
        }
        Assert.Equal(Enumerable.Range(0, 95).Select(key => $"{key}"), given);
        Assert.Equal(10, query.Batches.Count);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
        Assert.True(_closed);
    }

    [Fact]
    public async Task List_is_not_read_beyond_the_window()
    {
        var query = new ScriptedQuery(1);
        using var runner = new QueryRunner<int, string>(query, 2, _clock);
        await foreach (var (item, _) in runner.QueryAsync(
            FindAsync(5_000), item => item, TestQueries.CancellationToken))
        {
            Assert.InRange(_found, 1, item + runner.MaxPending + 2);
            if (item == 300) break;
        }
        Assert.InRange(_found, 300, 301 + runner.MaxPending);
        Assert.True(_closed);
    }

    [Fact]
    public async Task Failed_list_returns_its_earlier_outcomes()
    {
        using var runner = new QueryRunner<int, string>(new ScriptedQuery(10), 4, _clock);
        int given = 0;
        var failure = await Assert.ThrowsAsync<StatusException>(async () =>
        {
            await foreach (var _ in runner.QueryAsync(
                FindAsync(25, fails: true), item => item, TestQueries.CancellationToken)) given++;
        });
        Assert.Equal((25, StatusErrorKind.Unavailable), (given, failure.Error.Kind));
        Assert.True(_closed);
    }

    [Fact]
    public async Task Cancellation_ends_the_list()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestQueries.CancellationToken);
        using var runner = new QueryRunner<int, string>(new ScriptedQuery(1, async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }), 2, _clock);
        var reading = Task.Run(async () =>
        {
            await foreach (var _ in runner.QueryAsync(FindAsync(1, waits: true), item => item, stop.Token)) { }
        });
        await _clock.SettleAsync();
        Assert.False(reading.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _clock.RunAsync(reading));
    }

    private async IAsyncEnumerable<int> FindAsync(
        int count, bool fails = false, bool waits = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (int key = 0; key < count; key++)
            {
                if (key % 50 == 49) await Task.Yield();
                _found++;
                yield return key;
            }
            if (waits) await Task.Delay(Timeout.Infinite, cancellationToken);
            if (fails) throw ScriptedQuery.Refusal(StatusErrorKind.Unavailable, aboutKeys: false);
        }
        finally
        {
            _closed = true;
        }
    }
}
