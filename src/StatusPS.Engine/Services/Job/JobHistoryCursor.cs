namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Walks JOB's history from the newest to the oldest. Each page moves the window's end to the oldest job it gave, in place
/// of an ever larger offset: so jobs that come, end or are cleaned up meanwhile move no other out of sight, and the service's
/// limit on the offset is met only where thousands were made in one millisecond. The millisecond at the boundary is read
/// again, for the order within it is not the same from page to page; what is known of it is left out.
/// </summary>
/// <param name="since">The first <c>create_time</c>, Unix milliseconds.</param>
/// <param name="until">The last <c>create_time</c>, Unix milliseconds.</param>
/// <param name="skip">The offset to begin at; nothing but 0 where there are several windows.</param>
internal sealed class JobHistoryCursor(long since, long until, long skip)
{
    /// <summary>The longest window, milliseconds: v3 refuses more (<c>MAX_SEARCH_TASK_HISTORY_RANGE_MILLS</c> in bk-job's source).</summary>
    public const long LongestWindow = 30L * 24 * 60 * 60 * 1000;

    /// <summary>The largest offset that v4 takes (<c>EsbGetJobInstanceListV4Resource</c>).</summary>
    public const long LargestOffset = 10_000;

    private readonly HashSet<long> _seen = [];
    private readonly long _until = until;
    private long _to = until;
    private long _offset = skip;
    private bool _unsorted;

    /// <summary>The page to ask for.</summary>
    public JobPageRequest Next(int length) => new(Math.Max(since, _to - LongestWindow), _to, _offset, length);

    /// <summary>The job instances of a page that were not given before.</summary>
    public List<JobInstanceStatus> New(JobListPage page) =>
        [.. page.Rows.Where(row => row.CreateTime >= since && row.CreateTime <= _until && _seen.Add(row.Record.JobInstanceId)).Select(row => row.Record)];

    /// <summary>Goes on to the page after one that was read.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Advance(JobListPage page, JobPageRequest place)
    {
        long read = place.Offset + page.Rows.Count;
        // A total below what was given already says nothing.
        bool more = page.Rows.Count > 0 && (page.Total is { } total && read <= total ? read < total : page.Rows.Count >= place.Length);
        if (!more)
        {
            _to = place.From - 1;
            _offset = 0;
            _seen.Clear();
            return _to >= since;
        }
        long oldest = page.Rows[^1].CreateTime;
        // A service that sorts by something else, or heeds no window, is read by offset alone: else it would be read for ever.
        _unsorted |= page.Rows[0].CreateTime > place.To || page.Rows.Zip(page.Rows.Skip(1)).Any(pair => pair.First.CreateTime < pair.Second.CreateTime);
        if (_unsorted || oldest == page.Rows[0].CreateTime)
        {
            _offset += page.Rows.Count;
            return true;
        }
        _to = oldest;
        _offset = 0;
        _seen.Clear();
        foreach (var (createTime, record) in page.Rows)
        {
            if (createTime == oldest) _seen.Add(record.JobInstanceId);
        }
        return true;
    }
}
