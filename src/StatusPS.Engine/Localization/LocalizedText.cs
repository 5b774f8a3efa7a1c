using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StatusPS.Engine.Localization;

/// <summary>
/// What a person is told, in the language of the session. The English text stands where it is said, with its places
/// for values; it is also what the text in another language is found by. A parameter of this type takes plain and
/// interpolated strings as they are; where the compiler would make text of one first, as in a conditional, <see cref="From"/>
/// keeps its places.
/// </summary>
[InterpolatedStringHandler]
public sealed class LocalizedText
{
    private readonly StringBuilder? _key;
    private readonly List<object?> _values = [];
    private string? _text;

    /// <summary>Made by the compiler.</summary>
    /// <param name="literalLength">The letters between the places.</param>
    /// <param name="formattedCount">How many places there are.</param>
    public LocalizedText(int literalLength, int formattedCount) => _key = new(literalLength + (4 * formattedCount));

    // A text without places; one of a service's stays what it is.
    private LocalizedText(string text) => _text = LocalizedTexts.Translate(text) ?? text;

    /// <summary>A text as it is, or in the session's language where it is one that this module says.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LocalizedText?(string? text) => text is null ? null : new(text);

    /// <summary>The words.</summary>
    /// <param name="phrase">A phrase.</param>
    [return: NotNullIfNotNull(nameof(phrase))]
    public static implicit operator string?(LocalizedText? phrase) => phrase?.ToString();

    /// <summary>The phrase itself.</summary>
    /// <param name="phrase">A phrase.</param>
    public static LocalizedText From(LocalizedText phrase) => phrase;

    /// <summary>Made by the compiler.</summary>
    /// <param name="text">What stands between two places.</param>
    public void AppendLiteral(string text) => _key!.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Made by the compiler.</summary>
    /// <param name="value">What goes into a place.</param>
    /// <param name="format">How it is written.</param>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        _key!.Append('{').Append(_values.Count);
        if (format is not null) _key.Append(':').Append(format);
        _key.Append('}');
        _values.Add(value);
    }

    /// <summary>The words. Numbers are written the same everywhere, so that they can be searched for.</summary>
    public override string ToString()
    {
        if (_text is not null) return _text;
        string key = _key!.ToString();
        return _text = string.Format(CultureInfo.InvariantCulture, LocalizedTexts.Translate(key) ?? key, [.. _values]);
    }
}
