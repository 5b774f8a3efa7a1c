using System.Globalization;

namespace StatusPS.Engine.Localization;

/// <summary>Formats durations, the same way in tables, messages and progress.</summary>
public static class DurationText
{
    /// <summary>
    /// Formats a duration in its two largest units, such as <c>1h 00m</c>, <c>1.3s</c> or <c>43ms</c>.
    /// </summary>
    /// <param name="span">The duration; not negative.</param>
    public static string Format(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Text($"{(int)span.TotalDays}d {span.Hours:00}h"),
        { TotalHours: >= 1 } => Text($"{span.Hours}h {span.Minutes:00}m"),
        { TotalMinutes: >= 1 } => Text($"{span.Minutes}m {span.Seconds:00}s"),
        { TotalSeconds: >= 10 } => Text($"{span.Seconds}s"),
        { TotalSeconds: >= 1 } => Text($"{span.TotalSeconds:0.0}s"),
        _ => Text($"{span.TotalMilliseconds:0}ms"),
    };

    /// <summary>Formats a duration of whole seconds, such as <c>5s</c> or <c>1h 00m</c>.</summary>
    /// <param name="seconds">The seconds.</param>
    public static string FormatSeconds(double seconds) =>
        seconds < 10 && double.IsInteger(seconds) ? Text($"{seconds:0}s") : Format(TimeSpan.FromSeconds(seconds));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
