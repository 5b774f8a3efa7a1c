using System.Management.Automation;
using StatusPS.Engine.Waiting;
using StatusPS.Formatting;

namespace StatusPS.Pipeline;

/// <summary>
/// The bars of a wait: one for the whole, and below it one for each of the items that are most worth a look. They come
/// after one second, move at most five times a second, and are gone at the end.
/// </summary>
internal sealed class WaitProgressDisplay
{
    private const int MostItems = 8;
    private const int Whole = 4000; // Far from the ids that scripts take.

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly WaitSession _session;
    private readonly Action<ProgressRecord>? _write;
    private readonly TimeProvider _time;
    private long _last;
    private int _shown = -1;

    /// <param name="session">The wait.</param>
    /// <param name="write">Shows a bar; null: nobody sees one.</param>
    /// <param name="time">The clock.</param>
    public WaitProgressDisplay(WaitSession session, Action<ProgressRecord>? write, TimeProvider time)
    {
        _session = session;
        _write = write;
        _time = time;
        _last = time.GetTimestamp();
    }

    /// <summary>Shows the bars when it is time to.</summary>
    public void Show()
    {
        if (_write is null) return;
        long now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_last, now) < (_shown >= 0 ? Between : Before)) return;
        _last = now;
        var progress = _session.Progress(MostItems);
        string failed = progress.Failed > 0 ? LocalizedText.From($", {progress.Failed:N0} failed") : "";
        _write(new(Whole, "Wait-Status", LocalizedText.From(
            $"{progress.Reached + progress.Failed:N0} of {progress.Total:N0} settled{failed}, {Cell.Span(progress.Elapsed)}"))
        {
            PercentComplete = Math.Clamp(progress.Percent, 0, 100),
            SecondsRemaining = Seconds(progress.Remaining),
        });
        for (int i = 0; i < progress.Items.Count; i++) _write(Bar(i, progress.Items[i]));
        for (int i = progress.Items.Count; i < _shown; i++) _write(Gone(i));
        _shown = progress.Items.Count;
    }

    /// <summary>Takes the bars away.</summary>
    public void Close()
    {
        if (_write is null || _shown < 0) return;
        for (int i = 0; i < _shown; i++) _write(Gone(i));
        _write(new(Whole, "Wait-Status", "Done") { RecordType = ProgressRecordType.Completed });
        _shown = -1;
    }

    private static ProgressRecord Bar(int place, RecordLine line)
    {
        string[] words =
        [
            line.Record.State.ToString(),
            RecordWords.Standing(line.Record),
            line.Elapsed is { } elapsed ? Cell.Span(elapsed) : "",
            line.Failure is { } failure ? LocalizedText.From($"no answer: {failure.Kind}") : "",
        ];
        return new(Whole + 1 + place, RecordWords.Subject(line.Record), string.Join(Punctuation.Comma, words.Where(word => word.Length > 0)))
        {
            ParentActivityId = Whole,
            PercentComplete = line.Percent is { } percent ? (int)Math.Clamp(percent, 0, 100) : -1,
            SecondsRemaining = Seconds(line.Remaining),
        };
    }

    private static ProgressRecord Gone(int place) => new(Whole + 1 + place, "Wait-Status", "Done")
    {
        ParentActivityId = Whole,
        RecordType = ProgressRecordType.Completed,
    };

    private static int Seconds(TimeSpan? span) => span is { } time ? (int)Math.Min(time.TotalSeconds, int.MaxValue) : -1;
}
