using System.Text.Json;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Aliyun;

/// <summary>A profile out of the official CLI's own file, <c>~/.aliyun/config.json</c>.</summary>
internal static class AliyunCliConfig
{
    /// <summary>What names and sources of its profiles begin with.</summary>
    public const string Source = "AliyunCli:";

    /// <summary>Where the file is.</summary>
    public static string FileIn(string home) => Path.Combine(home, ".aliyun", "config.json");

    /// <summary>The CLI's current profile, or the one that <c>ALIBABA_CLOUD_PROFILE</c> names; null when there is no file, or no key in its current profile.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Gives environment variables.</param>
    /// <param name="orNull">Whether a missing name gives null: another file has it.</param>
    /// <exception cref="StatusException">The file is damaged, lacks the named profile, or its mode is not one that is understood.</exception>
    public static StatusProfile? Read(string home, Func<string, string?> environment, bool orNull = false)
    {
        string file = FileIn(home);
        if (!File.Exists(file)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            string? asked = environment("ALIBABA_CLOUD_PROFILE") is { Length: > 0 } told ? told : null;
            string name = asked ?? Text(json.RootElement, "current") ?? "default";
            foreach (var entry in json.RootElement.GetProperty("profiles").EnumerateArray())
            {
                if (Text(entry, "name") != name) continue;
                var profile = Read(entry, name, file);
                // The CLI makes a file with an empty profile by itself.
                return asked is null && !profile.Has(AliyunProfile.AccessKeySecret) ? null : profile;
            }
            if (orNull) return null;
            throw StatusErrors.Profile($"{file} has no profile '{name}'.", "Correct ALIBABA_CLOUD_PROFILE, or run: aliyun configure");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"{file} can't be read: it is damaged or not accessible.", "Mend it with: aliyun configure");
        }
    }

    private static AliyunProfile Read(JsonElement entry, string name, string file)
    {
        string? mode = Text(entry, "mode");
        if (mode is not ("AK" or "StsToken"))
        {
            throw StatusErrors.Profile(
                $"Profile '{name}' in {file} signs in by mode '{mode}', which is not understood here (AK and StsToken are).",
                "Store an access key with Set-StatusProfile -Aliyun, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        string source = Source + name;
        var profile = new AliyunProfile(source) { Protection = "File" };
        profile.Set(nameof(AliyunProfile.AccessKeyId), Text(entry, "access_key_id"), source);
        profile.Set(AliyunProfile.AccessKeySecret, Text(entry, "access_key_secret"), source);
        if (mode == "StsToken") profile.Set(AliyunProfile.SecurityToken, Text(entry, "sts_token"), source);
        profile.Set(nameof(AliyunProfile.RegionId), Text(entry, "region_id"), source);
        return profile;
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
