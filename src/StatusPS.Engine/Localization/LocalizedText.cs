using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StatusPS.Engine.Localization;

/// <summary>
/// A text for the user, in the language of the session. The English text with its placeholders stands in the code and
/// is the key of the translations. A parameter of this type accepts plain and interpolated strings. <see cref="From"/>
/// keeps the placeholders where the compiler would create a string first, as in a conditional expression.
/// </summary>
[InterpolatedStringHandler]
public sealed class LocalizedText
{
    private readonly StringBuilder? _key;
    private readonly List<object?> _values = [];
    private string? _text;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">The number of characters outside the placeholders.</param>
    /// <param name="formattedCount">The number of placeholders.</param>
    public LocalizedText(int literalLength, int formattedCount) => _key = new(literalLength + (4 * formattedCount));

    // A text without placeholders. Texts of services have no translation and stay as they are.
    private LocalizedText(string text) => _text = LocalizedTexts.Translate(text) ?? text;

    /// <summary>Converts a text without placeholders, and translates it if a translation exists.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LocalizedText?(string? text) => text is null ? null : new(text);

    /// <summary>Converts to the text in the language of the session.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator string?(LocalizedText? text) => text?.ToString();

    /// <summary>Returns its argument, which the compiler creates from a plain or interpolated string.</summary>
    /// <param name="text">The text.</param>
    public static LocalizedText From(LocalizedText text) => text;

    /// <summary>Called by the compiler for the text between two placeholders.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) =>
        _key!.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Called by the compiler for a placeholder.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format of the value; null for none.</param>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        _key!.Append('{').Append(_values.Count);
        if (format is not null) _key.Append(':').Append(format);
        _key.Append('}');
        _values.Add(value);
    }

    /// <summary>
    /// Returns the text. Numbers have the invariant format in every language, so that they can be searched for.
    /// </summary>
    public override string ToString()
    {
        if (_text is not null) return _text;
        string key = _key!.ToString();
        return _text = string.Format(CultureInfo.InvariantCulture, LocalizedTexts.Translate(key) ?? key, [.. _values]);
    }
}
