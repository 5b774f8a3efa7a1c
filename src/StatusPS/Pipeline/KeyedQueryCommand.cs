using StatusPS.Cmdlets.Queries;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Waiting.Existence;

namespace StatusPS.Pipeline;

/// <summary>
/// Base class of the cmdlets that query records by key. Keys from the pipeline are posted to a query runner; records
/// are written in the order of their keys, and one non-terminating error for each key that failed.
/// </summary>
public abstract class KeyedQueryCommand : StatusQueryCommand
{
    // Not a generic base class: PowerShell would load the engine for its type arguments when it imports the module.
    private KeyReceiver[] _receivers = [];
    private readonly Queue<PendingOutcome> _outcomes = new();
    private int _waitForExistence;

    /// <summary>Prepares a query by key.</summary>
    /// <typeparam name="TKey">The type of a key. A cmdlet has one query for each.</typeparam>
    /// <typeparam name="TRecord">The type of a record.</typeparam>
    /// <param name="query">Sends the requests.</param>
    /// <param name="time">The clock.</param>
    /// <param name="getTarget">Gets the target of a key's error record.</param>
    /// <param name="waitForExistence">
    /// The time for which a key that is not found may still be created, in seconds from the first key on. Default: 0.
    /// </param>
    /// <param name="throttleLimit">The maximum number of concurrent batches; null for -ThrottleLimit.</param>
    /// <returns>The runner of the query.</returns>
    private protected QueryRunner<TKey, TRecord> StartQuery<TKey, TRecord>(
        StatusQuery<TKey, TRecord> query, TimeProvider time, Func<TKey, object> getTarget, int waitForExistence = 0,
        int? throttleLimit = null)
        where TKey : notnull where TRecord : StatusRecord
    {
        _waitForExistence = waitForExistence;
        int limit = throttleLimit ?? ThrottleLimit;
        Func<ExistenceQuery<TKey, TRecord>>? createExistence = waitForExistence == 0 ? null : () => new(
            query, limit, new(TimeSpan.FromSeconds(waitForExistence), time), time, IsWanted);
        var runner = new QueryRunner<TKey, TRecord>(query, limit, time);
        // Replaced, not changed: another thread may be canceling.
        _receivers = [.. _receivers, new KeyReceiver<TKey, TRecord>(this, runner, getTarget, createExistence)];
        return runner;
    }

    /// <summary>
    /// Posts keys and writes the outcomes that are ready. Waits only when the runner's window is full.
    /// </summary>
    /// <typeparam name="TKey">The type of a key, as given to <see cref="StartQuery"/>.</typeparam>
    /// <param name="keys">The keys of one parameter value.</param>
    private protected void Post<TKey>(IEnumerable<TKey> keys)
    {
        var receiver = _receivers.First(item => item is IKeyReceiver<TKey>);
        // Keys that are known together must not be sent apart only because this thread is paused between two of them.
        foreach (var batch in keys.Chunk(receiver.MaxBatchSize))
        {
            ((IKeyReceiver<TKey>)receiver).Post(batch);
            Progress!.Posted += batch.Length;
            Progress.Update();
            while (_outcomes.Count >= receiver.MaxPending || (_outcomes.TryPeek(out var first) && first.IsCompleted))
                _outcomes.Dequeue().Write();
        }
    }

    /// <summary>Sends the keys that were posted so far, and writes their outcomes.</summary>
    private protected void WritePending()
    {
        foreach (var receiver in _receivers) receiver.SendIncompleteBatches();
        while (_outcomes.TryDequeue(out var first)) first.Write();
    }

    /// <summary>Returns true for a record to write.</summary>
    private protected virtual bool IsWanted(StatusRecord record) => true;

    /// <summary>Writes the outcomes of all keys that are still pending.</summary>
    protected override void EndProcessing()
    {
        Progress!.IsTotalKnown = true;
        WritePending();
        Progress.Complete();
    }

    /// <inheritdoc/>
    private protected override void CancelPendingWork()
    {
        base.CancelPendingWork();
        foreach (var receiver in _receivers) receiver.Dispose();
    }

    private void WriteOutcome<TRecord>(Outcome<TRecord> outcome, object target) where TRecord : StatusRecord
    {
        if (outcome.Error is null) Progress!.Succeeded++;
        else Progress!.Failed++;
        Progress.Update();
        if (outcome.Error is { } error) WriteKeyError(error, target);
        bool isFound = false;
        foreach (var record in outcome.Records.Where(IsWanted))
        {
            isFound = true;
            WriteRecord(record);
        }
        if (!isFound && outcome.Error is null && _waitForExistence > 0)
            WriteError(ExistenceErrors.NoRecord($"ID '{target}'", _waitForExistence), target);
    }

    private interface IKeyReceiver<TKey>
    {
        void Post(IReadOnlyCollection<TKey> keys);
    }

    /// <summary>A posted key whose outcome is not written yet.</summary>
    private abstract class PendingOutcome
    {
        public abstract bool IsCompleted { get; }

        public abstract void Write();
    }

    /// <summary>Receives the keys of one type.</summary>
    private abstract class KeyReceiver : IDisposable
    {
        public abstract int MaxBatchSize { get; }

        public abstract int MaxPending { get; }

        public abstract void SendIncompleteBatches();

        public abstract void Dispose();
    }

    private sealed class KeyReceiver<TKey, TRecord>(
        KeyedQueryCommand command, QueryRunner<TKey, TRecord> runner, Func<TKey, object> getTarget,
        Func<ExistenceQuery<TKey, TRecord>>? createExistence)
        : KeyReceiver, IKeyReceiver<TKey> where TKey : notnull where TRecord : StatusRecord
    {
        private ExistenceQuery<TKey, TRecord>? _existence;

        public override int MaxBatchSize => runner.MaxBatchSize;

        public override int MaxPending => runner.MaxPending;

        public void Post(IReadOnlyCollection<TKey> keys)
        {
            _existence ??= createExistence?.Invoke();
            foreach (var query in runner.PostRange(keys))
            {
                var outcome = _existence?.WaitAsync(query) ?? query.Outcome;
                command._outcomes.Enqueue(new PendingKey<TRecord>(command, outcome, getTarget(query.Key)));
            }
        }

        public override void SendIncompleteBatches() => runner.Flush();

        public override void Dispose()
        {
            runner.Dispose();
            _existence?.Dispose();
        }
    }

    private sealed class PendingKey<TRecord>(KeyedQueryCommand command, Task<Outcome<TRecord>> outcome, object target)
        : PendingOutcome where TRecord : StatusRecord
    {
        public override bool IsCompleted => outcome.IsCompleted;

        public override void Write() => command.WriteOutcome(command.Await(outcome), target);
    }
}
