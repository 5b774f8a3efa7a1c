using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>Queries the keys of a list while the list is still being read.</summary>
internal static class QueryRunnerExtensions
{
    /// <summary>
    /// Returns the outcome of each item, in the order of the items. Reads ahead as far as the runner's window.
    /// </summary>
    /// <param name="runner">The runner that queries the keys.</param>
    /// <param name="items">The items.</param>
    /// <param name="getKey">Returns the key of an item.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">
    /// Reading the items failed; the outcomes of those before were returned.
    /// </exception>
    public static async IAsyncEnumerable<(TItem Item, Outcome<TRecord> Outcome)> QueryAsync<TKey, TRecord, TItem>(
        this QueryRunner<TKey, TRecord> runner, IAsyncEnumerable<TItem> items, Func<TItem, TKey> getKey,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : notnull
    {
        var pending = new Queue<(TItem Item, Task<Outcome<TRecord>> Outcome)>();
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = items.GetAsyncEnumerator(ahead.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                while (pending.Count < runner.MaxPending && next is { IsCompletedSuccessfully: true, Result: true })
                {
                    pending.Enqueue((source.Current, runner.Post(getKey(source.Current)).Outcome));
                    next = source.MoveNextAsync().AsTask();
                }
                bool isOver = next.IsCompleted && !(next.IsCompletedSuccessfully && next.Result);
                if (pending.TryPeek(out var first))
                {
                    if (isOver) runner.Flush();
                    else if (pending.Count < runner.MaxPending && !first.Outcome.IsCompleted)
                    {
                        await Task.WhenAny(first.Outcome, next);
                        continue;
                    }
                    pending.Dequeue();
                    yield return (first.Item, await first.Outcome.WaitAsync(cancellationToken));
                }
                else if (isOver)
                {
                    await next; // Throws the failure of the list.
                    yield break;
                }
                else await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            // An enumerator must not be disposed while it moves.
            await ahead.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }
}
