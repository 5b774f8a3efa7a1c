using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>A query that is never answered from memory: whoever polls wants to know what is now.</summary>
internal sealed class FreshQuery<TKey, TRecord>(StatusQuery<TKey, TRecord> query) : StatusQuery<TKey, TRecord> where TKey : notnull
{
    public override int MaxBatchSize => query.MaxBatchSize;

    public override bool CachesOutcomes => false;

    public override object GetBatchKey(TKey key) => query.GetBatchKey(key);

    public override Task<IReadOnlyList<Outcome<TRecord>>> QueryAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken) => query.QueryAsync(keys, cancellationToken);
}
