using System.Text.Json.Nodes;
using StatusPS.Engine.Failures;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles;

/// <summary>
/// The stored profiles: settings in <c>profiles.json</c>, which a person can read, and secrets in <c>secrets.json</c>,
/// encrypted, found by a reference. A changed secret is written under a new reference before the settings point to it:
/// a process that dies in between leaves the old value whole.
/// </summary>
public sealed class ProfileStore
{
    /// <summary>Where a value of the store came from.</summary>
    public const string Source = "Store";

    private const string SettingsFile = "profiles.json";
    private const string SecretsFile = "secrets.json";

    private readonly StoreFolder _folder;
    private readonly SecretProtectors _protectors;

    /// <summary>Opens a store. Nothing is read or made yet.</summary>
    /// <param name="path">The folder; null: there is no place for one, and any use says so.</param>
    /// <param name="environment">Gives environment variables.</param>
    public ProfileStore(string? path, Func<string, string?> environment)
    {
        _folder = new(path);
        _protectors = new(_folder, environment);
    }

    /// <summary>The store of this user, or of <c>STATUSPS_HOME</c>.</summary>
    public static ProfileStore OfUser() => new(StoreFolder.DefaultPath(Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable);

    /// <summary>Where it is.</summary>
    public string Path => _folder.Path;

    /// <summary>All profiles, by name. Secrets are decrypted only when they are used.</summary>
    /// <exception cref="StatusException">The store is damaged, or others may read it.</exception>
    public IReadOnlyList<StatusProfile> List()
    {
        for (int attempt = 1; ; attempt++)
        {
            var settings = new StoreDocument(_folder, SettingsFile);
            var boxes = new StoreDocument(_folder, SecretsFile).Section("secrets");
            var entries = settings.Section("profiles");
            // Another process may have changed both files between the two reads.
            if (attempt < 5 && entries.SelectMany(pair => References(pair.Value)).Any(reference => !boxes.ContainsKey(reference))) continue;
            var defaults = settings.Section("defaults");
            return
            [
                .. entries.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(pair => pair.Value is JsonObject entry ? Read(pair.Key, entry, defaults, boxes) : null)
                    .OfType<StatusProfile>(),
            ];
        }
    }

    /// <summary>One profile; null when there is none of that name.</summary>
    /// <param name="name">The name, without regard to case.</param>
    public StatusProfile? Find(string name) =>
        List().FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The default of a platform; null when none is stored.</summary>
    /// <param name="platform">The platform.</param>
    public StatusProfile? Default(StatusPlatform platform) =>
        List().FirstOrDefault(profile => profile.Platform == platform && profile.IsDefault);

    /// <summary>Stores a profile, in place of one of the same name. The first of a platform becomes its default.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="makeDefault">Whether it becomes its platform's default.</param>
    public void Save(StatusProfile profile, bool makeDefault)
    {
        using var held = StoreLock.Take(_folder);
        var settings = new StoreDocument(_folder, SettingsFile);
        var secrets = new StoreDocument(_folder, SecretsFile);
        var profiles = settings.Section("profiles");
        string name = profiles.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, profile.Name, StringComparison.OrdinalIgnoreCase)) ?? profile.Name;
        var entry = profiles[name] as JsonObject ?? [];
        entry["platform"] = profile.Platform.ToString();
        var values = new JsonObject();
        var references = new JsonObject();
        var boxes = secrets.Section("secrets");
        var protector = _protectors.ForNew();
        foreach (var (key, value) in profile.Values)
        {
            if (!profile.IsSecret(key))
            {
                values[key] = value.Text;
                continue;
            }
            string reference = Guid.NewGuid().ToString("N");
            boxes[reference] = protector.Protect(value.Text, Place(name, key, reference));
            references[key] = reference;
        }
        entry["settings"] = values;
        entry["secrets"] = references;
        profiles[name] = entry;
        var defaults = settings.Section("defaults");
        if (makeDefault || defaults[profile.Platform.ToString()] is null) defaults[profile.Platform.ToString()] = name;
        secrets.Write();
        settings.Write();
        DropUnused(settings, secrets);
    }

    /// <summary>Removes a profile and its secrets.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name)
    {
        using var held = StoreLock.Take(_folder);
        var settings = new StoreDocument(_folder, SettingsFile);
        var secrets = new StoreDocument(_folder, SecretsFile);
        secrets.Section("secrets"); // Both files are whole before either is written.
        var profiles = settings.Section("profiles");
        string? key = profiles.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));
        if (key is null) return false;
        profiles.Remove(key);
        var defaults = settings.Section("defaults");
        foreach (string platform in defaults.Where(pair => Text(pair.Value) == key).Select(pair => pair.Key).ToList()) defaults.Remove(platform);
        settings.Write();
        DropUnused(settings, secrets);
        return true;
    }

    private static void DropUnused(StoreDocument settings, StoreDocument secrets)
    {
        var used = settings.Section("profiles").SelectMany(pair => References(pair.Value)).ToHashSet();
        var boxes = secrets.Section("secrets");
        string[] unused = [.. boxes.Select(pair => pair.Key).Where(reference => !used.Contains(reference))];
        if (unused.Length == 0) return;
        foreach (string reference in unused) boxes.Remove(reference);
        secrets.Write();
    }

    private static IEnumerable<string> References(JsonNode? entry) =>
        ((entry as JsonObject)?["secrets"] as JsonObject ?? []).Select(pair => Text(pair.Value)).OfType<string>();

    private StatusProfile? Read(string name, JsonObject entry, JsonObject defaults, JsonObject boxes)
    {
        // A platform of a later version is left alone, not reported.
        if (!Enum.TryParse<StatusPlatform>(Text(entry["platform"]), out var platform)) return null;
        var profile = ProfileKinds.New(platform, name);
        foreach (var (key, value) in entry["settings"] as JsonObject ?? []) profile.Set(key, Text(value), Source);
        string protection = "None";
        foreach (var (key, value) in entry["secrets"] as JsonObject ?? [])
        {
            string reference = Text(value) ?? "";
            var box = boxes[reference] as JsonObject;
            protection = Text(box?["protection"]) ?? protection;
            profile.SetLater(key, () => Open(box, name, key, reference), Source);
        }
        profile.Protection = protection;
        profile.IsDefault = string.Equals(Text(defaults[platform.ToString()]), name, StringComparison.OrdinalIgnoreCase);
        return profile;
    }

    private string Open(JsonObject? box, string name, string key, string reference)
    {
        if (box is null)
        {
            throw StatusErrors.Profile($"The secret {key} of profile '{name}' is missing from {_folder.File(SecretsFile)}.",
                "Store it again with Set-StatusProfile.");
        }
        return _protectors.Named(Text(box["protection"])).Unprotect(box, Place(name, key, reference));
    }

    private static string Place(string name, string key, string reference) => $"{name}/{key}/{reference}";

    // A person who edits the file may write numbers and truth values bare.
    private static string? Text(JsonNode? node) =>
        node is not JsonValue value ? null : value.TryGetValue(out string? text) ? text : value.ToString();
}
