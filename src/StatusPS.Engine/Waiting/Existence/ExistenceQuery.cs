using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Existence;

/// <summary>
/// Queries keys that were not found again, all of them together, until each is found, fails otherwise, or the time
/// limit is reached.
/// </summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TRecord">The type of a record.</typeparam>
public sealed class ExistenceQuery<TKey, TRecord> : IDisposable where TKey : notnull
{
    private readonly QueryRunner<TKey, TRecord> _runner;
    private readonly ExistenceSchedule _schedule;
    private readonly Func<TRecord, bool> _isWanted;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MissingKey> _missing = [];
    private bool _isRunning, _isDisposed;

    /// <summary>Creates a query.</summary>
    /// <param name="query">Queries the keys.</param>
    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    /// <param name="schedule">The times of the queries, and their limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isWanted">Returns true for a record that ends the wait for its key.</param>
    public ExistenceQuery(
        StatusQuery<TKey, TRecord> query, int throttleLimit, ExistenceSchedule schedule, TimeProvider time,
        Func<TRecord, bool> isWanted)
    {
        _runner = new(query, throttleLimit, time, reuseOutcomes: false);
        (_schedule, _isWanted) = (schedule, isWanted);
    }

    /// <summary>Waits for the outcome of a key: a record that exists, or a failure.</summary>
    /// <param name="first">The first query for the key.</param>
    /// <returns>The first outcome that is final; at the time limit the latest one.</returns>
    /// <exception cref="OperationCanceledException">The query was disposed.</exception>
    public async Task<Outcome<TRecord>> WaitAsync(PendingQuery<TKey, TRecord> first)
    {
        var outcome = await first.Outcome;
        if (IsFinal(outcome) || _schedule.IsOver) return outcome;
        var key = new MissingKey(first.Key);
        lock (_lock)
        {
            if (_isDisposed) throw new OperationCanceledException();
            _missing.Add(key);
            if (!_isRunning)
            {
                _isRunning = true;
                _schedule.Restart();
                var stop = _stop.Token;
                _ = Task.Run(() => RunAsync(stop), CancellationToken.None);
            }
        }
        return await key.Outcome.Task;
    }

    /// <summary>Cancels pending requests and all waits.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            foreach (var key in _missing) key.Outcome.TrySetCanceled();
            _missing.Clear();
        }
        _stop.Cancel();
        _stop.Dispose();
        _runner.Dispose();
    }

    private bool IsFinal(Outcome<TRecord> outcome) => outcome.Error is { } error
        ? !ExistenceSchedule.IsMissing(error)
        : outcome.Records.Any(_isWanted);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (GetMissing() is { Length: > 0 } keys)
            {
                int requests = (keys.Length + _runner.MaxBatchSize - 1) / _runner.MaxBatchSize;
                await _schedule.WaitAsync(requests, cancellationToken);
                keys = GetMissing();
                bool isLast = _schedule.IsOver;
                var queries = _runner.PostRange([.. keys.Select(key => key.Key)]);
                _runner.Flush();
                await Task.WhenAll(keys.Select((key, i) => CompleteAsync(key, queries[i], isLast)));
            }
        }
        catch (Exception end) when (cancellationToken.IsCancellationRequested
            && end is OperationCanceledException or ObjectDisposedException)
        {
            // The query is disposed.
        }
#pragma warning disable CA1031 // A defect must reach the callers, who would otherwise wait forever.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                foreach (var key in _missing) key.Outcome.TrySetException(defect);
                _missing.Clear();
                _isRunning = false;
            }
        }
    }

    private async Task CompleteAsync(MissingKey key, PendingQuery<TKey, TRecord> query, bool isLast)
    {
        var outcome = await query.Outcome;
        if (!isLast && !IsFinal(outcome)) return;
        lock (_lock) _missing.Remove(key);
        key.Outcome.TrySetResult(outcome);
    }

    // Marks the loop as ended when there are none, so that the next key starts another.
    private MissingKey[] GetMissing()
    {
        lock (_lock)
        {
            if (_missing.Count == 0) _isRunning = false;
            return [.. _missing];
        }
    }

    private sealed class MissingKey(TKey key)
    {
        public TKey Key => key;

        public TaskCompletionSource<Outcome<TRecord>> Outcome { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
