namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// Limits the polls of one profile, for any number of records. The limit is half of the lowest known limit of the
/// services: 100 requests a second, CMDB's gateway. The other half is left to other users of the same app. On sites
/// that allow less, the profile's concurrency limiter slows requests down further. A lower limit of the profile
/// replaces it.
/// </summary>
/// <param name="profileLimit">The requests a second of the profile; 0 for no limit.</param>
internal sealed class PollRateLimiter(int profileLimit = 0)
{
    /// <summary>The maximum average number of requests a second.</summary>
    public const int MaxRequestsPerSecond = 50;

    private const int MinCleanupCount = 4096;

    private readonly long _ticksPerSlot = TimeSpan.TicksPerSecond
        / (profileLimit is > 0 and < MaxRequestsPerSecond ? profileLimit : MaxRequestsPerSecond);

    private readonly Lock _lock = new();

    // Maps each taken slot to a later one up to which all slots are taken, so that a free slot is found in few steps.
    private readonly Dictionary<long, long> _nextAfter = [];
    private int _cleanupCount = MinCleanupCount;

    /// <summary>Reserves slots for requests.</summary>
    /// <param name="now">The current time of a monotonic clock.</param>
    /// <param name="delay">The intended delay of the requests.</param>
    /// <param name="requests">The number of requests.</param>
    /// <returns>The delay after which the requests may be sent; at least the intended one.</returns>
    public TimeSpan Reserve(TimeSpan now, TimeSpan delay, int requests)
    {
        lock (_lock)
        {
            if (_nextAfter.Count > _cleanupCount) RemovePastSlots(now.Ticks / _ticksPerSlot);
            long first = TakeSlot((now + delay).Ticks / _ticksPerSlot);
            for (int i = 1; i < requests; i++) TakeSlot(first);
            var wait = TimeSpan.FromTicks((first * _ticksPerSlot) - now.Ticks);
            return wait > delay ? wait : delay;
        }
    }

    private long TakeSlot(long slot)
    {
        long free = slot;
        while (_nextAfter.TryGetValue(free, out long next)) free = next;
        _nextAfter[free] = free + 1;
        // Path compression: the next search from these slots ends at once.
        while (slot < free)
        {
            long next = _nextAfter[slot];
            _nextAfter[slot] = free + 1;
            slot = next;
        }
        return free;
    }

    private void RemovePastSlots(long current)
    {
        foreach (long slot in _nextAfter.Keys)
        {
            if (slot < current) _nextAfter.Remove(slot);
        }
        _cleanupCount = Math.Max(MinCleanupCount, _nextAfter.Count * 2);
    }
}
