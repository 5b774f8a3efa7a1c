using System.Text.Json.Nodes;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>Reads values of the store's files.</summary>
internal static class StoreValue
{
    /// <summary>
    /// Returns a value as text; null for an object or array. Numbers and booleans written by hand are accepted.
    /// </summary>
    public static string? GetText(JsonNode? node) =>
        node is not JsonValue value ? null : value.TryGetValue(out string? text) ? text : value.ToString();
}
