using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>Asks for what a list finds while the list is still being read.</summary>
internal static class ListedKeys
{
    /// <summary>Gives what the keys gave, in the list's order. Reads ahead as far as the runner's window.</summary>
    /// <param name="runner">Asks for the keys.</param>
    /// <param name="items">What the list finds.</param>
    /// <param name="keyOf">The key of what was found.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The list failed; what it found before was given.</exception>
    public static async IAsyncEnumerable<(TItem Item, Outcome<TRecord> Outcome)> AskAsync<TKey, TRecord, TItem>(
        this QueryRunner<TKey, TRecord> runner, IAsyncEnumerable<TItem> items, Func<TItem, TKey> keyOf, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : notnull
    {
        var held = new Queue<(TItem Item, Task<Outcome<TRecord>> Outcome)>();
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = items.GetAsyncEnumerator(ahead.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                while (held.Count < runner.Window && next is { IsCompletedSuccessfully: true, Result: true })
                {
                    held.Enqueue((source.Current, runner.Post(keyOf(source.Current)).Outcome));
                    next = source.MoveNextAsync().AsTask();
                }
                bool over = next.IsCompleted && !(next.IsCompletedSuccessfully && next.Result);
                if (held.TryPeek(out var first))
                {
                    if (over) runner.SendFilling();
                    else if (held.Count < runner.Window && !first.Outcome.IsCompleted)
                    {
                        await Task.WhenAny(first.Outcome, next);
                        continue;
                    }
                    held.Dequeue();
                    yield return (first.Item, await first.Outcome.WaitAsync(cancellationToken));
                }
                else if (over)
                {
                    await next; // Throws what the list failed with.
                    yield break;
                }
                else await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            // An enumerator may be disposed only while it stands still.
            await ahead.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }
}
