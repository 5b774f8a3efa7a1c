using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Transfer;

/// <summary>
/// Reads and writes exported files: settings of profiles and the names of their secrets, without values, for a
/// repository.
/// </summary>
public static class ProfileFile
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict =
        new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Writes profiles.</summary>
    /// <param name="profiles">The profiles.</param>
    /// <returns>The text of the file. A secret is null or a reference to a vault or an environment variable.</returns>
    public static string Write(IEnumerable<StatusProfile> profiles)
    {
        var entries = new JsonObject();
        var defaults = new JsonObject();
        foreach (var profile in profiles)
        {
            var (settings, secrets) = (new JsonObject(), new JsonObject());
            foreach (var (key, value) in profile.Values)
            {
                if (!profile.IsSecret(key)) settings[key] = value.Text;
                else secrets[key] = value.Reference is { } reference ? ReferenceNode.Write(reference) : null;
            }
            entries[profile.Name] = new JsonObject
            {
                ["platform"] = profile.Platform.ToString(),
                ["settings"] = settings,
                ["secrets"] = secrets
            };
            if (profile.IsDefault) defaults[profile.Platform.ToString()] = profile.Name;
        }
        return new JsonObject
        {
            ["version"] = Version,
            ["profiles"] = entries,
            ["defaults"] = defaults
        }.ToJsonString(Readable) + "\n";
    }

    /// <summary>Reads profiles.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The path of the file, for messages.</param>
    /// <param name="vault">Reads a secret from a vault.</param>
    /// <exception cref="StatusException">The text is not an exported file.</exception>
    public static IReadOnlyList<ImportedProfile> Read(string text, string file, VaultReader vault)
    {
        try
        {
            var root = JsonNode.Parse(text, documentOptions: Strict) as JsonObject ?? throw new JsonException();
            if (root["version"]?.GetValue<int>() is not >= 1 || root["profiles"] is not JsonObject entries)
                throw new JsonException();
            var defaults = root["defaults"] as JsonObject ?? [];
            return [.. entries.Select(pair => Read(pair.Key, pair.Value as JsonObject
                ?? throw new JsonException(), defaults, vault)).OfType<ImportedProfile>()];
        }
        catch (Exception failure)
            when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw StatusErrors.Profile(
                $"{file} is not a file of Export-StatusProfile, or it is damaged.",
                "Specify a file of Export-StatusProfile with -Path.");
        }
    }

    private static ImportedProfile? Read(string name, JsonObject entry, JsonObject defaults, VaultReader vault)
    {
        if (PlatformRegistry.ParsePlatform(StoreValue.GetText(entry["platform"])) is not { } platform) return null;
        var profile = PlatformRegistry.CreateProfile(platform, name);
        var missing = new List<string>();
        foreach (var (key, value) in entry["settings"] as JsonObject ?? [])
        {
            // A secret among the settings would be stored readable.
            if (profile.IsSecret(key)) throw new FormatException();
            profile.Set(key, StoreValue.GetText(value), "File");
        }
        foreach (var (key, value) in entry["secrets"] as JsonObject ?? [])
        {
            if (profile.SecretNamed(key) is not { } secret) continue;
            if (ReferenceNode.Read(value) is { } reference)
                ProfileSecrets.SetReference(
                    profile, secret, reference.Protection, reference.Vault, reference.Name, vault);
            else missing.Add(secret);
        }
        return new(
            profile, missing,
            string.Equals(StoreValue.GetText(defaults[platform.ToString()]), name, StringComparison.OrdinalIgnoreCase));
    }
}
