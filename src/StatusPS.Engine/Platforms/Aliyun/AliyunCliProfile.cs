using System.Globalization;
using System.Text.Json;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads one profile of the official CLI's file, by its mode. Source: the modes and fields of aliyun-cli's
/// configuration.
/// </summary>
internal static class AliyunCliProfile
{
    /// <summary>The mode of an access key.</summary>
    public const string AccessKeyMode = "AK";

    /// <summary>The mode of a temporary key that is stored as it is.</summary>
    public const string TokenMode = "StsToken";

    private const string Role = "RamRoleArn";
    private const string ChainedRole = "ChainableRamRoleArn";
    private const string InstanceAndRole = "RamRoleArnWithRoleName";
    private const string Instance = "EcsRamRole";
    private const string Oidc = "OIDC";
    private const string Uri = "CredentialsURI";
    private const string External = "External";

    private static readonly string[] Modes =
    [
        AccessKeyMode, TokenMode, Role, ChainedRole, InstanceAndRole, Instance, Oidc, Uri, External, "CloudSSO",
        "OAuth",
    ];

    /// <summary>
    /// Returns the mode of an entry in the CLI's spelling. Modes are compared without case; an entry without one has
    /// the mode of the fields that it has, as in the CLI.
    /// </summary>
    /// <param name="entry">The entry.</param>
    public static string FindMode(JsonElement entry)
    {
        if (Text(entry, "mode") is { } mode)
            return Modes.FirstOrDefault(known => known.Equals(mode, StringComparison.OrdinalIgnoreCase)) ?? mode;
        bool Has(string name) => Text(entry, name) is not null;
        if (Has("access_key_id") || Has("access_key_secret"))
            return Has("sts_token") ? TokenMode : Has("ram_role_arn") ? Role : AccessKeyMode;
        return Has("ram_role_name") ? Instance
            : Has("process_command") ? External
            : Has("oidc_provider_arn") && Has("oidc_token_file") && Has("ram_role_arn") ? Oidc
            : Has("cloud_sso_sign_in_url") ? "CloudSSO"
            : AccessKeyMode;
    }

    /// <summary>Returns the profile of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">The name of the entry.</param>
    /// <param name="file">The path of the file, for messages.</param>
    /// <exception cref="StatusException">The mode is not supported, or the entry lacks a field of its mode.</exception>
    public static AliyunProfile Read(JsonElement entry, string name, string file)
    {
        string mode = FindMode(entry), source = AliyunCliConfig.Source + name;
        var profile = new AliyunProfile(source) { Protection = "File" };
        switch (mode)
        {
            case AccessKeyMode or TokenMode or Role:
                TakeKey(withToken: mode != AccessKeyMode);
                break;
            case Instance or InstanceAndRole:
                profile.Set(nameof(AliyunProfile.EcsRamRole), Find("ram_role_name") ?? AliyunProfile.AnyRole, source);
                break;
            case ChainedRole:
                profile.Set(
                    nameof(AliyunProfile.SourceProfile), AliyunCliConfig.Source + Require("source_profile"), source);
                break;
            case Oidc:
                profile.Set(nameof(AliyunProfile.OidcProviderArn), Require("oidc_provider_arn"), source);
                profile.Set(nameof(AliyunProfile.OidcTokenFile), Require("oidc_token_file"), source);
                break;
            case Uri:
                profile.Set(nameof(AliyunProfile.CredentialsUri), Require("credentials_uri"), source);
                break;
            case External or "CloudSSO" or "OAuth":
                profile.CliMode = mode;
                if (mode == External) profile.ProcessCommand = Find("process_command");
                TakeKey(withToken: true);
                if (mode != External && profile.AccessKeyId is null) throw CreateNoKeyError();
                profile.Set(AliyunProfile.KeyExpiration, FindNumber(entry, "sts_expiration"), source);
                break;
            default:
                throw StatusErrors.Profile(
                    $"Profile '{name}' in {file} uses the mode '{mode}', which is not supported (supported: "
                        + $"{string.Join(", ", Modes)}).",
                    "Use a profile of another mode, or store one with Set-StatusProfile -Aliyun.");
        }
        if (mode is Role or ChainedRole or InstanceAndRole or Oidc) TakeRole();
        profile.Set(nameof(AliyunProfile.RegionId), Find("region_id") ?? Find("region"), source);
        profile.Set(nameof(StatusProfile.Endpoint), Find("endpoint"), source);
        profile.Set(AliyunProfile.EndpointType, Find("endpoint_type"), source);
        return profile;

        string? Find(string field) => Text(entry, field);

        string Require(string field) => Find(field) ?? throw StatusErrors.Profile(
            $"Profile '{name}' in {file} uses the mode '{mode}' and has no {field}.",
            "Correct it with: aliyun configure");

        StatusException CreateNoKeyError() => StatusErrors.Profile(
            $"Profile '{name}' in {file} uses the mode '{mode}', and the CLI keeps no key for it yet.",
            LocalizedText.From(
                $"To sign in, run: aliyun sts GetCallerIdentity --profile {CommandArgument.Quote(name)}"));

        void TakeRole()
        {
            profile.Set(nameof(AliyunProfile.RoleArn), Require("ram_role_arn"), source);
            profile.Set(nameof(AliyunProfile.RoleSessionName), Find("ram_session_name"), source);
            profile.Set(nameof(AliyunProfile.ExternalId), Find("external_id"), source);
            profile.Set(nameof(AliyunProfile.RoleDuration), FindNumber(entry, "expired_seconds"), source);
            profile.Set(AliyunProfile.RolePolicy, Find("policy"), source);
            profile.Set(AliyunProfile.StsRegion, Find("sts_region"), source);
            profile.Set(nameof(AliyunProfile.StsEndpoint), Find("sts_endpoint"), source);
        }

        void TakeKey(bool withToken)
        {
            string? id = Find("access_key_id"), secret = Find("access_key_secret");
            if (id is null != secret is null)
            {
                throw StatusErrors.Profile(
                    $"Profile '{name}' in {file} has {(id is null ? "access_key_secret" : "access_key_id")} but no "
                        + $"{(id is null ? "access_key_id" : "access_key_secret")}: the key pair is incomplete.",
                    "Correct it with: aliyun configure");
            }
            profile.Set(nameof(AliyunProfile.AccessKeyId), id, source);
            profile.Set(AliyunProfile.AccessKeySecret, secret, source);
            if (withToken) profile.Set(AliyunProfile.SecurityToken, Find("sts_token"), source);
        }
    }

    // Null for zero, which the CLI writes for no value.
    private static string? FindNumber(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long number) && number > 0 ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonElement entry, string name) => AliyunCliConfig.Text(entry, name);
}
