using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>A query that is never answered from memory: whoever polls wants to know what is now.</summary>
internal sealed class FreshQuery<TKey, TRecord>(StatusQuery<TKey, TRecord> query) : StatusQuery<TKey, TRecord> where TKey : notnull
{
    public override int MaxBatchSize => query.MaxBatchSize;

    public override bool RemembersAnswers => false;

    public override object GroupOf(TKey key) => query.GroupOf(key);

    public override Task<IReadOnlyList<Outcome<TRecord>>> AskAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken) => query.AskAsync(keys, cancellationToken);
}
