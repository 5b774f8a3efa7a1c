using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Json;

/// <summary>
/// Reads the text of a log with its line ends and control characters: they are removed when it is split into lines.
/// </summary>
internal sealed class LogTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : LenientTextConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
