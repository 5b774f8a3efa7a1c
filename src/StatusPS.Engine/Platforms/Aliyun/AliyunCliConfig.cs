using System.Text.Json;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads profiles from the file of the official CLI: <c>~/.aliyun/config.json</c>, or that of
/// <c>ALIBABA_CLOUD_CONFIG_FILE</c>.
/// </summary>
internal static class AliyunCliConfig
{
    /// <summary>The prefix of the names and sources of the file's profiles.</summary>
    public const string Source = "AliyunCli:";

    private const string Variable = "ALIBABA_CLOUD_CONFIG_FILE";

    // The switches of the SDKs and of the CLI.
    private static readonly string[] Switches = ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "ALIBABA_CLOUD_IGNORE_PROFILE"];

    /// <summary>Returns the default path of the file.</summary>
    public static string GetPath(string home) => Path.Combine(home, ".aliyun", "config.json");

    /// <summary>Returns the file's path; null when there is none, or a variable says that it is not read.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static string? FindFile(string home, Func<string, string?> environment)
    {
        if (Switches.Any(name => string.Equals(environment(name), "true", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (environment(Variable) is { Length: > 0 } own) return own;
        return File.Exists(GetPath(home)) ? GetPath(home) : null;
    }

    /// <summary>
    /// Returns the CLI's current profile, or the one that a variable names; null when there is no file, or no key in
    /// its current profile.
    /// </summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="throwIfMissing">
    /// True to throw if the named profile does not exist; otherwise null is returned.
    /// </param>
    /// <exception cref="StatusException">
    /// The file is damaged, lacks the named profile, or its mode is not one that is understood.
    /// </exception>
    public static StatusProfile? Read(string home, Func<string, string?> environment, bool throwIfMissing = true)
    {
        if (FindFile(home, environment) is not { } file) return null;
        var requested = AliyunEnvironment.FindProfileName(environment);
        return ReadJson(
            file, root => FindProfile(root, file, requested?.Name, environment, requested is null, throwIfMissing,
            LocalizedText.From($"Correct {requested?.Variable ?? "ALIBABA_CLOUD_PROFILE"}, or run: aliyun configure")));
    }

    /// <summary>Returns the CLI's profile of a name; null when there is no file.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="name">The name in the file.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">
    /// The file is damaged, lacks the profile, or its mode is not one that is understood.
    /// </exception>
    public static StatusProfile? ReadNamed(string home, string name, Func<string, string?> environment)
    {
        if (FindFile(home, environment) is not { } file) return null;
        return ReadJson(file, root => FindProfile(root, file, name, environment, isCurrent: false, throwIfMissing: true,
            "Correct the name, or run: aliyun configure"));
    }

    /// <summary>Returns the names of all profiles; none when the file cannot be read.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static IReadOnlyList<string> GetNames(string home, Func<string, string?> environment)
    {
        if (FindFile(home, environment) is not { } file) return [];
        try
        {
            return ReadJson<string[]>(file, static root =>
                [.. root.GetProperty("profiles").EnumerateArray().Select(
                    entry => Text(entry, "name")).OfType<string>()]);
        }
        catch (StatusException)
        {
            return [];
        }
    }

    private static T ReadJson<T>(string file, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return read(json.RootElement);
        }
        catch (Exception failure)
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or IOException
                or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"{file} cannot be read: it is damaged or not accessible.",
                "Correct it with: aliyun configure");
        }
    }

    private static AliyunProfile? FindProfile(
        JsonElement root, string file, string? requested, Func<string, string?> environment,
        bool isCurrent, bool throwIfMissing, LocalizedText advice)
    {
        string name = requested ?? Text(root, "current") ?? "default";
        foreach (var entry in root.GetProperty("profiles").EnumerateArray())
        {
            if (Text(entry, "name") != name) continue;
            // The CLI creates a file with an empty profile.
            if (isCurrent && IsEmpty(entry)) return null;
            var profile = AliyunCliProfile.Read(entry, name, file);
            AliyunEnvironment.SetDefaultRegion(profile, environment);
            AliyunEnvironment.SetAddresses(profile, environment);
            profile.Reload = () => ReadJson(file, again =>
                FindProfile(again, file, name, environment, isCurrent: false, throwIfMissing: true, advice));
            return profile;
        }
        return !throwIfMissing ? null : throw StatusErrors.Profile($"{file} has no profile '{name}'.", advice);
    }

    private static bool IsEmpty(JsonElement entry) =>
        AliyunCliProfile.FindMode(entry) is AliyunCliProfile.AccessKeyMode or AliyunCliProfile.TokenMode
            && Text(entry, "access_key_id") is null && Text(entry, "access_key_secret") is null;

    /// <summary>Returns a property of an entry as text; null when it is missing, empty, or no text.</summary>
    /// <param name="owner">The entry.</param>
    /// <param name="name">The name of the property.</param>
    internal static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;
}
