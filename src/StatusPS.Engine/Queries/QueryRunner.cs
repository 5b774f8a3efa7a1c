namespace StatusPS.Engine.Queries;

/// <summary>
/// Turns a stream of keys into as few requests as the service allows, with a bounded number in flight. Keys are posted
/// as they arrive; each returns a pending query at once. The caller awaits the outcomes in the order of the keys. It
/// holds at most <see cref="MaxPending"/> of them, so memory does not grow with the number of keys.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class QueryRunner<TKey, TRecord> : IDisposable where TKey : notnull
{
    // The time a batch that is not full waits for another key: long for a pipeline, short for a person. Each key
    // restarts the wait, so that a short delay of a busy machine does not split batches.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan MaxLinger = TimeSpan.FromMilliseconds(500);

    // The outcome of a key is reused for this long; after that the key is queried again.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);
    private const int MaxRemembered = 1024;

    private readonly StatusQuery<TKey, TRecord> _query;
    private readonly TimeProvider _time;
    private readonly int _throttle;
    private readonly bool _reuseOutcomes;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<object, List<PendingQuery<TKey, TRecord>>> _filling = [];
    private readonly LinkedList<List<PendingQuery<TKey, TRecord>>> _ready = new();
    private readonly Dictionary<TKey, PendingQuery<TKey, TRecord>> _known = [];
    private readonly Queue<PendingQuery<TKey, TRecord>> _remembered = new();
    private readonly ITimer _linger;
    private long _lastPost;
    private long _fillingSince;
    private int _inFlight;
    private bool _disposed;

    /// <summary>Creates a runner.</summary>
    /// <param name="query">Queries the keys.</param>
    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reuseOutcomes">False to send a request for every key, even if the same key was answered moments
    /// ago.</param>
    public QueryRunner(
        StatusQuery<TKey, TRecord> query, int throttleLimit, TimeProvider time, bool reuseOutcomes = true)
    {
        _reuseOutcomes = reuseOutcomes && query.CachesOutcomes;
        _query = query;
        _time = time;
        _throttle = throttleLimit;
        _linger = time.CreateTimer(_ => FlushIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The maximum number of keys of one request.</summary>
    public int MaxBatchSize => _query.MaxBatchSize;

    /// <summary>
    /// The maximum number of pending queries that the caller should hold before it awaits the first of them.
    /// </summary>
    public int MaxPending => Math.Max(64, _throttle * _query.MaxBatchSize * 2);

    /// <summary>
    /// Posts keys that are known together. They share batches however busy the machine is. Never waits.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The pending queries, in the order of the keys.</returns>
    public IReadOnlyList<PendingQuery<TKey, TRecord>> PostRange(IReadOnlyCollection<TKey> keys)
    {
        // The timer that sends an incomplete batch waits for the lock.
        lock (_lock) return [.. keys.Select(Post)];
    }

    /// <summary>Posts a key. Never waits.</summary>
    /// <param name="key">The key.</param>
    /// <returns>
    /// The pending query; the same one for a key that is in flight or was completed less than two seconds ago.
    /// </returns>
    public PendingQuery<TKey, TRecord> Post(TKey key)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            RemoveExpired();
            if (_known.TryGetValue(key, out var same)) return same;
            var ticket = new PendingQuery<TKey, TRecord>(key);
            _known[key] = ticket;
            if (_query.MaxBatchSize == 1)
            {
                _ready.AddLast([ticket]);
            }
            else
            {
                long now = _lastPost = _time.GetTimestamp();
                object group = _query.GetBatchKey(key);
                if (!_filling.TryGetValue(group, out var batch)) _filling[group] = batch = [];
                batch.Add(ticket);
                if (batch.Count >= _query.MaxBatchSize)
                {
                    _filling.Remove(group);
                    _ready.AddLast(batch);
                }
                else if (_filling.Count == 1 && batch.Count == 1)
                {
                    _fillingSince = now;
                    _linger.Change(Linger, Timeout.InfiniteTimeSpan);
                }
            }
            Dispatch();
            return ticket;
        }
    }

    /// <summary>Sends the batches that are not full, when no more keys follow.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_disposed) return;
            foreach (var batch in _filling.Values) _ready.AddLast(batch);
            _filling.Clear();
            Dispatch();
        }
    }

    /// <summary>Aborts the requests in flight and cancels the pending queries.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
            foreach (var ticket in _known.Values) ticket.Cancel();
            _known.Clear();
            _remembered.Clear();
            _filling.Clear();
            _ready.Clear();
        }
        _linger.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private void FlushIdle()
    {
        lock (_lock)
        {
            if (_disposed || _filling.Count == 0) return;
            var idle = _time.GetElapsedTime(_lastPost);
            if (idle < Linger && _time.GetElapsedTime(_fillingSince) < MaxLinger)
                _linger.Change(Linger - idle, Timeout.InfiniteTimeSpan);
            else Flush();
        }
    }

    private void Dispatch()
    {
        while (_inFlight < _throttle && _ready.First is { } first)
        {
            _ready.RemoveFirst();
            _inFlight++;
            var batch = first.Value;
            var stop = _stop.Token;
            _ = Task.Run(() => RunAsync(batch, stop), CancellationToken.None);
        }
    }

    private async Task RunAsync(List<PendingQuery<TKey, TRecord>> batch, CancellationToken stop)
    {
        try
        {
            var keys = new TKey[batch.Count];
            for (int i = 0; i < keys.Length; i++) keys[i] = batch[i].Key;
            var outcomes = await _query.QueryAsync(keys, stop);
            for (int i = 0; i < keys.Length; i++) Complete(batch[i], outcomes[i]);
        }
        catch (StatusException failure) when (batch.Count > 1 && failure.Error.IsAboutKeys)
        {
            Split(batch);
        }
        catch (StatusException failure)
        {
            foreach (var ticket in batch) Complete(ticket, new(failure.Error));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            foreach (var ticket in batch) ticket.Cancel();
        }
#pragma warning disable CA1031 // A defect must reach the caller, who would wait forever otherwise.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                foreach (var ticket in batch) _known.Remove(ticket.Key);
            }
            foreach (var ticket in batch) ticket.Fail(defect);
        }
        finally
        {
            lock (_lock)
            {
                _inFlight--;
                if (!_disposed) Dispatch();
            }
        }
    }

    // One key made the request fail for all: the batch is halved until that key is alone.
    private void Split(List<PendingQuery<TKey, TRecord>> batch)
    {
        int half = batch.Count / 2;
        lock (_lock)
        {
            if (_disposed) return;
            _ready.AddFirst(batch[half..]);
            _ready.AddFirst(batch[..half]);
        }
    }

    private void Complete(PendingQuery<TKey, TRecord> ticket, Outcome<TRecord> outcome)
    {
        lock (_lock)
        {
            ticket.CompletedAt = _time.GetTimestamp();
            if (_reuseOutcomes) _remembered.Enqueue(ticket);
            else _known.Remove(ticket.Key);
        }
        ticket.Complete(outcome);
    }

    private void RemoveExpired()
    {
        while (_remembered.TryPeek(out var oldest)
            && (_remembered.Count > MaxRemembered || _time.GetElapsedTime(oldest.CompletedAt) > Memory))
        {
            _known.Remove(_remembered.Dequeue().Key);
        }
    }
}
