using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>A profile's access key.</summary>
internal sealed class AuthingCredential
{
    /// <summary>Creates a session with the credentials of a profile.</summary>
    /// <exception cref="StatusException">There are none.</exception>
    public AuthingCredential(AuthingProfile profile)
    {
        if (profile.AccessKeyId is not { } id || profile.Reveal(AuthingProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Specify -Credential (user pool ID and secret) with Set-StatusProfile, refer to a vault with "
                    + "-SecretVault and -SecretName, or set AUTHING_ACCESS_KEY_ID and AUTHING_ACCESS_KEY_SECRET.");
        }
        (AccessKeyId, Secret) = (id, secret);
    }

    public string AccessKeyId { get; }

    public string Secret { get; }
}
