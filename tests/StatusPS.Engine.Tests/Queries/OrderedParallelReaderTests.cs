using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>Several parts are read concurrently and returned in order.</summary>
public sealed class OrderedParallelReaderTests
{
    private int _open;
    private int _active;
    private int _maxActive;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Items_are_returned_in_the_order_of_the_parts(int most)
    {
        var read = new List<int>();
        await foreach (int item in OrderedParallelReader.ReadAsync(
            PartAsync(0, 20, TestQueries.CancellationToken), (part, stop) => PartAsync(part, 150, stop), most,
            TestQueries.CancellationToken))
            read.Add(item);
        Assert.Equal(Enumerable.Range(0, 20).SelectMany(part => Enumerable.Range(part * 1000, 150)), read);
        Assert.InRange(_maxActive, 1, most);
    }

    [Fact]
    public async Task Parts_are_read_concurrently()
    {
        var both = new TaskCompletionSource();
        int started = 0;
        async IAsyncEnumerable<int> TogetherAsync(int part, [EnumeratorCancellation] CancellationToken stop)
        {
            if (Interlocked.Increment(ref started) == 3) both.SetResult();
            await both.Task.GuardAsync();
            yield return part;
        }
        var read = new List<int>();
        await foreach (int item in OrderedParallelReader.ReadAsync(Enumerable.Range(1, 3)
            .ToAsyncEnumerable(), TogetherAsync, 3, TestQueries.CancellationToken)) read.Add(item);
        Assert.Equal([1, 2, 3], read);
    }

    [Fact]
    public async Task Part_found_later_does_not_wait_for_earlier_ones()
    {
        var page = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        async IAsyncEnumerable<int> PagesAsync([EnumeratorCancellation] CancellationToken stop = default)
        {
            yield return 1;
            await page.Task.WaitAsync(stop);
            yield return 2;
        }
        async IAsyncEnumerable<int> HeldAsync(int part, [EnumeratorCancellation] CancellationToken stop)
        {
            // The first part returns nothing until the second has started, which is found after the first has started.
            if (part == 1) page.SetResult();
            else second.SetResult();
            await second.Task.GuardAsync();
            yield return part;
        }
        var read = new List<int>();
        await foreach (int item in OrderedParallelReader.ReadAsync(
            PagesAsync(), HeldAsync, 4, TestQueries.CancellationToken)) read.Add(item);
        Assert.Equal([1, 2], read);
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_readers()
    {
        await foreach (int item in OrderedParallelReader.ReadAsync(Enumerable.Range(0, 8)
            .ToAsyncEnumerable(), (part, stop) => PartAsync(part, 10_000, stop), 4, TestQueries.CancellationToken))
        {
            if (item == 100) break;
        }
        Assert.Equal(0, Volatile.Read(ref _open));
    }

    [Fact]
    public async Task Parts_before_a_failure_are_returned()
    {
        async IAsyncEnumerable<int> FailingAsync([EnumeratorCancellation] CancellationToken stop = default)
        {
            yield return 1;
            yield return 2;
            await Task.Yield();
            throw new InvalidOperationException("page");
        }
        var read = new List<int>();
        var reading = Task.Run(async () =>
        {
            await foreach (int item in OrderedParallelReader.ReadAsync(
                FailingAsync(), (part, stop) => PartAsync(part, 2, stop), 8,
                TestQueries.CancellationToken)) read.Add(item);
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => reading.GuardAsync());
        Assert.Equal([1000, 1001, 2000, 2001], read);
    }

    private async IAsyncEnumerable<int> PartAsync(int part, int count, [EnumeratorCancellation] CancellationToken stop)
    {
        Interlocked.Increment(ref _open);
        try
        {
            for (int i = 0; i < count; i++)
            {
                if (i % 50 == 0) await UnderWayAsync();
                stop.ThrowIfCancellationRequested();
                yield return (part * 1000) + i;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    // What stands for a request.
    private async Task UnderWayAsync()
    {
        InterlockedMax(ref _maxActive, Interlocked.Increment(ref _active));
        await Task.Yield();
        Interlocked.Decrement(ref _active);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen) seen = now;
    }
}
