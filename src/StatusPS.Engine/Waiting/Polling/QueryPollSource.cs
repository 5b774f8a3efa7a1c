using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>A service that is asked by key, batched by the query runner.</summary>
internal abstract class QueryPollSource<TKey, TRecord> : PollSource where TKey : notnull where TRecord : StatusRecord
{
    private readonly QueryRunner<TKey, TRecord> _runner;
    private readonly int _largestBatch;

    protected QueryPollSource(StatusQuery<TKey, TRecord> query, int throttle, TimeProvider time)
    {
        _largestBatch = query.MaxBatchSize;
        _runner = new(new FreshQuery<TKey, TRecord>(query), throttle, time);
    }

    public override int RequestsFor(int count) => (count + _largestBatch - 1) / _largestBatch;

    public override IReadOnlyList<Task<Outcome<StatusRecord>>> Ask(IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken)
    {
        var runner = RunnerFor(withHosts);
        var tickets = records.Select(record => runner.Post(KeyOf(record))).ToArray();
        // All there are have been posted: a batch that is not full waits for nobody.
        runner.Flush();
        return [.. records.Select((record, i) => OutcomeAsync(tickets[i], record, cancellationToken))];
    }

    public override void Dispose() => _runner.Dispose();

    protected abstract TKey KeyOf(StatusRecord record);

    /// <summary>The one record, of those a key gave, that is about the same as the one asked for.</summary>
    protected virtual Outcome<StatusRecord> Pick(IReadOnlyList<TRecord> records, StatusRecord asked) => new(records[0]);

    protected virtual QueryRunner<TKey, TRecord> RunnerFor(bool withHosts) => _runner;

    private async Task<Outcome<StatusRecord>> OutcomeAsync(PendingQuery<TKey, TRecord> ticket, StatusRecord asked, CancellationToken cancellationToken)
    {
        var outcome = await ticket.Outcome.WaitAsync(cancellationToken);
        return outcome.Error is { } error ? new(error) : Pick(outcome.Records, asked);
    }
}
