using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes records as a JSON array that may stand within a script element of HTML: no character of it ends the element.
/// </summary>
internal static class RecordJson
{
    // Escapes <, >, &, quotes and the separators U+2028 and U+2029; other letters stay readable.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Gets the options of a JSON writer for a script element.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>Writes records, one a line.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="entries">The records.</param>
    public static void Write(Stream stream, IEnumerable<ReportEntry> entries)
    {
        var options = new Dictionary<Redaction, JsonSerializerOptions>();
        var plain = CreateOptions(null);
        stream.Write("["u8);
        bool isFirst = true;
        foreach (var entry in entries)
        {
            stream.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            JsonSerializer.Serialize(stream, entry.Record, entry.Record.GetType(), GetOptions(entry.Redaction));
        }
        stream.Write("\n]"u8);

        JsonSerializerOptions GetOptions(Redaction? redaction)
        {
            if (redaction is null) return plain;
            if (!options.TryGetValue(redaction, out var known))
                options.Add(redaction, known = CreateOptions(redaction));
            return known;
        }
    }

    private static JsonSerializerOptions CreateOptions(Redaction? redaction) => new()
    {
        Encoder = Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new RedactingConverter(redaction) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RemoveDerivedProperties } },
    };

    // What follows from other properties is computed again when the record is read.
    private static void RemoveDerivedProperties(JsonTypeInfo type)
    {
        if (!typeof(Snapshot).IsAssignableFrom(type.Type)) return;
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i] is { Set: null, Name: not nameof(StatusRecord.Service) })
                type.Properties.RemoveAt(i);
        }
    }

    private sealed class RedactingConverter(Redaction? redaction) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ReportText.ReplaceLoneSurrogates(redaction?.MaskSecrets(value) ?? value));
    }
}
