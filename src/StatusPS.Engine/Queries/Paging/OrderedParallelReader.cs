using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads several parts at once and gives what they give in the order of the parts. A part that is read ahead stops when
/// it is a little ahead, and no more are begun than may be under way: memory does not grow with the number of parts.
/// </summary>
internal static class OrderedParallelReader
{
    // What one part may hold that nobody has taken yet.
    private const int MaxBufferedItems = 64;

    /// <summary>Reads parts.</summary>
    /// <typeparam name="TPart">What a part is told by.</typeparam>
    /// <typeparam name="TItem">What parts give.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="maxParallel">How many are read at once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The sequence of parts failed; those before are given first.</exception>
    public static async IAsyncEnumerable<TItem> ReadAsync<TPart, TItem>(
        IAsyncEnumerable<TPart> parts, Func<TPart, CancellationToken, IAsyncEnumerable<TItem>> read, int maxParallel, [EnumeratorCancellation] CancellationToken cancellationToken)
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
                // Asking for the next part takes a place too.
                while (more && open.Count < maxParallel)
                {
                    next ??= source.MoveNextAsync().AsTask();
                    // It is waited for only where there is nothing else to give.
                    if (open.Count > 0 && !next.IsCompletedSuccessfully) break;
                    more = await next;
                    next = null;
                    if (!more) break;
                    var channel = Channel.CreateBounded<TItem>(new BoundedChannelOptions(MaxBufferedItems) { SingleReader = true, SingleWriter = true });
                    open.Enqueue((channel, FillAsync(channel.Writer, read(source.Current, stop.Token), stop.Token)));
                }
                if (!open.TryPeek(out var first)) yield break;
                while (first.Channel.Reader.TryRead(out var item)) yield return item;
                given ??= first.Channel.Reader.WaitToReadAsync(stop.Token).AsTask();
                // A part that is found meanwhile is begun at once, if it may be.
                if (next is { IsCompleted: false } && open.Count < maxParallel) await Task.WhenAny(given, next);
                if (!given.IsCompleted && next is { IsCompletedSuccessfully: true } && open.Count < maxParallel) continue;
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

    private static async Task FillAsync<TItem>(ChannelWriter<TItem> writer, IAsyncEnumerable<TItem> items, CancellationToken stop)
    {
        // On the pool, so that all parts are begun before the first is waited for.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var item in items) await writer.WriteAsync(item, stop);
            writer.Complete();
        }
#pragma warning disable CA1031 // Whoever reads is told, and on its own thread.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            writer.Complete(failure);
        }
    }
}
