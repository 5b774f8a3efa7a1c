namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// How fast one profile is polled, however much is waited for: half of the lowest limit that is known of these services
/// (100 requests a second, CMDB's gateway), so that a wait leaves room for whoever else works with the same app. Where a
/// site allows less, the profile's gate slows down further.
/// </summary>
internal sealed class PollRateLimiter
{
    /// <summary>The most requests a second, on average.</summary>
    public const int PerSecond = 50;

    private const int MostKept = 4096;
    private const long Slot = TimeSpan.TicksPerSecond / PerSecond;

    private readonly Lock _gate = new();

    // For each place that is taken one behind it, up to which all are: so the next free one is found without looking at each.
    private readonly Dictionary<long, long> _taken = [];
    private int _mostKept = MostKept;

    /// <summary>Takes places for requests.</summary>
    /// <param name="now">The time, by a clock that only goes on.</param>
    /// <param name="pause">How long the requests want to wait.</param>
    /// <param name="requests">How many there are.</param>
    /// <returns>How long they have to wait; not less.</returns>
    public TimeSpan Reserve(TimeSpan now, TimeSpan pause, int requests)
    {
        lock (_gate)
        {
            if (_taken.Count > _mostKept) Forget(now.Ticks / Slot);
            long first = Take((now + pause).Ticks / Slot);
            for (int i = 1; i < requests; i++) Take(first);
            var wait = TimeSpan.FromTicks((first * Slot) - now.Ticks);
            return wait > pause ? wait : pause;
        }
    }

    private long Take(long place)
    {
        long free = place;
        while (_taken.TryGetValue(free, out long behind)) free = behind;
        _taken[free] = free + 1;
        // Whoever comes this way again goes straight to the end.
        while (place < free)
        {
            long behind = _taken[place];
            _taken[place] = free + 1;
            place = behind;
        }
        return free;
    }

    private void Forget(long current)
    {
        foreach (long place in _taken.Keys)
        {
            if (place < current) _taken.Remove(place);
        }
        _mostKept = Math.Max(MostKept, _taken.Count * 2);
    }
}
