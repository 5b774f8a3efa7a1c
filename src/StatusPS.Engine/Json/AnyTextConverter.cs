using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Json;

/// <summary>
/// Reads text that some servers send as a list or an object: a message of a validator, an error with its code. A list
/// of texts becomes one text; any other value is kept as its JSON.
/// </summary>
internal sealed class AnyTextConverter : JsonConverter<string?>
{
    private const string Separator = "; ";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return LenientTextConverter.Read(ref reader);
        using var json = JsonDocument.ParseValue(ref reader);
        return Redaction.SanitizeControlCharacters(TextOf(json.RootElement));
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(Separator, value.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object when !value.EnumerateObject().Any() => "",
        _ => Readable(value),
    };

    // As it was sent, but without escapes that only a parser needs.
    private static string Readable(JsonElement value)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options)) value.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
