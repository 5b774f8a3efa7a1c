using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>A profile's access key.</summary>
internal sealed class AuthingCredential
{
    /// <summary>Reads a profile's credentials.</summary>
    /// <exception cref="StatusException">There are none.</exception>
    public AuthingCredential(AuthingProfile profile)
    {
        if (profile.AccessKeyId is not { } id || profile.Reveal(AuthingProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Give -Credential (user pool id and its secret) with Set-StatusProfile, name what a vault keeps with -SecretVault and -SecretName, or set AUTHING_ACCESS_KEY_ID and AUTHING_ACCESS_KEY_SECRET.");
        }
        (AccessKeyId, Secret) = (id, secret);
    }

    public string AccessKeyId { get; }

    public string Secret { get; }
}
