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
    private PendingKeys? _keys;
    private int _waitForExistence;

    /// <summary>Prepares a query by key.</summary>
    /// <typeparam name="TKey">The type of a key.</typeparam>
    /// <typeparam name="TRecord">The type of a record.</typeparam>
    /// <param name="query">Sends the requests.</param>
    /// <param name="time">The clock.</param>
    /// <param name="getTarget">Gets the target of a key's error record.</param>
    /// <param name="waitForExistence">
    /// The time for which a key that is not found may still be created, in seconds from the first key on. Default: 0.
    /// </param>
    private protected void StartQuery<TKey, TRecord>(
        StatusQuery<TKey, TRecord> query, TimeProvider time, Func<TKey, object> getTarget, int waitForExistence = 0)
        where TKey : notnull where TRecord : StatusRecord
    {
        _waitForExistence = waitForExistence;
        Func<ExistenceQuery<TKey, TRecord>>? createExistence = waitForExistence == 0 ? null : () => new(
            query, ThrottleLimit, new(TimeSpan.FromSeconds(waitForExistence), time), time, IsWanted);
        _keys = new PendingKeys<TKey, TRecord>(this, new(query, ThrottleLimit, time), getTarget, createExistence);
    }

    /// <summary>
    /// Posts keys and writes the outcomes that are ready. Waits only when the runner's window is full.
    /// </summary>
    /// <typeparam name="TKey">The type of a key, as given to <see cref="StartQuery"/>.</typeparam>
    /// <param name="keys">The keys of one parameter value.</param>
    private protected void Post<TKey>(IEnumerable<TKey> keys)
    {
        // Keys that are known together must not be sent apart only because this thread is paused between two of them.
        foreach (var batch in keys.Chunk(_keys!.MaxBatchSize))
        {
            ((IKeyReceiver<TKey>)_keys).Post(batch);
            Progress!.Posted += batch.Length;
            Progress.Update();
            while (_keys.IsFirstDue) _keys.WriteFirst();
        }
    }

    /// <summary>Returns true for a record to write.</summary>
    private protected virtual bool IsWanted(StatusRecord record) => true;

    /// <summary>Writes the outcomes of all keys that are still pending.</summary>
    protected override void EndProcessing()
    {
        _keys?.SendIncompleteBatches();
        Progress!.IsTotalKnown = true;
        while (_keys is { Count: > 0 }) _keys.WriteFirst();
        Progress.Complete();
    }

    /// <inheritdoc/>
    private protected override void CancelPendingWork()
    {
        base.CancelPendingWork();
        _keys?.Dispose();
    }

    private void WriteOutcome<TRecord>(Outcome<TRecord> outcome, object target) where TRecord : StatusRecord
    {
        if (outcome.Error is null) Progress!.Succeeded++;
        else Progress!.Failed++;
        Progress.Update();
        if (outcome.Error is { } error) WriteError(error, target);
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

    /// <summary>The keys whose outcomes are not written yet, in the order in which they were posted.</summary>
    private abstract class PendingKeys : IDisposable
    {
        public abstract int Count { get; }

        public abstract int MaxBatchSize { get; }

        /// <summary>True when the first outcome is known, or the window is full.</summary>
        public abstract bool IsFirstDue { get; }

        public abstract void SendIncompleteBatches();

        public abstract void WriteFirst();

        public abstract void Dispose();
    }

    private sealed class PendingKeys<TKey, TRecord>(
        KeyedQueryCommand command, QueryRunner<TKey, TRecord> runner, Func<TKey, object> getTarget,
        Func<ExistenceQuery<TKey, TRecord>>? createExistence)
        : PendingKeys, IKeyReceiver<TKey> where TKey : notnull where TRecord : StatusRecord
    {
        private readonly Queue<(TKey Key, Task<Outcome<TRecord>> Outcome)> _queries = new();
        private ExistenceQuery<TKey, TRecord>? _existence;

        public override int Count => _queries.Count;

        public override int MaxBatchSize => runner.MaxBatchSize;

        public override bool IsFirstDue =>
            _queries.Count >= runner.MaxPending || (_queries.TryPeek(out var first) && first.Outcome.IsCompleted);

        public void Post(IReadOnlyCollection<TKey> keys)
        {
            _existence ??= createExistence?.Invoke();
            foreach (var query in runner.PostRange(keys))
                _queries.Enqueue((query.Key, _existence?.WaitAsync(query) ?? query.Outcome));
        }

        public override void SendIncompleteBatches() => runner.Flush();

        public override void WriteFirst()
        {
            var query = _queries.Dequeue();
            command.WriteOutcome(command.Await(query.Outcome), getTarget(query.Key));
        }

        public override void Dispose()
        {
            runner.Dispose();
            _existence?.Dispose();
        }
    }
}
