using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>A profile as the store's files have it.</summary>
internal sealed class StoredProfileSerializer(StoreFolder folder, SecretProtectors protectors, SecretReader references)
{
    /// <summary>Reads an entry; null when it is empty, or of a platform of a later version: that is left alone, not reported.</summary>
    public StatusProfile? Read(string name, JsonObject entry, StoreFiles files)
    {
        if (ProfileKinds.Platform(StoreValue.GetText(entry["platform"])) is not { } platform) return null;
        var profile = ProfileKinds.New(platform, name);
        foreach (var (key, value) in entry["settings"] as JsonObject ?? []) profile.Set(key, StoreValue.GetText(value), ProfileStore.Source);
        foreach (var (key, value) in entry["secrets"] as JsonObject ?? [])
        {
            if (ReferenceNode.Read(value) is { } reference) profile.Set(key, references.CreateValue(reference, name, key));
            else if (StoreValue.GetText(value) is { } box) profile.Set(key, Boxed(files.EncryptedSecrets[box] as JsonObject, name, key, box));
        }
        profile.Protection = string.Join(", ", profile.Secrets.Select(key => profile.Values[key].Protection).Distinct()) is { Length: > 0 } protections ? protections : "None";
        profile.IsDefault = string.Equals(StoreValue.GetText(files.Defaults[platform.ToString()]), name, StringComparison.OrdinalIgnoreCase);
        return profile;
    }

    /// <summary>Puts a profile into an entry, and its secrets among the boxes.</summary>
    /// <returns>Whether a box was added.</returns>
    public bool Write(StatusProfile profile, string name, JsonObject entry, StoreFiles files, SecretProtection? protection)
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
            else if (protection is null && value.Box is { } kept && StoreValue.GetText(before[key]) == kept && files.EncryptedSecrets.ContainsKey(kept))
            {
                secrets[key] = kept;
            }
            else
            {
                string box = Guid.NewGuid().ToString("N");
                files.EncryptedSecrets[box] = Protector(protection, before, key, files.EncryptedSecrets).Protect(value.Text, Place(name, key, box));
                secrets[key] = box;
                added = true;
            }
        }
        entry["platform"] = profile.Platform.ToString();
        entry["settings"] = values;
        entry["secrets"] = secrets;
        return added;
    }

    // A new secret is never kept less well than the one in whose place it comes.
    private SecretProtector Protector(SecretProtection? asked, JsonObject before, string key, JsonObject boxes)
    {
        if (asked is { } protection) return protectors.GetRequested(protection);
        JsonNode?[] known = [before[key], .. before.Select(pair => pair.Value)];
        string? name = known.Select(node => StoreValue.GetText(node) is { } box ? StoreValue.GetText((boxes[box] as JsonObject)?["protection"]) : null).FirstOrDefault(found => found is not null);
        return protectors.IsAvailable(name) ? protectors.Get(name) : protectors.GetDefault();
    }

    private ProfileValue Boxed(JsonObject? box, string name, string key, string reference) => new(() => Open(box, name, key, reference), ProfileStore.Source)
    {
        Protection = StoreValue.GetText(box?["protection"]) ?? "None",
        Box = reference,
    };

    private string Open(JsonObject? box, string name, string key, string reference)
    {
        if (box is null)
        {
            throw StatusErrors.Profile($"The secret {key} of profile '{name}' is missing from {folder.GetFilePath(StoreFiles.Names[1])}.",
                "Store it again with Set-StatusProfile.");
        }
        return protectors.Get(StoreValue.GetText(box["protection"])).Unprotect(box, Place(name, key, reference));
    }

    private static string Place(string name, string key, string reference) => $"{name}/{key}/{reference}";
}
