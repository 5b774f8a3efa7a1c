using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>The key that signs requests, and the token of a temporary one.</summary>
internal sealed record AliyunCredential(string Id, string Secret, string? Token)
{
    // What the security token service issues begins so.
    private const string TemporaryPrefix = "STS.";

    /// <summary>Reads a profile's key as it holds it.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">There is none, or a temporary key lacks its token.</exception>
    public static AliyunCredential Read(AliyunProfile profile) => Read(profile, profile.Reveal);

    /// <summary>Reads a profile's key anew from where it is kept: the environment, a file, the store, a vault, a variable.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">It can't be read, or is no whole key.</exception>
    public static AliyunCredential ReadAnew(AliyunProfile profile)
    {
        var again = profile.Reload?.Invoke() as AliyunProfile ?? profile;
        return Read(again, again.RevealAnew);
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static AliyunCredential Read(AliyunProfile profile, Func<string, string?> reveal)
    {
        if (reveal(nameof(AliyunProfile.AccessKeyId)) is not { } id || reveal(AliyunProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Give -Credential (access key id and secret) with Set-StatusProfile, name what a vault keeps with -SecretVault and -SecretName, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        string? token = reveal(AliyunProfile.SecurityToken);
        if (token is null && id.StartsWith(TemporaryPrefix, StringComparison.Ordinal))
        {
            throw StatusErrors.Profile(
                $"The access key id of profile '{profile.Name}' begins with STS.: it is a temporary key, and its security token is missing.",
                "Give all three parts of it: id and secret with -Credential, and the token with -SecurityToken (ALIBABA_CLOUD_SECURITY_TOKEN in the environment, sts_token in config.json).");
        }
        return new(id, secret, token);
    }
}
