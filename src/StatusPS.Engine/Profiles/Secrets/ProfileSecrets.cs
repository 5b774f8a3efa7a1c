
namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Sets secrets of profiles that are kept outside the store.</summary>
public static class ProfileSecrets
{
    /// <summary>Sets a secret to a reference, which is read when the secret is used.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="secret">The name of the profile's secret.</param>
    /// <param name="protection">The kind of reference: Vault or Environment.</param>
    /// <param name="vault">The name of the vault; null for the default vault.</param>
    /// <param name="name">The name of the secret in the vault, or of the environment variable.</param>
    /// <param name="reader">Reads a secret from a vault.</param>
    public static void SetReference(
        StatusProfile profile, string secret, SecretProtection protection, string? vault, string name,
        VaultReader reader) =>
        profile.Set(secret, new SecretReader(Environment.GetEnvironmentVariable, reader)
            .CreateValue(new(protection, vault, name), profile.Name, secret));
}
