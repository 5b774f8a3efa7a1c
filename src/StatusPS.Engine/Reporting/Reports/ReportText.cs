using System.Buffers;
using System.Globalization;
using System.Text;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>Prepares texts of services for a report.</summary>
internal static class ReportText
{
    // XML allows neither; HTML validators report them. Source: https://www.w3.org/TR/xml/#charsets
    private static readonly SearchValues<char> Noncharacters = SearchValues.Create("\uFFFE\uFFFF");

    /// <summary>
    /// Returns a text in one line, without control and bidirectional characters and with valid surrogate pairs; empty
    /// for null.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Clean(string? text)
    {
        string sanitized = Redaction.SanitizeControlCharacters(text);
        if (sanitized.AsSpan().IndexOfAny(Noncharacters) >= 0)
            sanitized = sanitized.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        return ReplaceLoneSurrogates(sanitized);
    }

    /// <summary>Replaces surrogates that are not part of a pair, which no encoding can represent.</summary>
    /// <param name="text">The text.</param>
    public static string ReplaceLoneSurrogates(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Cuts a text after a number of characters, and marks the cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum number of characters before the mark.</param>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        int length = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    /// <summary>Formats a local time; empty for null.</summary>
    /// <param name="time">The time.</param>
    public static string Format(DateTime? time) =>
        time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats a time with its offset.</summary>
    /// <param name="time">The time.</param>
    public static string Format(DateTimeOffset time) =>
        $"{Format((DateTime?)time.DateTime)} {time.ToString("zzz", CultureInfo.InvariantCulture)}";

    /// <summary>Formats a duration in its two largest units; empty for null.</summary>
    /// <param name="span">The duration.</param>
    public static string Format(TimeSpan? span) =>
        span is { } time ? DurationText.Format(time < TimeSpan.Zero ? TimeSpan.Zero : time) : "";

    /// <summary>Returns an address if a browser may open it; null for any other scheme than HTTP.</summary>
    /// <param name="address">The address.</param>
    public static string? GetLink(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            ? link.AbsoluteUri : null;
}
