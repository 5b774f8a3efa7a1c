using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads a profile from the environment variables of Aliyun's SDKs and CLI, their older names, and those of its
/// Terraform provider. Id, secret and token are from one family of names: parts of two keys are never combined. Source:
/// the variables that aliyun-cli, the credentials SDKs and terraform-provider-alicloud document.
/// </summary>
internal static class AliyunEnvironment
{
    /// <summary>The variables, for messages.</summary>
    public const string Names = "ALIBABA_CLOUD_ACCESS_KEY_ID with ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    private static readonly (string Id, string Secret, string Token)[] Families =
    [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"),
        ("ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN"),
        ("ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECURITY_TOKEN"),
        ("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"),
    ];

    private static readonly string[] Regions =
        ["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "ALICLOUD_REGION"];

    private static readonly string[] ProfileNames =
        ["ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE"];

    /// <summary>Returns the profile; null when no part of an access key is set.</summary>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">Half a key pair is set.</exception>
    public static StatusProfile? Read(Func<string, string?> environment)
    {
        foreach (var (id, secret, token) in Families)
        {
            bool hasId = environment(id) is { Length: > 0 }, hasSecret = environment(secret) is { Length: > 0 };
            if (!hasId && !hasSecret) continue;
            if (!hasId || !hasSecret)
            {
                throw StatusErrors.Profile(
                    $"{(hasId ? id : secret)} is set and {(hasId ? secret : id)} is not: the key pair is incomplete.",
                    $"Set both {id} and {secret}, or neither.");
            }
            var values = new EnvironmentProfile(new AliyunProfile(EnvironmentProfile.Name), environment);
            values.Take(nameof(AliyunProfile.AccessKeyId), id);
            values.Take(AliyunProfile.AccessKeySecret, secret);
            values.Take(AliyunProfile.SecurityToken, token);
            values.Take(nameof(AliyunProfile.RegionId), Regions);
            values.Profile.Reload = () => Read(environment);
            return values.Profile;
        }
        return null;
    }

    /// <summary>Returns the name of a profile of Aliyun's own files that a variable names; null for none.</summary>
    /// <param name="environment">Returns environment variables.</param>
    public static (string Name, string Variable)? FindProfileName(Func<string, string?> environment) =>
        FindFirst(ProfileNames, environment);

    /// <summary>Sets the region of a profile without one to that of a variable, as the CLI does.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static void SetDefaultRegion(AliyunProfile profile, Func<string, string?> environment)
    {
        if (profile.RegionId is null && FindFirst(Regions, environment) is var (region, variable))
            profile.Set(nameof(AliyunProfile.RegionId), region, "Environment:" + variable);
    }

    private static (string Value, string Variable)? FindFirst(string[] names, Func<string, string?> environment)
    {
        foreach (string name in names)
        {
            if (environment(name) is { Length: > 0 } value) return (value, name);
        }
        return null;
    }
}
