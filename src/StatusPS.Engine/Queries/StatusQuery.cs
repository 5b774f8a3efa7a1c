namespace StatusPS.Engine.Queries;

/// <summary>Queries the records of a service by key, in batches.</summary>
/// <typeparam name="TKey">The key: all that its request needs, with value equality.</typeparam>
/// <typeparam name="TRecord">The record type.</typeparam>
public abstract class StatusQuery<TKey, TRecord> where TKey : notnull
{
    /// <summary>The maximum number of keys in a request. Default 1.</summary>
    public virtual int MaxBatchSize => 1;

    /// <summary>Returns the group of a key. Keys of one group may share a request.</summary>
    /// <param name="key">A key.</param>
    public virtual object GetBatchKey(TKey key) => this;

    /// <summary>
    /// True if the outcome of a key is reused when the key is posted again within two seconds. Default true; false for
    /// large records.
    /// </summary>
    public virtual bool CachesOutcomes => true;

    /// <summary>Queries keys of one group in one request.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>One outcome for each key, in the order of the keys.</returns>
    /// <exception cref="StatusException">The request failed as a whole.</exception>
    public abstract Task<IReadOnlyList<Outcome<TRecord>>> QueryAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);
}
