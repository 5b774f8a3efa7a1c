using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Profiles;

/// <summary>What is checked of a profile before it is stored: all that would else be noticed at the first query, or would lie readable in the file.</summary>
public static class ProfileValidator
{
    /// <summary>Checks the settings that can be checked by themselves.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="readFiles">Whether the certificates' files are read too.</param>
    /// <exception cref="StatusException">One can't be.</exception>
    public static void Validate(StatusProfile profile, bool readFiles)
    {
        if (profile.Endpoint is { } endpoint && HasUser(endpoint))
        {
            throw StatusErrors.Profile(
                $"The endpoint of profile '{profile.Name}' contains a user name, which is stored and shown as plain text.",
                "Specify the address without a user, and the credentials with -Credential.");
        }
        _ = new ProxySettings(profile);
        if (readFiles) _ = new TlsSettings(profile);
    }

    // The address may be a template, which is no URI yet.
    private static bool HasUser(string address)
    {
        int from = address.IndexOf("://", StringComparison.Ordinal);
        string rest = from < 0 ? address : address[(from + 3)..];
        int slash = rest.IndexOfAny(['/', '?', '#']);
        return (slash < 0 ? rest : rest[..slash]).Contains('@', StringComparison.Ordinal);
    }
}
