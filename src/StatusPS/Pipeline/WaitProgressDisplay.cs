using System.Management.Automation;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;
using StatusPS.Formatting;

namespace StatusPS.Pipeline;

/// <summary>
/// The progress display of a wait: one progress bar for the whole, and below it one for each of the most urgent items.
/// Appears after one second, is updated at most five times a second, and disappears at the end.
/// </summary>
internal sealed class WaitProgressDisplay
{
    private const int MaxItems = 8;
    private const int ActivityId = 4000; // Unlikely to collide with the activity IDs of scripts.

    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromMilliseconds(200);

    private readonly WaitSession _session;
    private readonly Action<ProgressRecord>? _write;
    private readonly TimeProvider _time;
    private long _lastTimestamp;
    private int _shownItems = -1;

    /// <summary>Creates a progress display.</summary>
    /// <param name="session">The wait session.</param>
    /// <param name="write">Receives progress records; null disables the display.</param>
    /// <param name="time">The clock.</param>
    public WaitProgressDisplay(WaitSession session, Action<ProgressRecord>? write, TimeProvider time)
    {
        _session = session;
        _write = write;
        _time = time;
        _lastTimestamp = time.GetTimestamp();
    }

    /// <summary>Writes the display if it is due.</summary>
    public void Update()
    {
        if (_write is null) return;
        long now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_lastTimestamp, now) < (_shownItems >= 0 ? UpdateInterval : ShowAfter)) return;
        _lastTimestamp = now;
        var progress = _session.GetProgress(MaxItems);
        string failed = progress.Failed > 0 ? LocalizedText.From($", {progress.Failed:N0} failed") : "";
        _write(new(ActivityId, "Wait-Status", LocalizedText.From(
            $"{progress.Reached + progress.Failed:N0} of {progress.Total:N0} finished{failed}, "
                + $"{Cell.Span(progress.Elapsed)}"))
        {
            PercentComplete = Math.Clamp(progress.Percent, 0, 100),
            SecondsRemaining = GetSeconds(progress.Remaining),
        });
        for (int i = 0; i < progress.Items.Count; i++) _write(CreateItemRecord(i, progress.Items[i]));
        for (int i = progress.Items.Count; i < _shownItems; i++) _write(CreateCompletedRecord(i));
        _shownItems = progress.Items.Count;
    }

    /// <summary>Removes the display.</summary>
    public void Complete()
    {
        if (_write is null || _shownItems < 0) return;
        for (int i = 0; i < _shownItems; i++) _write(CreateCompletedRecord(i));
        _write(new(ActivityId, "Wait-Status", "Done") { RecordType = ProgressRecordType.Completed });
        _shownItems = -1;
    }

    private static ProgressRecord CreateItemRecord(int index, RecordLine line)
    {
        string[] words =
        [
            line.Record.State.ToString(),
            ServiceRegistry.Get(line.Record).GetPosition(line.Record),
            line.Elapsed is { } elapsed ? Cell.Span(elapsed) : "",
            line.Failure is { } failure ? LocalizedText.From($"failed: {failure.Kind}") : "",
        ];
        return new(ActivityId + 1 + index, ServiceRegistry.Get(line.Record)
            .GetSubject(line.Record), string.Join(Punctuation.Comma, words.Where(word => word.Length > 0)))
        {
            ParentActivityId = ActivityId,
            PercentComplete = line.Percent is { } percent ? (int)Math.Clamp(percent, 0, 100) : -1,
            SecondsRemaining = GetSeconds(line.Remaining),
        };
    }

    private static ProgressRecord CreateCompletedRecord(int index) => new(ActivityId + 1 + index, "Wait-Status", "Done")
    {
        ParentActivityId = ActivityId,
        RecordType = ProgressRecordType.Completed,
    };

    private static int GetSeconds(TimeSpan? span) =>
        span is { } time ? (int)Math.Min(time.TotalSeconds, int.MaxValue) : -1;
}
