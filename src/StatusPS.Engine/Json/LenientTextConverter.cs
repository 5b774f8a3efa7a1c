using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Json;

/// <summary>
/// Reads text that some servers send as a number or a Boolean. Control characters are removed here, where all text of a
/// service is read: names and messages are written by others and shown on the terminals of privileged users.
/// </summary>
internal sealed class LenientTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    /// <summary>Reads the current value.</summary>
    public static string? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Redaction.SanitizeControlCharacters(reader.GetString()!),
        JsonTokenType.Null => null,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence
            ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
