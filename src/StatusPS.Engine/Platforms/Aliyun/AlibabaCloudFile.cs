using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads profiles from the file of Aliyun's SDKs: <c>~/.alibabacloud/credentials</c> (older: <c>credentials.ini</c>),
/// or that of <c>ALIBABA_CLOUD_CREDENTIALS_FILE</c>.
/// </summary>
internal static class AlibabaCloudFile
{
    /// <summary>The prefix of the names and sources of the file's profiles.</summary>
    public const string Source = "AlibabaCloudFile:";

    private const string Variable = "ALIBABA_CLOUD_CREDENTIALS_FILE";

    /// <summary>Returns the paths of the file, in order of precedence.</summary>
    public static string[] GetPaths(string home) =>
        [Path.Combine(home, ".alibabacloud", "credentials"), Path.Combine(home, ".alibabacloud", "credentials.ini")];

    /// <summary>Returns whether a variable names a section of the file.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static bool HasSelectedSection(string home, Func<string, string?> environment)
    {
        try
        {
            return AliyunEnvironment.FindProfileName(environment) is var (name, _)
                && FindFile(home, environment) is { } file && IniFile.Read(file).ContainsKey(name);
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Returns the section that a variable names, or <c>default</c>; null when there is no file, or no default in it.
    /// </summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="throwIfMissing">
    /// True to throw if the named section does not exist; otherwise null is returned.
    /// </param>
    /// <exception cref="StatusException">
    /// The file is damaged, lacks the named section, or its type is not one that is understood.
    /// </exception>
    public static StatusProfile? Read(string home, Func<string, string?> environment, bool throwIfMissing)
    {
        var requested = AliyunEnvironment.FindProfileName(environment);
        return FindFile(home, environment) is not { } file ? null
            : Read(file, requested?.Name ?? "default", environment, throwIfMissing && requested is not null,
                LocalizedText.From($"Correct {requested?.Variable ?? "ALIBABA_CLOUD_PROFILE"}, or add the section."));
    }

    /// <summary>Returns the section of a name; null when there is no file.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="name">The section.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">
    /// The file is damaged, lacks the section, or its type is not one that is understood.
    /// </exception>
    public static StatusProfile? ReadNamed(string home, string name, Func<string, string?> environment) =>
        FindFile(home, environment) is not { } file ? null
        : Read(file, name, environment, throwIfMissing: true, "Correct the name, or add the section.");

    private static AliyunProfile? Read(
        string file, string name, Func<string, string?> environment, bool throwIfMissing, LocalizedText advice)
    {
        try
        {
            if (IniFile.Read(file).TryGetValue(name, out var section))
            {
                var profile = Read(section, name, file);
                if (profile is null) return null;
                AliyunEnvironment.SetDefaultRegion(profile, environment);
                profile.Reload = () => Read(file, name, environment, throwIfMissing, advice);
                return profile;
            }
            return !throwIfMissing ? null : throw StatusErrors.Profile($"{file} has no section [{name}].", advice);
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile(failure is FormatException
                ? LocalizedText.From($"{file} is damaged: {failure.Message}")
                : LocalizedText.From($"{file} cannot be read: access was denied or failed."),
                "Correct the file, or move it away.");
        }
    }

    private static AliyunProfile? Read(IReadOnlyDictionary<string, string> section, string name, string file)
    {
        if (section.GetValueOrDefault("enable") is { } enabled && bool.TryParse(enabled, out bool isEnabled)
            && !isEnabled) return null;
        string type = section.GetValueOrDefault("type") ?? "access_key";
        if (type is not ("access_key" or "sts"))
        {
            throw StatusErrors.Profile(
                $"Section [{name}] in {file} has the type '{type}', which is not supported (supported: access_key, sts).",
                "Store an access key with Set-StatusProfile -Aliyun, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        if (string.IsNullOrEmpty(section.GetValueOrDefault("access_key_id"))
            != string.IsNullOrEmpty(section.GetValueOrDefault("access_key_secret")))
        {
            throw StatusErrors.Profile($"Section [{name}] in {file} has an incomplete key pair: access_key_id and access_key_secret are both required.",
                "Correct the file, or move it away.");
        }
        string source = Source + name;
        var profile = new AliyunProfile(source) { Protection = "File" };
        profile.Set(nameof(AliyunProfile.AccessKeyId), section.GetValueOrDefault("access_key_id"), source);
        profile.Set(AliyunProfile.AccessKeySecret, section.GetValueOrDefault("access_key_secret"), source);
        if (type == "sts")
        {
            profile.Set(AliyunProfile.SecurityToken,
                section.GetValueOrDefault("security_token") ?? section.GetValueOrDefault("sts_token"), source);
        }
        profile.Set(nameof(AliyunProfile.RegionId), section.GetValueOrDefault("region_id"), source);
        return profile;
    }

    private static string? FindFile(string home, Func<string, string?> environment) =>
        environment(Variable) is { Length: > 0 } own ? own : GetPaths(home).FirstOrDefault(File.Exists);
}
