using System.Globalization;
using System.Management.Automation;
using System.Text;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Watching;

namespace StatusPS.Formatting;

/// <summary>
/// A table on the terminal's alternate screen. It is redrawn each second, at each change, and when the window is
/// resized. The last table stays on the main screen.
/// </summary>
internal sealed class LiveDisplay : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l\e[?7l", Leave = "\e[?7h\e[?25h\e[?1049l";
    private const string Home = "\e[H", ClearLine = "\e[2K", ToEndOfScreen = "\e[J", NextLine = "\r\n";
    private const int DefaultWidth = 80; // Columns, when the terminal reports no width.

    private readonly Dictionary<object, (StatusRecord Record, StatusError? Failure)> _items = [];
    private readonly Lock _lock = new();
    private readonly PSObject? _style;
    private readonly TimeProvider _time;
    private readonly string _intervalText;
    private readonly ConsoleEncoding _encoding;
    private (int Width, int Height, long Second) _drawn;
    private bool _open, _closed;

    /// <summary>Creates a display.</summary>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables colours.</param>
    /// <param name="interval">The delay between two polls, in seconds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="encoding">The encoding of the terminal; null for the console's.</param>
    public LiveDisplay(PSObject? style, int interval, TimeProvider time, ConsoleEncoding? encoding = null)
    {
        _encoding = encoding ?? new();
        _style = style;
        _time = time;
        _intervalText = LocalizedText.From($"every {DurationText.FormatSeconds(interval)}");
    }

    /// <summary>Updates a record, or its failure.</summary>
    public void Update(StatusRecord record, StatusError? failure)
    {
        lock (_lock) _items[ServiceRegistry.Get(record).GetKey(record)] = (record, failure);
        _drawn = default;
    }

    /// <summary>Removes records by their keys.</summary>
    public void Remove(IEnumerable<object> keys)
    {
        lock (_lock)
        {
            foreach (object key in keys) _items.Remove(key);
        }
        _drawn = default;
    }

    /// <summary>Redraws the table if a second has passed or a record changed.</summary>
    public void Refresh()
    {
        var now = _time.GetUtcNow();
        var (width, height) = GetWindowSize();
        if (_drawn == (width, height, now.ToUnixTimeSeconds())) return;
        _drawn = (width, height, now.ToUnixTimeSeconds());
        var text = new StringBuilder();
        lock (_lock)
        {
            if (_closed) return;
            if (!_open)
            {
                _encoding.SetUtf8();
                text.Append(Enter);
            }
            _open = true;
            text.Append(Home);
            var lines = CreateLines(now, width, height - 1);
            // In a window of few rows the summary is the most important line.
            int count = Math.Min(lines.Count, height);
            // Lines are cleared before they are written: afterwards the cursor may still be on the last column.
            for (int i = 0; i < count; i++)
                text.Append(ClearLine).Append(lines[i]).Append(i < count - 1 ? NextLine : "");
            Console.Out.Write(text.Append(count < height ? NextLine + ToEndOfScreen : ""));
            Console.Out.Flush();
        }
    }

    /// <summary>Returns to the main screen and leaves the last table there. Called from any thread.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_closed) return;
            _closed = true;
            if (!_open) return;
            var (width, _) = GetWindowSize();
            Console.Out.Write(Leave);
            foreach (string line in CreateLines(_time.GetUtcNow(), width - 1, int.MaxValue))
                Console.Out.WriteLine(line);
            Console.Out.Flush();
            _encoding.Dispose();
        }
    }

    private List<string> CreateLines(DateTimeOffset now, int width, int height)
    {
        string time = now.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        string summary = WatchTable.Summarize(_items.Values.Select(item => item.Record));
        string title = $"Watch-Status  {time}  {_intervalText}  {summary}";
        var lines = _items.Values.Select(item => RecordLine.Create(
            item.Record, DemoService.GetClock(item.Record.Profile).GetUtcNow(), item.Failure));
        return [CellWidth.Fit(title, width)
            .TrimEnd(), "", .. WatchTable.Draw(lines, width, height - 2, Paint, Cell.Span)];
    }

    private string Paint(StatusState state, string word)
    {
        string plain = state.ToString();
        string painted = Cell.State(state, _style);
        return painted.Length == plain.Length || !word.StartsWith(plain, StringComparison.Ordinal)
            ? word : painted + word[plain.Length..];
    }

    private static (int Width, int Height) GetWindowSize()
    {
        try
        {
            return (Math.Max(20, Console.WindowWidth), Math.Max(1, Console.WindowHeight));
        }
        catch (IOException)
        {
            return (DefaultWidth, 24);
        }
    }
}
