using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Profiles;

/// <summary>
/// Validates a profile before it is stored, so that mistakes are not noticed only at the first query.
/// </summary>
public static class ProfileValidator
{
    /// <summary>Validates the settings that need no request.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="readFiles">True to read the certificate files too.</param>
    /// <exception cref="StatusException">A setting is not valid.</exception>
    public static void Validate(StatusProfile profile, bool readFiles)
    {
        if (profile.Endpoint is { } endpoint && HasUser(endpoint))
        {
            throw StatusErrors.Profile(
                $"The endpoint of profile '{profile.Name}' contains a user name, which is stored and shown as "
                    + $"plain text.",
                "Specify the address without a user, and the credentials with -Credential.");
        }
        PlatformRegistry.Get(profile.Platform).Validate(profile);
        _ = new ProxySettings(profile);
        if (readFiles) new TlsSettings(profile).Dispose();
    }

    // The address may be a template, which is not a URI yet.
    private static bool HasUser(string address)
    {
        int from = address.IndexOf("://", StringComparison.Ordinal);
        string rest = from < 0 ? address : address[(from + 3)..];
        int slash = rest.IndexOfAny(['/', '?', '#']);
        return (slash < 0 ? rest : rest[..slash]).Contains('@', StringComparison.Ordinal);
    }
}
