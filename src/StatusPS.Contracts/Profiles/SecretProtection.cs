namespace StatusPS;

/// <summary>The ways to protect a profile's secrets.</summary>
public enum SecretProtection
{
    /// <summary>Encrypted with a key in a file that only its owner can read.</summary>
    FileKey,

    /// <summary>Encrypted with the passphrase in <c>STATUSPS_PASSPHRASE</c>.</summary>
    Passphrase,

    /// <summary>Encrypted by Windows for the signed-in user.</summary>
    Dpapi,

    /// <summary>Kept in a vault of SecretManagement; the store contains the name only.</summary>
    Vault,

    /// <summary>Kept in an environment variable; the store contains the name only.</summary>
    Environment,
}
