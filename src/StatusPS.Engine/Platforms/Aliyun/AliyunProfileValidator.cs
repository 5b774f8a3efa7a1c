using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.Aliyun.Credentials;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Validates the settings with which a profile obtains temporary keys, before they are stored or sent.
/// </summary>
internal static class AliyunProfileValidator
{
    /// <summary>Validates a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">A setting is not valid, or the settings contradict each other.</exception>
    public static void Validate(AliyunProfile profile)
    {
        CheckSource(profile);
        Check(profile, nameof(profile.RoleArn), profile.RoleArn, CredentialValue.IsRoleArn,
            "Specify the ARN of a role, for example acs:ram::123456789012:role/ops.");
        Check(profile, nameof(profile.OidcProviderArn), profile.OidcProviderArn, CredentialValue.IsProviderArn,
            "Specify the ARN of an OIDC provider, for example acs:ram::123456789012:oidc-provider/ack.");
        Check(profile, nameof(profile.RoleSessionName), profile.RoleSessionName, CredentialValue.IsSessionName,
            "Specify 2 to 64 letters, digits or characters of _ . @ = - for the name of the session.");
        Check(profile, nameof(profile.ExternalId), profile.ExternalId, CredentialValue.IsExternalId,
            "Specify 2 to 1224 letters, digits or characters of _ + = , . @ : / - for the external ID.");
        Check(profile, nameof(profile.EcsRamRole), profile.EcsRamRole,
            name => name == AliyunProfile.AnyRole || CredentialValue.IsRoleName(name),
            "Specify the name of the role, or * for the one that is attached to the instance.");
        Check(profile, nameof(profile.RoleDuration), profile.Reveal(nameof(profile.RoleDuration)), IsDuration,
            "Specify 900 to 43200 seconds; the role's maximum session duration may be shorter.");
        _ = CredentialAddress.GetSecurityTokenService(profile);
        _ = CredentialAddress.GetMetadataService(profile);
        if (profile.CredentialsUri is not null) _ = CredentialAddress.GetCredentialsUri(profile);
    }

    private static void CheckSource(AliyunProfile profile)
    {
        var sources = new List<string>();
        Add(nameof(profile.SourceProfile), profile.SourceProfile);
        Add(nameof(profile.OidcTokenFile), profile.OidcTokenFile ?? profile.OidcProviderArn);
        Add(nameof(profile.EcsRamRole), profile.EcsRamRole);
        Add(nameof(profile.CredentialsUri), profile.CredentialsUri);
        if (sources.Count > 1)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has more than one source of its key: {string.Join(", ", sources)}.",
                "Specify one of them, and an empty value for the others.");
        }
        if (profile.CredentialSource == AliyunCredentialSource.Oidc
            && (profile.OidcProviderArn is null || profile.OidcTokenFile is null || profile.RoleArn is null))
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' signs in with OIDC and lacks a part of it.",
                "Specify all three: -RoleArn, -OidcProviderArn and -OidcTokenFile.");
        }
        if (profile.RoleArn is null && (profile.RoleSessionName ?? profile.ExternalId
            ?? profile.Reveal(nameof(profile.RoleDuration))) is not null)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has settings of a role, and no role.", "Specify -RoleArn.");
        }

        void Add(string setting, string? value)
        {
            if (value is not null) sources.Add("-" + setting);
        }
    }

    private static bool IsDuration(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds is >= CredentialValue.MinDuration and <= CredentialValue.MaxDuration;

    private static void Check(
        AliyunProfile profile, string setting, string? value, Func<string, bool> isValid, LocalizedText advice)
    {
        if (value is null || isValid(value)) return;
        throw StatusErrors.Profile($"{setting} of profile '{profile.Name}' is not valid: '{value}'.", advice);
    }
}
