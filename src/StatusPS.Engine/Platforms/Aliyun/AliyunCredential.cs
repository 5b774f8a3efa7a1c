using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>An access key, with the token of a temporary key.</summary>
internal sealed record AliyunCredential(string Id, string Secret, string? Token)
{
    // The prefix of keys that the security token service issues.
    private const string TemporaryPrefix = "STS.";

    /// <summary>Reads the key of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">There is none, or a temporary key lacks its token.</exception>
    public static AliyunCredential Read(AliyunProfile profile) => Read(profile, profile.Reveal);

    /// <summary>
    /// Reads a profile's key again from its source: the environment, a file, the store, a vault, a variable.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">The key cannot be read or is incomplete.</exception>
    public static AliyunCredential Reload(AliyunProfile profile)
    {
        var again = profile.Reload?.Invoke() as AliyunProfile ?? profile;
        return Read(again, again.RevealCurrent);
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static AliyunCredential Read(AliyunProfile profile, Func<string, string?> getSecret)
    {
        if (getSecret(nameof(AliyunProfile.AccessKeyId)) is not { } id
            || getSecret(AliyunProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Specify -Credential (access key ID and secret) with Set-StatusProfile, refer to a vault with -SecretVault and -SecretName, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        string? token = getSecret(AliyunProfile.SecurityToken);
        if (token is null && id.StartsWith(TemporaryPrefix, StringComparison.Ordinal))
        {
            throw StatusErrors.Profile(
                $"The access key ID of profile '{profile.Name}' begins with 'STS.': the key is temporary, and its security token is missing.",
                "Specify all three parts: ID and secret with -Credential, and the token with -SecurityToken (ALIBABA_CLOUD_SECURITY_TOKEN in the environment, sts_token in config.json).");
        }
        return new(id, secret, token);
    }
}
