namespace StatusPS.Engine.Queries;

/// <summary>A key whose outcome is not known yet.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class PendingQuery<TKey, TRecord>
{
    private readonly TaskCompletionSource<Outcome<TRecord>> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PendingQuery(TKey key) => Key = key;

    /// <summary>The key.</summary>
    public TKey Key { get; }

    /// <summary>The outcome. Canceled when the runner is disposed before the outcome is known.</summary>
    public Task<Outcome<TRecord>> Outcome => _outcome.Task;

    /// <summary>The time the outcome became known, a timestamp of the runner's clock.</summary>
    internal long CompletedAt { get; set; }

    internal void Complete(Outcome<TRecord> outcome) => _outcome.TrySetResult(outcome);

    internal void Fail(Exception failure) => _outcome.TrySetException(failure);

    internal void Cancel() => _outcome.TrySetCanceled();
}
