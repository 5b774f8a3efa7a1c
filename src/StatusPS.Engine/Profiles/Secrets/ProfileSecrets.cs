
namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Gives profiles secrets that are kept elsewhere.</summary>
public static class ProfileSecrets
{
    /// <summary>Makes a secret of a profile one that is fetched at its use.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="secret">Which secret.</param>
    /// <param name="protection">A vault, or the environment.</param>
    /// <param name="vault">The vault's name; null: the default one.</param>
    /// <param name="name">The secret's name in the vault, or the variable's.</param>
    /// <param name="reader">Reads a vault's secret.</param>
    public static void SetReference(StatusProfile profile, string secret, SecretProtection protection, string? vault, string name, VaultReader reader) =>
        profile.Set(secret, new SecretReader(Environment.GetEnvironmentVariable, reader).CreateValue(new(protection, vault, name), profile.Name, secret));
}
