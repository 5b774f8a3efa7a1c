using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>Reads and writes profiles in the store's files.</summary>
internal sealed class StoredProfileSerializer(StoreFolder folder, SecretProtectors protectors, SecretReader references)
{
    /// <summary>Reads an entry; null when it is empty, or of a platform that only a later version knows.</summary>
    public StatusProfile? Read(string name, JsonObject entry, StoreFiles files)
    {
        if (PlatformRegistry.ParsePlatform(StoreValue.GetText(entry["platform"])) is not { } platform) return null;
        var profile = PlatformRegistry.CreateProfile(platform, name);
        foreach (var (key, value) in entry["settings"] as JsonObject
            ?? []) profile.Set(key, StoreValue.GetText(value), ProfileStore.Source);
        foreach (var (key, value) in entry["secrets"] as JsonObject ?? [])
        {
            if (ReferenceNode.Read(value) is { } reference)
                profile.Set(key, references.CreateValue(reference, name, key));
            else if (StoreValue.GetText(value) is { } id)
                profile.Set(key, CreateEncryptedValue(files.EncryptedSecrets[id] as JsonObject, name, key, id));
        }
        profile.Protection = string.Join(", ", profile.Secrets.Select(key => profile.Values[key].Protection)
            .Distinct()) is { Length: > 0 } protections ? protections : "None";
        profile.IsDefault = string.Equals(
            StoreValue.GetText(files.Defaults[platform.ToString()]), name, StringComparison.OrdinalIgnoreCase);
        return profile;
    }

    /// <summary>Writes a profile to an entry, and its secrets to the encrypted secrets.</summary>
    /// <returns>True if a secret was added.</returns>
    public bool Write(
        StatusProfile profile, string name, JsonObject entry, StoreFiles files, SecretProtection? protection)
    {
        var values = new JsonObject();
        var secrets = new JsonObject();
        var before = entry["secrets"] as JsonObject ?? [];
        bool added = false;
        foreach (var (key, value) in profile.Values)
        {
            if (!profile.IsSecret(key))
            {
                values[key] = value.Text;
            }
            else if (protection is null && value.Reference is { } reference)
            {
                secrets[key] = ReferenceNode.Write(reference);
            }
            else if (protection is null && value.Box is { } kept && StoreValue.GetText(before[key]) == kept
                && files.EncryptedSecrets.ContainsKey(kept))
            {
                secrets[key] = kept;
            }
            else
            {
                string id = Guid.NewGuid().ToString("N");
                files.EncryptedSecrets[id] = SelectProtector(protection, before, key, files.EncryptedSecrets)
                    .Protect(value.Text, GetContext(name, key, id));
                secrets[key] = id;
                added = true;
            }
        }
        entry["platform"] = profile.Platform.ToString();
        entry["settings"] = values;
        entry["secrets"] = secrets;
        return added;
    }

    // A new secret gets the protection of the one that it replaces.
    private SecretProtector SelectProtector(
        SecretProtection? requested, JsonObject before, string key, JsonObject encryptedSecrets)
    {
        if (requested is { } protection) return protectors.GetRequested(protection);
        JsonNode?[] known = [before[key], .. before.Select(pair => pair.Value)];
        string? name = known.Select(node => StoreValue.GetText(node) is { } id
            ? StoreValue.GetText((encryptedSecrets[id] as JsonObject)?["protection"])
            : null).FirstOrDefault(found => found is not null);
        return protectors.IsAvailable(name) ? protectors.Get(name) : protectors.GetDefault();
    }

    private ProfileValue CreateEncryptedValue(JsonObject? encrypted, string name, string key, string reference) =>
        new(() => Decrypt(encrypted, name, key, reference), ProfileStore.Source)
        {
            Protection = StoreValue.GetText(encrypted?["protection"]) ?? "None",
            Box = reference,
        };

    private string Decrypt(JsonObject? encrypted, string name, string key, string reference)
    {
        if (encrypted is null)
        {
            throw StatusErrors.Profile(
                $"The secret {key} of profile '{name}' is missing from {folder.GetFilePath(StoreFiles.Names[1])}.",
                "Store it again with Set-StatusProfile.");
        }
        return protectors.Get(StoreValue.GetText(encrypted["protection"]))
            .Unprotect(encrypted, GetContext(name, key, reference));
    }

    private static string GetContext(string name, string key, string reference) => $"{name}/{key}/{reference}";
}
