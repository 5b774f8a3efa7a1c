using System.Collections.Concurrent;

namespace StatusPS.Emulator;

/// <summary>Counts the requests to the emulator. Thread-safe.</summary>
public sealed class EmulatorCounters
{
    private readonly ConcurrentDictionary<string, Counter> _actions = new(StringComparer.Ordinal);
    private long _requests;
    private long _aborted;
    private long _rateLimited;
    private long _requestedKeys;
    private long _faults;

    /// <summary>The received requests.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>The requests that clients canceled before the end of the response.</summary>
    public long Aborted => Interlocked.Read(ref _aborted);

    /// <summary>The requests rejected over the rate limit.</summary>
    public long RateLimited => Interlocked.Read(ref _rateLimited);

    /// <summary>The keys (job instances, modules, synchronization jobs, sync tasks) in authenticated queries.</summary>
    public long RequestedKeys => Interlocked.Read(ref _requestedKeys);

    /// <summary>The requests with a fault of <see cref="EmulatorOptions.Faults"/>.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>A copy of the requests by action, under the names of <see cref="EmulatorActions"/>.</summary>
    public IReadOnlyDictionary<string, long> ByAction => _actions.ToDictionary(
        pair => pair.Key, pair => Interlocked.Read(ref pair.Value.Value), StringComparer.Ordinal);

    /// <summary>Gets the requests of one action.</summary>
    /// <param name="action">A name of <see cref="EmulatorActions"/>.</param>
    /// <returns>The count; 0 if there were none.</returns>
    public long GetCount(string action)
        => _actions.TryGetValue(action, out var counter) ? Interlocked.Read(ref counter.Value) : 0;

    /// <summary>
    /// Counts a request that its client canceled while the response was sent, which only the host notices.
    /// </summary>
    public void RecordAborted() => Interlocked.Increment(ref _aborted);

    internal void RecordRequest() => Interlocked.Increment(ref _requests);

    internal void RecordRateLimited() => Interlocked.Increment(ref _rateLimited);

    internal void RecordKeys(int count) => Interlocked.Add(ref _requestedKeys, count);

    internal void RecordFault() => Interlocked.Increment(ref _faults);

    internal void RecordAction(string action)
        => Interlocked.Increment(ref _actions.GetOrAdd(action, static _ => new Counter()).Value);

    private sealed class Counter
    {
        public long Value;
    }
}
