using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Reads the reverse direction of a listed job; any value but an object counts as null.</summary>
internal sealed class DtsReverseJobConverter : JsonConverter<DtsListItem?>
{
    public override DtsListItem? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return JsonSerializer.Deserialize(ref reader, DtsJson.Default.DtsListItem);
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DtsListItem? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
