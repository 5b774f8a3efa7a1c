using System.Globalization;
using System.Management.Automation;
using System.Text;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using StatusPS.Engine.Waiting.Watching;

namespace StatusPS.Formatting;

/// <summary>
/// A table on the terminal's other screen that is drawn again each second, with every change, and when the window
/// changes its size. The last table stays behind on the main screen.
/// </summary>
internal sealed class LiveDisplay : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l\e[?7l", Leave = "\e[?7h\e[?25h\e[?1049l";
    private const string Home = "\e[H", ClearLine = "\e[2K", ToEndOfScreen = "\e[J", NextLine = "\r\n";
    private const int Unknown = 80; // Columns, where the terminal does not tell.

    private readonly Dictionary<object, (StatusRecord Record, StatusError? Failure)> _items = [];
    private readonly Lock _gate = new();
    private readonly PSObject? _style;
    private readonly TimeProvider _time;
    private readonly string _rhythm;
    private (int Width, int Height, long Second) _drawn;
    private bool _open, _closed;

    /// <param name="style">PowerShell's own <c>$PSStyle</c>.</param>
    /// <param name="interval">The pause between two asks, in seconds.</param>
    /// <param name="time">The clock.</param>
    public LiveDisplay(PSObject? style, int interval, TimeProvider time)
    {
        _style = style;
        _time = time;
        _rhythm = LocalizedText.From($"every {DurationText.OfSeconds(interval)}");
    }

    /// <summary>Takes a record in, or why it could not be had.</summary>
    public void Note(StatusRecord record, StatusError? failure)
    {
        lock (_gate) _items[RecordKey.Of(record)] = (record, failure);
        _drawn = default;
    }

    /// <summary>Takes what is gone away.</summary>
    public void Forget(IEnumerable<object> keys)
    {
        lock (_gate)
        {
            foreach (object key in keys) _items.Remove(key);
        }
        _drawn = default;
    }

    /// <summary>Draws when a second has passed, or something changed.</summary>
    public void Refresh()
    {
        var now = _time.GetUtcNow();
        var (width, height) = Size();
        if (_drawn == (width, height, now.ToUnixTimeSeconds())) return;
        _drawn = (width, height, now.ToUnixTimeSeconds());
        var text = new StringBuilder();
        lock (_gate)
        {
            if (_closed) return;
            if (!_open) text.Append(Enter);
            _open = true;
            text.Append(Home);
            var lines = Lines(now, width, height - 1);
            // In a window of a few rows the summary is what counts.
            int count = Math.Min(lines.Count, height);
            // Lines are cleared before they are written: the cursor stays on the last column, and would clear that one too.
            for (int i = 0; i < count; i++) text.Append(ClearLine).Append(lines[i]).Append(i < count - 1 ? NextLine : "");
            Console.Out.Write(text.Append(count < height ? NextLine + ToEndOfScreen : ""));
            Console.Out.Flush();
        }
    }

    /// <summary>Back to the main screen, where the last table stays. From any thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            if (!_open) return;
            var (width, _) = Size();
            Console.Out.Write(Leave);
            foreach (string line in Lines(_time.GetUtcNow(), width - 1, int.MaxValue)) Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private List<string> Lines(DateTimeOffset now, int width, int height)
    {
        string title = $"Watch-Status  {now.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {_rhythm}  {WatchTable.Summary(_items.Values.Select(item => item.Record))}";
        var lines = _items.Values.Select(item => RecordLine.Of(item.Record, now, item.Failure));
        return [CellWidth.Fit(title, width).TrimEnd(), "", .. WatchTable.Draw(lines, width, height - 2, Paint, Cell.Span)];
    }

    private string Paint(StatusState state, string word)
    {
        string plain = state.ToString();
        string painted = Cell.State(state, _style);
        return painted.Length == plain.Length || !word.StartsWith(plain, StringComparison.Ordinal) ? word : painted + word[plain.Length..];
    }

    private static (int Width, int Height) Size()
    {
        try
        {
            return (Math.Max(20, Console.WindowWidth), Math.Max(1, Console.WindowHeight));
        }
        catch (IOException)
        {
            return (Unknown, 24);
        }
    }
}
