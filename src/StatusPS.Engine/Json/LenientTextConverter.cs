using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Json;

/// <summary>
/// Text that some servers send as a number or a truth value. What could steer a terminal is made harmless here, where all text of a service
/// comes in: names and messages are written by others, and end on the screens of those who have rights.
/// </summary>
internal sealed class LenientTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the value the reader stands on.</summary>
    public static string? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Redaction.SanitizeControlCharacters(reader.GetString()!),
        JsonTokenType.Null => null,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
