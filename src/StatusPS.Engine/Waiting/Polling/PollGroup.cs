namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Items that are polled together, because they may share requests.</summary>
/// <param name="source">Sends the requests.</param>
/// <param name="rateLimiter">The rate limiter of the profile.</param>
/// <param name="key">The key of the group, unique within its source.</param>
internal sealed class PollGroup(PollSource source, PollRateLimiter rateLimiter, object key)
{
    private readonly List<PollItem> _items = [];

    public PollSource Source => source;

    public PollRateLimiter RateLimiter => rateLimiter;

    public object Key => key;

    public int Count => _items.Count;

    public void Add(PollItem item) => _items.Add(item);

    /// <summary>Gets the items that have not ended, and removes the others.</summary>
    public PollItem[] GetActiveItems()
    {
        _items.RemoveAll(item => item.HasEnded);
        return [.. _items];
    }
}
