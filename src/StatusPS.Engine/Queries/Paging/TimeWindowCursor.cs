namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Moves through a list that is filtered by creation time, from the newest item to the oldest. Each page moves the end
/// of the window to the oldest item so far, instead of increasing the offset. Items that appear or disappear meanwhile
/// then hide no others, and the service's limit on offsets matters only if thousands were created in one millisecond.
/// The millisecond at the boundary is read again, because the order within it differs from page to page.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="since">The earliest creation time, in Unix milliseconds.</param>
/// <param name="until">The latest creation time, in Unix milliseconds.</param>
/// <param name="offset">The number of newest items to skip; 0 when the range is longer than one window.</param>
/// <param name="maxWindow">The longest window that the service takes, in milliseconds.</param>
/// <param name="getTime">Returns the creation time of an item, in Unix milliseconds.</param>
/// <param name="getId">Returns the id of an item.</param>
internal sealed class TimeWindowCursor<TItem>(
    long since, long until, long offset, long maxWindow, Func<TItem, long> getTime, Func<TItem, long> getId)
{
    private readonly HashSet<long> _seen = [];
    private readonly long _until = until;
    private long _to = until;
    private long _offset = offset;
    private bool _isUnsorted;

    /// <summary>Returns the next page to request.</summary>
    /// <param name="length">The maximum number of items.</param>
    public TimeWindow GetNext(int length) => new(Math.Max(since, _to - maxWindow), _to, _offset, length);

    /// <summary>Returns the items of a page that no earlier page had.</summary>
    /// <param name="page">The page.</param>
    public List<TItem> TakeNew(Page<TItem> page) =>
        [.. page.Items.Where(item => getTime(item) >= since && getTime(item) <= _until && _seen.Add(getId(item)))];

    /// <summary>Moves to the page after the one that was read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="window">The window of the page.</param>
    /// <returns>True if there is another page.</returns>
    public bool Advance(Page<TItem> page, TimeWindow window)
    {
        var items = page.Items;
        long read = window.Offset + items.Count;
        // A total below the number of items so far is wrong.
        bool more = items.Count > 0
            && (page.Total is { } total && read <= total ? read < total : items.Count >= window.Length);
        if (!more)
        {
            _to = window.From - 1;
            _offset = 0;
            _seen.Clear();
            return _to >= since;
        }
        long newest = getTime(items[0]), oldest = getTime(items[^1]);
        // A service that sorts by something else, or ignores the window, is read by offset: otherwise reading never
        // ends.
        _isUnsorted |= newest > window.To
            || items.Zip(items.Skip(1)).Any(pair => getTime(pair.First) < getTime(pair.Second));
        if (_isUnsorted || oldest == newest)
        {
            _offset += items.Count;
            return true;
        }
        _to = oldest;
        _offset = 0;
        _seen.Clear();
        _seen.UnionWith(items.Where(item => getTime(item) == oldest).Select(getId));
        return true;
    }
}
