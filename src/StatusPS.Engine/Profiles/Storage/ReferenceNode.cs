using System.Text.Json.Nodes;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Reads and writes references to secrets in the settings: <c>{"vault": "ops", "name": "bk"}</c>, or <c>{"environment":
/// "BK_SECRET"}</c>.
/// </summary>
internal static class ReferenceNode
{
    public static SecretReference? Read(JsonNode? node)
    {
        if (node is not JsonObject found) return null;
        if (StoreValue.GetText(found["environment"]) is { Length: > 0 } variable)
            return new(SecretProtection.Environment, null, variable);
        return StoreValue.GetText(found["name"]) is { Length: > 0 } name
            ? new(SecretProtection.Vault, StoreValue.GetText(found["vault"]), name)
            : null;
    }

    public static JsonObject Write(SecretReference reference) =>
        reference.Protection == SecretProtection.Environment ? new() { ["environment"] = reference.Name }
        : reference.Vault is null ? new() { ["name"] = reference.Name }
        : new() { ["vault"] = reference.Vault, ["name"] = reference.Name };
}
