using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Json;

/// <summary>
/// Reads an integer that some servers send as text, with a fraction of zero, or empty. Exact: ids have 64 bits.
/// </summary>
internal sealed class LenientNumberConverter : JsonConverter<long?>
{
    public override bool HandleNull => true;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    /// <summary>Reads the current value.</summary>
    public static long? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                if (reader.TryGetInt64(out long number)) return number;
                return reader.TryGetDecimal(out decimal real) ? Whole(real) : throw new JsonException();
            case JsonTokenType.String:
                string text = reader.GetString()!;
                if (string.IsNullOrWhiteSpace(text)) return null;
                if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
                    return number;
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out real)
                    ? Whole(real) : throw new JsonException();
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static long Whole(decimal number) =>
        decimal.IsInteger(number)
            && number is >= long.MinValue and <= long.MaxValue ? (long)number : throw new JsonException();
}
