using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Which protection a new secret gets, and which one opens an old one.</summary>
internal sealed class SecretProtectors(StoreFolder folder, Func<string, string?> environment)
{
    /// <summary>A passphrase where there is one, else the platform's own way.</summary>
    public SecretProtector ForNew() =>
        environment(PassphraseProtector.Variable) is { Length: > 0 } ? new PassphraseProtector(environment)
        : OperatingSystem.IsWindows() ? new DpapiProtector()
        : new FileKeyProtector(folder);

    /// <exception cref="StatusException">The protection is not one of this machine's.</exception>
    public SecretProtector Named(string? name) => name switch
    {
        "FileKey" => new FileKeyProtector(folder),
        "Passphrase" => new PassphraseProtector(environment),
        "Dpapi" when OperatingSystem.IsWindows() => new DpapiProtector(),
        _ => throw StatusErrors.Profile(
            $"A secret in the profile store is protected by '{name}', which this machine does not have.",
            "Store the secret again on this machine with Set-StatusProfile."),
    };
}
