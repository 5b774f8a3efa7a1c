using System.Management.Automation;

namespace StatusPS.Pipeline;

/// <summary>
/// The bar of a query that takes a while: what is done, what failed, how fast, how long still. It comes after one second,
/// moves at most five times a second, and is gone at the end.
/// </summary>
internal sealed class QueryProgress
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly Action<ProgressRecord>? _write;
    private readonly TimeProvider _time;
    private readonly ProgressRecord _record;
    private readonly long _began;
    private long _last;
    private bool _shown;

    /// <param name="activity">What the query is called.</param>
    /// <param name="write">Shows a bar; null: nobody would see one.</param>
    /// <param name="time">The clock.</param>
    public QueryProgress(string activity, Action<ProgressRecord>? write, TimeProvider time)
    {
        _write = write;
        _time = time;
        _record = new ProgressRecord(0, activity, " ");
        _began = _last = time.GetTimestamp();
    }

    /// <summary>Keys taken in so far.</summary>
    public long Taken { get; set; }

    /// <summary>Keys that gave records.</summary>
    public long Done { get; set; }

    /// <summary>Keys that failed.</summary>
    public long Failed { get; set; }

    /// <summary>Whether no more keys come, so that <see cref="Taken"/> is all.</summary>
    public bool IsTotalKnown { get; set; }

    /// <summary>Shows the bar when it is time to.</summary>
    public void Show()
    {
        if (_write is null) return;
        long now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_last, now) < (_shown ? Between : Before)) return;
        _last = now;
        _shown = true;
        var elapsed = _time.GetElapsedTime(_began, now);
        long settled = Done + Failed;
        double rate = settled / elapsed.TotalSeconds;
        string failed = Failed > 0 ? LocalizedText.From($", {Failed:N0} failed") : "";
        _record.StatusDescription = IsTotalKnown
            ? LocalizedText.From($"{settled:N0} of {Taken:N0}{failed}, {rate:N0}/s")
            : LocalizedText.From($"{settled:N0}{failed}, {rate:N0}/s");
        _record.PercentComplete = IsTotalKnown && Taken > 0 ? (int)(settled * 100 / Taken) : -1;
        _record.SecondsRemaining = IsTotalKnown && rate > 0 ? (int)Math.Min(int.MaxValue, (Taken - settled) / rate) : -1;
        _write(_record);
    }

    /// <summary>Takes the bar away.</summary>
    public void Close()
    {
        if (_write is null || !_shown) return;
        _record.RecordType = ProgressRecordType.Completed;
        _write(_record);
        _shown = false;
    }
}
