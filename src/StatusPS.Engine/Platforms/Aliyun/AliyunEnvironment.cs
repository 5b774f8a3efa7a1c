using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads a profile from the environment variables of Aliyun's SDKs and CLI, their older names, and those of its
/// Terraform provider. Id, secret and token are from one family of names: parts of two keys are never combined. The
/// order is that of the SDKs: a key, then an OIDC token; after the files the role of the instance, then a credentials
/// URI. Source: the variables that aliyun-cli, the credentials SDKs and terraform-provider-alicloud document.
/// </summary>
internal static class AliyunEnvironment
{
    /// <summary>The variables, for messages.</summary>
    public const string Names =
        "ALIBABA_CLOUD_ACCESS_KEY_ID with ALIBABA_CLOUD_ACCESS_KEY_SECRET, or ALIBABA_CLOUD_ROLE_ARN with "
            + "ALIBABA_CLOUD_OIDC_PROVIDER_ARN and ALIBABA_CLOUD_OIDC_TOKEN_FILE";

    /// <summary>The variables that come after the files, for messages.</summary>
    public const string LastNames = "ALIBABA_CLOUD_ECS_METADATA, or ALIBABA_CLOUD_CREDENTIALS_URI";

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

    private static readonly (string Setting, string[] Variables)[] Addresses =
    [
        (nameof(StatusProfile.Endpoint), ["ALIBABA_CLOUD_ENDPOINT"]),
        (AliyunProfile.EndpointType,
            ["ALIBABA_CLOUD_ENDPOINT_TYPE", "ALIBABACLOUD_ENDPOINT_TYPE", "ALICLOUD_ENDPOINT_TYPE"]),
        (nameof(AliyunProfile.StsEndpoint), [CredentialAddress.StsVariable, "ALIBABA_CLOUD_STS_ENDPOINT"]),
        (nameof(AliyunProfile.MetadataEndpoint), [CredentialAddress.MetadataVariable]),
    ];

    /// <summary>Returns the profile of a key or an OIDC token; null when neither is set.</summary>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">Half a key pair is set.</exception>
    public static StatusProfile? Read(Func<string, string?> environment) =>
        ReadKey(environment) ?? ReadOidc(environment);

    /// <summary>Returns the profile of the instance's role or a credentials URI; null when neither is set.</summary>
    /// <param name="environment">Returns environment variables.</param>
    public static StatusProfile? ReadLast(Func<string, string?> environment)
    {
        var values = Create(environment);
        if (!CredentialValue.IsTrue(environment("ALIBABA_CLOUD_ECS_METADATA_DISABLED"))
            && values.Take(nameof(AliyunProfile.EcsRamRole), "ALIBABA_CLOUD_ECS_METADATA"))
            return Complete(values, environment);
        return values.Take(nameof(AliyunProfile.CredentialsUri), "ALIBABA_CLOUD_CREDENTIALS_URI")
            ? Complete(values, environment) : null;
    }

    /// <summary>
    /// Sets the addresses of a profile without them to those of the variables, and the type of endpoint.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static void SetAddresses(AliyunProfile profile, Func<string, string?> environment)
    {
        profile.Environment = environment;
        foreach (var (setting, variables) in Addresses)
        {
            if (!profile.Has(setting) && FindFirst(variables, environment) is var (address, variable))
                profile.Set(setting, address, "Environment:" + variable);
        }
    }

    private static AliyunProfile? ReadKey(Func<string, string?> environment)
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
            var values = Create(environment);
            values.Take(nameof(AliyunProfile.AccessKeyId), id);
            values.Take(AliyunProfile.AccessKeySecret, secret);
            values.Take(AliyunProfile.SecurityToken, token);
            var profile = Complete(values, environment);
            profile.Reload = () => Read(environment);
            return profile;
        }
        return null;
    }

    // The variables that ACK sets in a pod. A role alone means nothing: the SDKs assume it with other sources.
    private static AliyunProfile? ReadOidc(Func<string, string?> environment)
    {
        var values = Create(environment);
        if (!values.Take(nameof(AliyunProfile.RoleArn), "ALIBABA_CLOUD_ROLE_ARN", "ALIBABACLOUD_ROLE_ARN")
            || !values.Take(nameof(AliyunProfile.OidcProviderArn),
                "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABACLOUD_OIDC_PROVIDER_ARN")
            || !values.Take(nameof(AliyunProfile.OidcTokenFile),
                "ALIBABA_CLOUD_OIDC_TOKEN_FILE", "ALIBABACLOUD_OIDC_TOKEN_FILE")) return null;
        values.Take(nameof(AliyunProfile.RoleSessionName), "ALIBABA_CLOUD_ROLE_SESSION_NAME");
        return Complete(values, environment);
    }

    private static EnvironmentProfile Create(Func<string, string?> environment) =>
        new(new AliyunProfile(EnvironmentProfile.Name), environment);

    private static AliyunProfile Complete(EnvironmentProfile values, Func<string, string?> environment)
    {
        var profile = (AliyunProfile)values.Profile;
        values.Take(nameof(AliyunProfile.RegionId), Regions);
        SetAddresses(profile, environment);
        return profile;
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
