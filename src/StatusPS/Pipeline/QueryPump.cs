using StatusPS.Engine.Queries;

namespace StatusPS.Pipeline;

/// <summary>
/// Carries keys from the pipeline to the runner and records back, in the order the keys came. Runs on the pipeline's
/// thread; holds no more keys than the runner's window.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class QueryPump<TKey, TRecord> : IDisposable where TKey : notnull
{
    private readonly QueryRunner<TKey, TRecord> _runner;
    private readonly Func<Task<Outcome<TRecord>>, Outcome<TRecord>> _await;
    private readonly Action<TRecord> _write;
    private readonly Action<StatusError, TKey> _writeError;
    private readonly QueryProgress _progress;
    private readonly Queue<PendingQuery<TKey, TRecord>> _tickets = new();

    public QueryPump(
        QueryRunner<TKey, TRecord> runner, Func<Task<Outcome<TRecord>>, Outcome<TRecord>> awaiting,
        Action<TRecord> write, Action<StatusError, TKey> writeError, QueryProgress progress)
    {
        _runner = runner;
        _await = awaiting;
        _write = write;
        _writeError = writeError;
        _progress = progress;
    }

    /// <summary>Takes a key in, and writes what is ready; waits only when the window is full.</summary>
    public void Post(TKey key)
    {
        _tickets.Enqueue(_runner.Post(key));
        _progress.Taken++;
        _progress.Show();
        while (_tickets.Count >= _runner.MaxPending || (_tickets.TryPeek(out var first) && first.Outcome.IsCompleted)) WriteFirst();
    }

    /// <summary>No more keys come: writes all that is still to come.</summary>
    public void Drain()
    {
        _runner.Flush();
        _progress.IsTotalKnown = true;
        while (_tickets.Count > 0) WriteFirst();
        _progress.Close();
    }

    public void Dispose() => _runner.Dispose();

    private void WriteFirst()
    {
        var ticket = _tickets.Dequeue();
        var outcome = _await(ticket.Outcome);
        if (outcome.Error is null) _progress.Done++;
        else _progress.Failed++;
        _progress.Show();
        if (outcome.Error is { } error) _writeError(error, ticket.Key);
        foreach (var record in outcome.Records) _write(record);
    }
}
