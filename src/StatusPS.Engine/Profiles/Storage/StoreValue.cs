using System.Text.Json.Nodes;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>A value of the store's files as text.</summary>
internal static class StoreValue
{
    /// <summary>The text; null when it is no plain value. A person who edits the file may write numbers and truth values bare.</summary>
    public static string? GetText(JsonNode? node) =>
        node is not JsonValue value ? null : value.TryGetValue(out string? text) ? text : value.ToString();
}
