using StatusPS.Engine.Querying;

namespace StatusPS.Engine.Waiting.Asking;

/// <summary>A query that is never answered from memory: whoever polls wants to know what is now.</summary>
internal sealed class FreshQuery<TKey, TRecord>(StatusQuery<TKey, TRecord> query) : StatusQuery<TKey, TRecord> where TKey : notnull
{
    public override int LargestBatch => query.LargestBatch;

    public override bool RemembersAnswers => false;

    public override object GroupOf(TKey key) => query.GroupOf(key);

    public override Task<IReadOnlyList<Outcome<TRecord>>> AskAsync(IReadOnlyList<TKey> keys, CancellationToken cancel) => query.AskAsync(keys, cancel);
}
