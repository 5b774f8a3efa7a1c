using System.Globalization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// The key of a profile: from the environment, a file, the store, a vault or a variable. Another process may replace it
/// there, so it is read again when the service refuses it.
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="time">The clock.</param>
internal sealed class StoredKeySource(AliyunProfile profile, TimeProvider time) : CredentialSource
{
    // The prefix of keys that the security token service issues.
    private const string TemporaryPrefix = "STS.";

    public override LocalizedText Description
    {
        get
        {
            string from = profile.Sources.GetValueOrDefault(nameof(AliyunProfile.AccessKeyId)) ?? profile.Name;
            return LocalizedText.From($"access key from {from}");
        }
    }

    /// <summary>Returns the key of the profile as it was read.</summary>
    /// <exception cref="StatusException">There is none, or a temporary key lacks its token.</exception>
    public ObtainedCredential ReadFirst() => Create(profile, profile.Reveal);

    public override ObtainedCredential Read()
    {
        var again = profile.Reload?.Invoke() as AliyunProfile ?? profile;
        return Create(again, again.RevealCurrent);
    }

    public override Task<ObtainedCredential> ObtainAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        var obtained = Read();
        if (obtained.Lifetime > TimeSpan.Zero || obtained.Lifetime is null) return Task.FromResult(obtained);
        throw StatusErrors.Profile(
            $"The temporary key of profile '{profile.Name}' ended at "
                + $"{obtained.Credential.ExpiresAt:yyyy-MM-dd HH:mm:ss'Z'}.",
            "Store a new key, or a profile that renews its keys (Set-StatusProfile -SourceProfile, -RoleArn, "
                + "-EcsRamRole).");
    }

    private ObtainedCredential Create(AliyunProfile owner, Func<string, string?> getSecret)
    {
        var credential = Parse(owner, getSecret);
        return new(credential, credential.ExpiresAt - time.GetUtcNow());
    }

    /// <summary>Returns the key of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="getSecret">Returns the value of a setting or a secret.</param>
    /// <exception cref="StatusException">There is none, or a temporary key lacks its token.</exception>
    internal static AliyunCredential Parse(AliyunProfile profile, Func<string, string?> getSecret)
    {
        if (getSecret(nameof(AliyunProfile.AccessKeyId)) is not { } id
            || getSecret(AliyunProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Specify -Credential (access key ID and secret) with Set-StatusProfile, refer to a vault with "
                    + "-SecretVault and -SecretName, or set ALIBABA_CLOUD_ACCESS_KEY_ID and "
                    + "ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        string? token = getSecret(AliyunProfile.SecurityToken);
        if (token is null && id.StartsWith(TemporaryPrefix, StringComparison.Ordinal))
        {
            throw StatusErrors.Profile(
                $"The access key ID of profile '{profile.Name}' begins with 'STS.': the key is temporary, and its "
                    + $"security token is missing.",
                "Specify all three parts: ID and secret with -Credential, and the token with -SecurityToken "
                    + "(ALIBABA_CLOUD_SECURITY_TOKEN in the environment, sts_token in config.json).");
        }
        return new(id, secret, token, FindExpiration(profile));
    }

    /// <summary>Returns the end of a temporary key that a file tells; null when it tells none.</summary>
    /// <param name="profile">The profile.</param>
    internal static DateTimeOffset? FindExpiration(AliyunProfile profile) =>
        long.TryParse(profile.Reveal(AliyunProfile.KeyExpiration), NumberStyles.None, CultureInfo.InvariantCulture,
            out long seconds) && seconds is > 0 and < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
}
