using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StatusPS.Engine.Input;

/// <summary>Parses the durations that users type, such as <c>90s</c>, <c>1h30m</c> or <c>00:05:00</c>.</summary>
public static partial class DurationParser
{
    private const double MaxSeconds = 315_360_000_000; // 10,000 years: more than any parameter accepts.

    /// <summary>Parses a duration.</summary>
    /// <param name="text">
    /// Numbers with the units <c>s</c>, <c>m</c>, <c>h</c>, <c>d</c> or <c>w</c>, or the format of a
    /// <see cref="TimeSpan"/> with colons. Full-width digits are accepted.
    /// </param>
    /// <param name="duration">The duration, which may be negative; zero if the text is not one.</param>
    /// <returns>True if the text is a duration.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        string normal = Normalize(text);
        if (normal.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(normal, CultureInfo.InvariantCulture, out duration);
        var match = UnitsPattern().Match(normal);
        if (!match.Success) return false;
        double seconds = 0;
        for (int i = 0; i < match.Groups["number"].Captures.Count; i++)
        {
            double number = double.Parse(match.Groups["number"].Captures[i].Value, CultureInfo.InvariantCulture);
            seconds += number * GetSeconds(match.Groups["unit"].Captures[i].Value[0]);
        }
        if (match.Groups["sign"].Success) seconds = -seconds;
        duration = TimeSpan.FromSeconds(Math.Clamp(seconds, -MaxSeconds, MaxSeconds));
        return true;
    }

    /// <summary>Replaces full-width characters, which a Chinese keyboard enters, and removes outer blanks.</summary>
    /// <param name="text">The text.</param>
    internal static string Normalize(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    private static int GetSeconds(char unit) => char.ToLowerInvariant(unit) switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        _ => 604_800,
    };

    [GeneratedRegex(
        @"^(?<sign>-)?(?:(?<number>\d{1,9}(?:\.\d{1,9})?)(?<unit>[smhdw]))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitsPattern();
}
