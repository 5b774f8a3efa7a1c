using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StatusPS.Engine.Input;

/// <summary>Parses the times that users type: a date, a duration before now, or a day.</summary>
public static class TimeParser
{
    // In every language: a Chinese keyboard is not bound to a Chinese session.
    private static readonly Dictionary<string, int> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["today"] = 0,
        ["yesterday"] = 1,
        ["今天"] = 0,
        ["昨天"] = 1,
    };

    /// <summary>Parses a time.</summary>
    /// <param name="text">
    /// A date in ISO 8601 or the invariant format, a duration of <see cref="DurationParser"/>, <c>today</c> or
    /// <c>yesterday</c>, also in Chinese.
    /// </param>
    /// <param name="time">The time; null if the text is not one, or a negative duration.</param>
    /// <returns>True if the text is a time.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimeBound? time)
    {
        time = null;
        string normal = DurationParser.Normalize(text);
        if (Days.TryGetValue(normal, out int daysAgo))
            time = TimeBound.FromStartOfDay(daysAgo);
        else if (DurationParser.TryParse(normal, out var age) && IsDuration(normal))
            time = age >= TimeSpan.Zero ? new(age) : null;
        else if (DateTime.TryParse(normal, CultureInfo.InvariantCulture, out var date))
            time = new(date);
        return time is not null;
    }

    // PowerShell reads 08:30 as a time of today, as it always did.
    private static bool IsDuration(string text) => !text.Contains(':', StringComparison.Ordinal);
}
