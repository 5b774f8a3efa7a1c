using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Which protection a new secret gets, and which one opens an old one.</summary>
internal sealed class SecretProtectors(StoreFolder folder, Func<string, string?> environment)
{
    /// <summary>A passphrase where there is one, else the platform's own way.</summary>
    public SecretProtector GetDefault() =>
        environment(PassphraseProtector.Variable) is { Length: > 0 } ? new PassphraseProtector(environment)
        : OperatingSystem.IsWindows() ? new DpapiProtector()
        : new FileKeyProtector(folder);

    /// <summary>The protection that somebody asks for.</summary>
    /// <exception cref="StatusException">This machine does not have it, or it encrypts nothing.</exception>
    public SecretProtector GetRequested(SecretProtection protection)
    {
        string name = protection.ToString();
        if (IsAvailable(name)) return Get(name);
        throw protection == SecretProtection.Dpapi
            ? StatusErrors.Profile("The protection Dpapi exists on Windows only.", "Specify -Protection FileKey or Passphrase, or keep the secret in a vault with -SecretVault and -SecretName.")
            : StatusErrors.Profile($"The protection {name} requires the place where the secret is kept.", "Specify -SecretVault and -SecretName for a vault, or -SecretVariable for an environment variable.");
    }

    /// <summary>Whether this machine has a protection.</summary>
    public bool IsAvailable(string? name) => Find(name) is not null;

    /// <exception cref="StatusException">The protection is not one of this machine's.</exception>
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
