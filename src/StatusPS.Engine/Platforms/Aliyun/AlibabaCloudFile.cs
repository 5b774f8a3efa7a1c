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

    /// <summary>Returns the names of all sections; none when the file cannot be read.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static IReadOnlyList<string> GetNames(string home, Func<string, string?> environment)
    {
        try
        {
            return FindFile(home, environment) is { } file ? [.. IniFile.Read(file).Keys] : [];
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

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
                AliyunEnvironment.SetAddresses(profile, environment);
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
        string source = Source + name;
        var profile = new AliyunProfile(source) { Protection = "File" };
        switch (type)
        {
            case "access_key" or "sts" or "ram_role_arn":
                TakeKey(withToken: type != "access_key");
                break;
            case "ecs_ram_role":
                profile.Set(nameof(AliyunProfile.EcsRamRole), Find("role_name") ?? AliyunProfile.AnyRole, source);
                break;
            case "oidc_role_arn":
                profile.Set(nameof(AliyunProfile.OidcProviderArn), Require("oidc_provider_arn"), source);
                profile.Set(nameof(AliyunProfile.OidcTokenFile), Require("oidc_token_file_path"), source);
                break;
            case "credentials_uri":
                profile.Set(nameof(AliyunProfile.CredentialsUri), Require("credentials_uri"), source);
                break;
            default:
                throw StatusErrors.Profile(
                    $"Section [{name}] in {file} has the type '{type}', which is not supported (supported: "
                        + $"access_key, sts, ram_role_arn, ecs_ram_role, oidc_role_arn, credentials_uri).",
                    "Use a section of another type, or store a profile with Set-StatusProfile -Aliyun.");
        }
        if (type is "ram_role_arn" or "oidc_role_arn")
        {
            profile.Set(nameof(AliyunProfile.RoleArn), Require("role_arn"), source);
            profile.Set(nameof(AliyunProfile.RoleSessionName), Find("role_session_name"), source);
            profile.Set(AliyunProfile.RolePolicy, Find("policy"), source);
            profile.Set(nameof(AliyunProfile.ExternalId), Find("external_id"), source);
        }
        profile.Set(nameof(AliyunProfile.RegionId), Find("region_id"), source);
        return profile;

        string? Find(string key) => section.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

        string Require(string key) => Find(key) ?? throw StatusErrors.Profile(
            $"Section [{name}] in {file} has the type '{type}' and no {key}.", "Correct the file, or move it away.");

        void TakeKey(bool withToken)
        {
            if (Find("access_key_id") is null != Find("access_key_secret") is null)
            {
                throw StatusErrors.Profile(
                    $"Section [{name}] in {file} has an incomplete key pair: access_key_id and access_key_secret are "
                        + $"both required.",
                    "Correct the file, or move it away.");
            }
            profile.Set(nameof(AliyunProfile.AccessKeyId), Find("access_key_id"), source);
            profile.Set(AliyunProfile.AccessKeySecret, Find("access_key_secret"), source);
            if (withToken)
                profile.Set(AliyunProfile.SecurityToken, Find("security_token") ?? Find("sts_token"), source);
        }
    }

    private static string? FindFile(string home, Func<string, string?> environment) =>
        environment(Variable) is { Length: > 0 } own ? own : GetPaths(home).FirstOrDefault(File.Exists);
}
