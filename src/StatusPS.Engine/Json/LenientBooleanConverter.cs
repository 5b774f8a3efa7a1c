using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Json;

/// <summary>Reads a Boolean that some servers send as text or as 0 and 1.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number when reader.TryGetInt64(out long number) => number != 0,
            JsonTokenType.String => reader.GetString() is { Length: > 0 } text
                ? bool.TryParse(text, out bool flag) ? flag : throw new JsonException() : null,
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNullValue();
    }
}
