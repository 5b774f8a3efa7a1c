using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Selects the protection of a secret.</summary>
internal sealed class SecretProtectors(StoreFolder folder, Func<string, string?> environment)
{
    /// <summary>
    /// Returns the protection of new secrets: a passphrase if one is set; otherwise that of the operating system.
    /// </summary>
    public SecretProtector GetDefault() =>
        environment(PassphraseProtector.Variable) is { Length: > 0 } ? new PassphraseProtector(environment)
        : OperatingSystem.IsWindows() ? new DpapiProtector()
        : new FileKeyProtector(folder);

    /// <summary>Returns a requested protection.</summary>
    /// <exception cref="StatusException">The protection is not available on this machine, or encrypts
    /// nothing.</exception>
    public SecretProtector GetRequested(SecretProtection protection)
    {
        string name = protection.ToString();
        if (IsAvailable(name)) return Get(name);
        throw protection == SecretProtection.Dpapi
            ? StatusErrors.Profile(
                "The protection Dpapi exists on Windows only.",
                "Specify -Protection FileKey or Passphrase, or keep the secret in a vault with -SecretVault and "
                    + "-SecretName.")
            : StatusErrors.Profile(
                $"The protection {name} requires the place where the secret is kept.",
                "Specify -SecretVault and -SecretName for a vault, or -SecretVariable for an environment variable.");
    }

    /// <summary>Returns true if a protection is available on this machine.</summary>
    public bool IsAvailable(string? name) => Find(name) is not null;

    /// <summary>Returns the protection of a stored secret.</summary>
    /// <exception cref="StatusException">The protection is not available on this machine.</exception>
    public SecretProtector Get(string? name) => Find(name) ?? throw StatusErrors.Profile(
        $"A secret in the profile store is protected by '{name}', which is not available on this machine.",
        "Store the secret again on this machine with Set-StatusProfile.");

    private SecretProtector? Find(string? name) => name switch
    {
        nameof(SecretProtection.FileKey) => new FileKeyProtector(folder),
        nameof(SecretProtection.Passphrase) => new PassphraseProtector(environment),
        nameof(SecretProtection.Dpapi) when OperatingSystem.IsWindows() => new DpapiProtector(),
        _ => null,
    };
}
