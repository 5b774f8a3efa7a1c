using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Authing;

/// <summary>Reads a list that is sometimes a single object.</summary>
internal sealed class OneOrManyJobs : JsonConverter<List<AuthingJobItem>?>
{
    public override List<AuthingJobItem>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                return [Item(ref reader)];
            case JsonTokenType.StartArray:
                var items = new List<AuthingJobItem>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Item(ref reader));
                return items;
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, List<AuthingJobItem>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static AuthingJobItem Item(ref Utf8JsonReader reader) =>
        JsonSerializer.Deserialize(ref reader, AuthingJson.Default.AuthingJobItem) ?? throw new JsonException();
}
