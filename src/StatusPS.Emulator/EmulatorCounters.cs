using System.Collections.Concurrent;

namespace StatusPS.Emulator;

/// <summary>What the emulator was asked so far. Safe to read while it answers.</summary>
public sealed class EmulatorCounters
{
    private readonly ConcurrentDictionary<string, Tally> _actions = new(StringComparer.Ordinal);
    private long _requests;
    private long _aborted;
    private long _rateLimited;
    private long _keysAsked;
    private long _faults;

    /// <summary>Requests received.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests the client gave up while they were being answered.</summary>
    public long Aborted => Interlocked.Read(ref _aborted);

    /// <summary>Requests refused because there were too many a second.</summary>
    public long RateLimited => Interlocked.Read(ref _rateLimited);

    /// <summary>Keys (job instances, modules, synchronization jobs, sync tasks) in authenticated queries.</summary>
    public long KeysAsked => Interlocked.Read(ref _keysAsked);

    /// <summary>Requests a fault of <see cref="EmulatorOptions.Faults"/> struck.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Requests by action, under the names of <see cref="EmulatorActions"/>; a copy.</summary>
    public IReadOnlyDictionary<string, long> ByAction
        => _actions.ToDictionary(pair => pair.Key, pair => Interlocked.Read(ref pair.Value.Count), StringComparer.Ordinal);

    /// <summary>Requests of one action.</summary>
    /// <param name="action">A name of <see cref="EmulatorActions"/>.</param>
    /// <returns>The count; 0 when there was none.</returns>
    public long Of(string action)
        => _actions.TryGetValue(action, out Tally? tally) ? Interlocked.Read(ref tally.Count) : 0;

    /// <summary>Counts a request whose client went away while the answer was being sent; only who holds the connection can know.</summary>
    public void RecordAborted() => Interlocked.Increment(ref _aborted);

    internal void RecordRequest() => Interlocked.Increment(ref _requests);

    internal void RecordRateLimited() => Interlocked.Increment(ref _rateLimited);

    internal void RecordKeys(int count) => Interlocked.Add(ref _keysAsked, count);

    internal void RecordFault() => Interlocked.Increment(ref _faults);

    internal void RecordAction(string action)
        => Interlocked.Increment(ref _actions.GetOrAdd(action, static _ => new Tally()).Count);

    private sealed class Tally
    {
        public long Count;
    }
}
