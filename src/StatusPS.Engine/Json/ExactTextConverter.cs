using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Json;

/// <summary>Reads text unchanged, for values that are sent back to the service and never displayed.</summary>
internal sealed class ExactTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
