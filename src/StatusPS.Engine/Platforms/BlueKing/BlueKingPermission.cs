using System.Text.Json;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>Reads the permissions to apply for from the payload of CMDB and JOB.</summary>
internal static class BlueKingPermission
{
    public static IReadOnlyList<PermissionGrant> Read(JsonElement payload, Func<string?, string> clean)
    {
        if (payload.ValueKind != JsonValueKind.Object) return [];
        try
        {
            string system = Text(payload, "system_name") ?? Text(payload, "system_id") ?? "";
            return
            [
                .. Items(payload, "actions").Select(action => new PermissionGrant
                {
                    System = clean(system),
                    Action = clean(FormatName(action)),
                    Resources = [.. Resources(action).Select(resource => clean(resource)).Distinct()],
                }),
            ];
        }
        catch (InvalidOperationException)
        {
            return []; // An unpaired surrogate in a name or a text is valid JSON, but cannot be read.
        }
    }

    private static IEnumerable<string> Resources(JsonElement action)
    {
        foreach (var type in Items(action, "related_resource_types"))
        {
            foreach (var path in Items(type, "instances"))
            {
                if (path.ValueKind != JsonValueKind.Array) continue;
                yield return string.Join(" / ", path.EnumerateArray().Select(part =>
                    $"{Text(part, "type_name") ?? Text(part, "type")} {FormatName(part)}".Trim()));
            }
        }
    }

    private static string FormatName(JsonElement thing)
    {
        string? name = Text(thing, "name"), id = Text(thing, "id");
        return name is null || name == id ? id ?? "" : id is null ? name : $"{name} ({id})";
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list)
            && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : default;

    private static string? Text(JsonElement owner, string name)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}
