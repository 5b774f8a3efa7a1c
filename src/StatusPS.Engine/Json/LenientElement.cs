using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Json;

/// <summary>
/// A value of a response whose format is not documented, or not relied on. A property that is missing, or has another
/// type, is empty.
/// </summary>
/// <param name="element">The value; the default for none.</param>
internal readonly struct LenientElement(JsonElement element)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets a property; empty when there is none.</summary>
    /// <param name="name">The name.</param>
    public LenientElement this[string name] =>
        Properties.LastOrDefault(property => property.Name == name).Value;

    /// <summary>Gets whether the value is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Gets whether the value is a list.</summary>
    public bool IsList => element.ValueKind == JsonValueKind.Array;

    /// <summary>Gets whether there is no value, or null.</summary>
    public bool IsNull => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>The items of a list; an object counts as a list of one.</summary>
    public IEnumerable<LenientElement> Items => IsList ? element.EnumerateArray().Select(item => new LenientElement(item))
        : IsObject && element.EnumerateObject().MoveNext() ? [this] : [];

    /// <summary>The properties of an object, in the service's order.</summary>
    public IEnumerable<(string Name, LenientElement Value)> Properties => IsObject
        ? element.EnumerateObject().Select(property => (GetName(property), new LenientElement(property.Value))) : [];

    /// <summary>The value as text; that of a list or an object is its JSON. Null when it is empty.</summary>
    public string? RawText => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => GetText(element) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => element.GetRawText(),
        _ => WriteJson(),
    };

    /// <summary>The value as text with control characters removed; null when it is empty.</summary>
    public string? Text => RawText is { } text ? Redaction.SanitizeControlCharacters(text) : null;

    /// <summary>The value as a number; null when it is none.</summary>
    public double? Number => element.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(RawText?.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) ? number : null;

    /// <summary>The value as an integer; null when it is none.</summary>
    public long? Integer => element.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>The value as a Boolean, which may be sent as text or as 0 and 1; null when it is none.</summary>
    public bool? Flag => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String or JsonValueKind.Number => RawText?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            "FALSE" or "0" => false,
            _ => null,
        },
        _ => null,
    };

    // Half of a surrogate pair, as of a text that was cut, cannot be read: its escape is kept.
    private static string GetText(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText()[1..^1];
        }
    }

    private static string GetName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private string WriteJson()
    {
        try
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Readable)) element.WriteTo(writer);
            return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }
}
