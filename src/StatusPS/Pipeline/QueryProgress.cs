using System.Management.Automation;

namespace StatusPS.Pipeline;

/// <summary>
/// The progress display of a query: keys done and failed, rate and remaining time. Appears after one second, is updated
/// at most five times a second, and disappears at the end.
/// </summary>
internal sealed class QueryProgress
{
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromMilliseconds(200);

    private readonly Action<ProgressRecord>? _write;
    private readonly TimeProvider _time;
    private readonly ProgressRecord _record;
    private readonly long _startTimestamp;
    private long _lastTimestamp;
    private bool _isShown;

    /// <summary>Creates a progress display.</summary>
    /// <param name="activity">The name of the query.</param>
    /// <param name="write">Receives progress records; null disables the display.</param>
    /// <param name="time">The clock.</param>
    public QueryProgress(string activity, Action<ProgressRecord>? write, TimeProvider time)
    {
        _write = write;
        _time = time;
        _record = new ProgressRecord(0, activity, " ");
        _startTimestamp = _lastTimestamp = time.GetTimestamp();
    }

    /// <summary>The number of keys posted so far.</summary>
    public long Posted { get; set; }

    /// <summary>The number of keys that returned records.</summary>
    public long Succeeded { get; set; }

    /// <summary>The number of keys that failed.</summary>
    public long Failed { get; set; }

    /// <summary>True when no more keys come and <see cref="Posted"/> is the total.</summary>
    public bool IsTotalKnown { get; set; }

    /// <summary>Writes the display if it is due.</summary>
    public void Update()
    {
        if (_write is null) return;
        long now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_lastTimestamp, now) < (_isShown ? UpdateInterval : ShowAfter)) return;
        _lastTimestamp = now;
        _isShown = true;
        var elapsed = _time.GetElapsedTime(_startTimestamp, now);
        long done = Succeeded + Failed;
        double rate = done / elapsed.TotalSeconds;
        string failed = Failed > 0 ? LocalizedText.From($", {Failed:N0} failed") : "";
        _record.StatusDescription = IsTotalKnown
            ? LocalizedText.From($"{done:N0} of {Posted:N0}{failed}, {rate:N0}/s")
            : LocalizedText.From($"{done:N0}{failed}, {rate:N0}/s");
        _record.PercentComplete = IsTotalKnown && Posted > 0 ? (int)(done * 100 / Posted) : -1;
        _record.SecondsRemaining = IsTotalKnown && rate > 0 ? (int)Math.Min(int.MaxValue, (Posted - done) / rate) : -1;
        _write(_record);
    }

    /// <summary>Removes the display.</summary>
    public void Complete()
    {
        if (_write is null || !_isShown) return;
        _record.RecordType = ProgressRecordType.Completed;
        _write(_record);
        _isShown = false;
    }
}
