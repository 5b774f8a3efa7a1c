using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Reads a list that some servers send as a single object. An empty object counts as null.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
internal abstract class OneOrManyConverter<TItem> : JsonConverter<List<TItem>?> where TItem : class
{
    /// <summary>The type info of an item.</summary>
    protected abstract JsonTypeInfo<TItem> ItemType { get; }

    public override List<TItem>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                var next = reader;
                if (!next.Read() || next.TokenType != JsonTokenType.EndObject) return [Item(ref reader)];
                reader.Read();
                return null;
            case JsonTokenType.StartArray:
                var items = new List<TItem>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Item(ref reader));
                return items;
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, List<TItem>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private TItem Item(ref Utf8JsonReader reader) =>
        JsonSerializer.Deserialize(ref reader, ItemType) ?? throw new JsonException();
}
