
namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Items that are asked for together.</summary>
internal sealed class PollGroup(PollSource source, PollRateLimiter pace, object key)
{
    private readonly List<PollItem> _items = [];

    public PollSource Source => source;

    public PollRateLimiter Pace => pace;

    public object Key => key;

    public int Count => _items.Count;

    public void Add(PollItem item) => _items.Add(item);

    /// <summary>The items that have not ended; forgets the others.</summary>
    public PollItem[] Open()
    {
        _items.RemoveAll(item => item.HasEnded);
        return [.. _items];
    }
}
