using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads several parts in parallel and returns their items in the order of the parts. A part that is read ahead is
/// paused when its buffer is full, and the number of parts in progress is bounded: memory does not grow with the number
/// of parts.
/// </summary>
internal static class OrderedParallelReader
{
    // The maximum number of items of a part that are read ahead.
    private const int MaxBufferedItems = 64;

    private static readonly BoundedChannelOptions Options =
        new(MaxBufferedItems) { SingleReader = true, SingleWriter = true };

    /// <summary>Reads parts.</summary>
    /// <typeparam name="TPart">The type of the parts.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <param name="read">Reads a part.</param>
    /// <param name="maxParallel">The maximum number of parts that are read in parallel.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">
    /// The sequence of parts failed; the items of the parts before were returned.
    /// </exception>
    public static async IAsyncEnumerable<TItem> ReadAsync<TPart, TItem>(
        IAsyncEnumerable<TPart> parts, Func<TPart, CancellationToken, IAsyncEnumerable<TItem>> read, int maxParallel,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = parts.GetAsyncEnumerator(stop.Token);
        var open = new Queue<(Channel<TItem> Channel, Task Reading)>();
        Task<bool>? next = null, given = null;
        bool more = true;
        try
        {
            while (true)
            {
                // Reading the next part counts as a part in progress.
                while (more && open.Count < maxParallel)
                {
                    next ??= source.MoveNextAsync().AsTask();
                    // Awaited only when there is nothing else to return.
                    if (open.Count > 0 && !next.IsCompletedSuccessfully) break;
                    more = await next;
                    next = null;
                    if (!more) break;
                    var channel = Channel.CreateBounded<TItem>(Options);
                    open.Enqueue((channel, FillAsync(channel.Writer, read(source.Current, stop.Token), stop.Token)));
                }
                if (!open.TryPeek(out var first)) yield break;
                while (first.Channel.Reader.TryRead(out var item)) yield return item;
                given ??= first.Channel.Reader.WaitToReadAsync(stop.Token).AsTask();
                // A part that is found meanwhile is started at once, within the limit.
                if (next is { IsCompleted: false } && open.Count < maxParallel) await Task.WhenAny(given, next);
                if (!given.IsCompleted && next is { IsCompletedSuccessfully: true }
                    && open.Count < maxParallel) continue;
                if (!await given) open.Dequeue();
                given = null;
            }
        }
        finally
        {
            await stop.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAll(open.Select(part => part.Reading));
            if (given is not null) await ((Task)given).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }

    private static async Task FillAsync<TItem>(
        ChannelWriter<TItem> writer, IAsyncEnumerable<TItem> items, CancellationToken stop)
    {
        // On the thread pool, so that all parts are started before the first is awaited.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var item in items) await writer.WriteAsync(item, stop);
            writer.Complete();
        }
#pragma warning disable CA1031 // The reader of the channel gets the exception.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            writer.Complete(failure);
        }
    }
}
