using System.Buffers;
using System.Globalization;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>Splits texts into lines, and reads the time and the severity that a line states.</summary>
public static class LogLines
{
    // A time further in a line is a part of the text.
    private const int MaxTimePosition = 2;

    private static readonly TimeSpan ZoneStep = TimeSpan.FromMinutes(30), MaxZoneDifference = TimeSpan.FromHours(26);

    // The time that passes between the start of a host and its first line.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy/MM/dd HH:mm:ss",
    ];

    private static readonly SearchValues<string> ErrorWords = SearchValues.Create(
    [
        "error", "fatal", "panic", "critical", "exception", "traceback", "failed", "failure", "job_fail", "denied",
        "no space left", "not found", "cannot ", "can't ", "unable to",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> FractionCharacters = SearchValues.Create("0123456789.,");

    private static readonly SearchValues<string> WarningWords =
        SearchValues.Create(["warn"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Splits a text into lines. A carriage return alone, as of a progress display, ends a line too. The end of the
    /// last line begins no other.
    /// </summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = FindEnd(text, start);
            yield return text[start..end];
            start = SkipEnd(text, end);
        }
    }

    /// <summary>Returns the length of the complete lines of a text: up to the last end of a line.</summary>
    public static int GetCompleteLength(ReadOnlySpan<char> text) => text.LastIndexOf('\n') + 1;

    /// <summary>
    /// Reads the time at the beginning of a line, such as <c>[2021-06-28 11:32:16]</c>, as a local time, or with the
    /// offset that it states; null when there is none.
    /// </summary>
    /// <param name="line">The line.</param>
    public static DateTime? ParseTime(string line)
    {
        const int length = 19;
        int start = line.AsSpan().IndexOfAnyInRange('0', '9');
        if (start is < 0 or > MaxTimePosition || line.Length < start + length) return null;
        var text = line.AsSpan(start, length);
        if (text[4] is not ('-' or '/')) return null;
        if (!DateTime.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)) return null;
        var rest = line.AsSpan(start + length);
        int zone = rest.IndexOfAnyExcept(FractionCharacters);
        if (zone < 0 || ParseOffset(rest[zone..]) is not { } offset) return time;
        return Subtract(time, offset) is { } utc ? DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToLocalTime() : null;
    }

    /// <summary>Returns a time minus a duration; null when the result is outside the calendar.</summary>
    /// <param name="time">The time, which a host may have stated.</param>
    /// <param name="duration">The duration.</param>
    public static DateTime? Subtract(DateTime time, TimeSpan duration)
    {
        long ticks = time.Ticks - duration.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new(ticks, time.Kind) : null;
    }

    /// <summary>
    /// Returns how far the clock of a log is ahead of the local time: a log states the time of the server's zone, and
    /// the service the start. Zero unless the difference is a multiple of half an hour, as of two zones.
    /// </summary>
    /// <param name="time">The time that a line states without an offset.</param>
    /// <param name="expected">The local time about which the line was written; null when it is not known.</param>
    public static TimeSpan GetZoneDifference(DateTime time, DateTime? expected)
    {
        if (expected is not { } known) return TimeSpan.Zero;
        var difference = time - known;
        var zones = ZoneStep * Math.Round(difference / ZoneStep);
        return zones.Duration() <= MaxZoneDifference && (difference - zones).Duration() <= MaxDelay
            ? zones : TimeSpan.Zero;
    }

    /// <summary>
    /// Returns a line without what differs between hosts at its beginning: the time, and the process ID that JOB writes
    /// after it, as in <c>[2021-06-28 11:32:16][PID:56875] job_fail</c>.
    /// </summary>
    /// <param name="line">The line.</param>
    public static string RemoveTime(string line)
    {
        if (ParseTime(line) is null) return line;
        int start = line.AsSpan().IndexOfAnyInRange('0', '9');
        var rest = line.AsSpan(start + 19).TrimStart("0123456789.,Z").TrimStart(" ]\t");
        if (rest.StartsWith("[PID:") && rest.IndexOf(']') is > 0 and var end) rest = rest[(end + 1)..];
        return rest.TrimStart().ToString();
    }

    /// <summary>Reads the severity from the words of a line.</summary>
    /// <param name="line">The line.</param>
    public static StatusLogSeverity ParseSeverity(string line) =>
        line.AsSpan().ContainsAny(ErrorWords) ? StatusLogSeverity.Error
        : line.AsSpan().ContainsAny(WarningWords) ? StatusLogSeverity.Warning : StatusLogSeverity.Information;

    private static int FindEnd(string text, int start)
    {
        int found = text.AsSpan(start).IndexOfAny('\r', '\n');
        return found < 0 ? text.Length : start + found;
    }

    private static int SkipEnd(string text, int end)
    {
        // Consoles of Windows write two carriage returns before the line feed.
        while (end < text.Length && text[end] == '\r' && end + 1 < text.Length && text[end + 1] is '\r' or '\n') end++;
        return end + 1;
    }

    private static TimeSpan? ParseOffset(ReadOnlySpan<char> text)
    {
        if (text[0] == 'Z') return TimeSpan.Zero;
        if (text.Length < 5 || text[0] is not ('+' or '-')) return null;
        int minutes = text[3] == ':' ? 4 : 3;
        if (text.Length < minutes + 2
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            || !int.TryParse(text.Slice(minutes, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int rest)
            || hours > 14 || rest > 59) return null;
        var offset = new TimeSpan(hours, rest, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
