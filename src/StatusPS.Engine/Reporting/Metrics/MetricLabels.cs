using System.Globalization;
using System.Text;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>
/// The labels of a series as both text formats write them. Labels with equal text are the labels of one series.
/// </summary>
/// <param name="Text">The labels without braces, such as <c>profile="prod",service="Dts"</c>.</param>
internal readonly record struct MetricLabels(string Text)
{
    // A label is in the memory of the server once for each series, and its index does not shrink.
    private const int MaxValueLength = 200;

    /// <summary>Creates labels.</summary>
    /// <param name="labels">
    /// The names and values. A value of null is written as an empty one, which means no label.
    /// </param>
    public static MetricLabels Create(params ReadOnlySpan<(string Name, object? Value)> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels) Append(text, name, value);
        return new(text.ToString());
    }

    /// <summary>Returns the labels with one more.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public MetricLabels With(string name, object? value) =>
        new(Append(new StringBuilder(Text, Text.Length + 32), name, value).ToString());

    private static StringBuilder Append(StringBuilder text, string name, object? value)
    {
        if (text.Length > 0) text.Append(',');
        text.Append(name).Append("=\"");
        int length = 0;
        // Half a surrogate pair is replaced: it has no form in UTF-8.
        foreach (var rune in Redaction.SanitizeControlCharacters(Format(value)).EnumerateRunes())
        {
            if (++length > MaxValueLength)
            {
                text.Append('…');
                break;
            }
            if (rune.Value is '\\' or '"') text.Append('\\');
            text.Append(rune);
        }
        return text.Append('"');
    }

    private static string? Format(object? value) => value is IFormattable formattable
        ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
}
