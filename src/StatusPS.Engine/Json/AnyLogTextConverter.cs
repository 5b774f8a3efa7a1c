using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Json;

/// <summary>
/// Reads the text of a log unchanged: color codes can be removed only as a whole. A value of another type is kept as its
/// JSON.
/// </summary>
internal sealed class AnyLogTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        using var json = JsonDocument.ParseValue(ref reader);
        return new LenientElement(json.RootElement).RawText;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
