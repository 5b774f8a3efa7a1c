namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// How fast one profile is polled, however much is waited for: half of the lowest limit that is known of these services
/// (100 requests a second, CMDB's gateway), so that a wait leaves room for whoever else works with the same app. Where a
/// site allows less, the profile's gate slows down further.
/// </summary>
public sealed class PollPace
{
    /// <summary>The most requests a second, on average.</summary>
    public const int PerSecond = 50;

    private const int MostKept = 4096;
    private const long Slot = TimeSpan.TicksPerSecond / PerSecond;

    private readonly Lock _gate = new();
    private readonly HashSet<long> _taken = [];

    /// <summary>Takes places for requests.</summary>
    /// <param name="now">The time.</param>
    /// <param name="pause">How long the requests want to wait.</param>
    /// <param name="requests">How many there are.</param>
    /// <returns>How long they have to wait; not less.</returns>
    public TimeSpan Reserve(DateTimeOffset now, TimeSpan pause, int requests)
    {
        lock (_gate)
        {
            long current = now.UtcTicks / Slot;
            if (_taken.Count > MostKept) _taken.RemoveWhere(slot => slot < current);
            long first = (now + pause).UtcTicks / Slot;
            while (_taken.Contains(first)) first++;
            long next = first;
            for (int i = 0; i < requests; i++)
            {
                while (!_taken.Add(next)) next++;
            }
            var wait = TimeSpan.FromTicks((first * Slot) - now.UtcTicks);
            return wait > pause ? wait : pause;
        }
    }
}
