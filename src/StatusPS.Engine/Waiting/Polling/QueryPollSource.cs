using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Polls a service that is queried by key, in batches of a query runner.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TRecord">The type of a record.</typeparam>
internal abstract class QueryPollSource<TKey, TRecord> : PollSource where TKey : notnull where TRecord : StatusRecord
{
    private readonly QueryRunner<TKey, TRecord> _runner;
    private readonly int _maxBatchSize;

    protected QueryPollSource(StatusQuery<TKey, TRecord> query, int throttleLimit, TimeProvider time)
    {
        _maxBatchSize = query.MaxBatchSize;
        _runner = new(query, throttleLimit, time, reuseOutcomes: false);
    }

    public override int GetRequestCount(int count) => (count + _maxBatchSize - 1) / _maxBatchSize;

    public override IReadOnlyList<Task<Outcome<StatusRecord>>> Poll(
        IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken)
    {
        var runner = GetRunner(withHosts);
        // Together: otherwise an answer that comes before the last key is posted would split batches and make the
        // same key two requests.
        var queries = runner.PostRange([.. records.Select(GetKey)]);
        // All keys are posted: an incomplete batch need not wait for more.
        runner.Flush();
        return [.. records.Select((record, i) => GetOutcomeAsync(queries[i], record, cancellationToken))];
    }

    public override void Dispose() => _runner.Dispose();

    /// <summary>Gets the key of a record.</summary>
    protected abstract TKey GetKey(StatusRecord record);

    /// <summary>Finds the record of the same resource among the records that a key returned.</summary>
    /// <param name="records">The records; at least one.</param>
    /// <param name="polled">The record that is polled.</param>
    protected virtual Outcome<StatusRecord> Match(IReadOnlyList<TRecord> records, StatusRecord polled) =>
        new(records[0]);

    /// <summary>Gets the runner to use.</summary>
    /// <param name="withHosts">True to query hosts as well.</param>
    protected virtual QueryRunner<TKey, TRecord> GetRunner(bool withHosts) => _runner;

    private async Task<Outcome<StatusRecord>> GetOutcomeAsync(
        PendingQuery<TKey, TRecord> query, StatusRecord polled, CancellationToken cancellationToken)
    {
        var outcome = await query.Outcome.WaitAsync(cancellationToken);
        return outcome.Error is { } error ? new(error) : Match(outcome.Records, polled);
    }
}
