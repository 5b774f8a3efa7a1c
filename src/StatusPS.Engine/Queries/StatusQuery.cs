namespace StatusPS.Engine.Queries;

/// <summary>How one platform's keys are asked: how many a request may hold, which may share one, and what comes back.</summary>
/// <typeparam name="TKey">A key with all that its request needs; equal keys ask for the same.</typeparam>
/// <typeparam name="TRecord">What a key gives.</typeparam>
public abstract class StatusQuery<TKey, TRecord> where TKey : notnull
{
    /// <summary>The largest number of keys in one request.</summary>
    public virtual int MaxBatchSize => 1;

    /// <summary>Keys of one group may share a request.</summary>
    /// <param name="key">A key.</param>
    public virtual object GetBatchKey(TKey key) => this;

    /// <summary>Whether a key that is given again within moments may be answered with what it just gave. Not so where that is too large to keep.</summary>
    public virtual bool CachesOutcomes => true;

    /// <summary>Asks for keys of one group in one request.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>One outcome a key, in the order of the keys.</returns>
    /// <exception cref="StatusException">The request failed as a whole.</exception>
    public abstract Task<IReadOnlyList<Outcome<TRecord>>> QueryAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);
}
