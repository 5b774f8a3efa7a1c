namespace StatusPS;

/// <summary>What keeps a profile's secret.</summary>
public enum SecretProtection
{
    /// <summary>Encrypted with a key in a file that only its owner may read.</summary>
    FileKey,

    /// <summary>Encrypted with the passphrase in <c>STATUSPS_PASSPHRASE</c>.</summary>
    Passphrase,

    /// <summary>Encrypted by Windows for the signed-in user.</summary>
    Dpapi,

    /// <summary>Kept by a vault of SecretManagement; the store has its name alone.</summary>
    Vault,

    /// <summary>Kept in an environment variable; the store has its name alone.</summary>
    Environment,
}
