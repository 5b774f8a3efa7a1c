using System.Globalization;

namespace StatusPS;

/// <summary>
/// The settings and credentials for one platform. Secrets are kept apart from the public properties, so that
/// formatting, serialization and transcripts never contain one.
/// </summary>
public abstract class StatusProfile
{
    /// <summary>
    /// The name of the built-in profile, which uses an emulator in this process and needs neither network nor account.
    /// </summary>
    public const string DemoName = "demo";

    /// <summary>The name of the built-in profile of Aliyun that assumes a role of the emulator.</summary>
    internal const string DemoRoleName = "demo-role";

    /// <summary>The protection of a profile that is not stored.</summary>
    internal const string InMemory = "Memory";

    /// <summary>The name of the secret with the password for the proxy.</summary>
    internal const string ProxyPassword = nameof(ProxyPassword);

    /// <summary>The name of the secret with the password of the client certificate.</summary>
    internal const string ClientCertificatePassword = nameof(ClientCertificatePassword);

    // Values outside these bounds, which a file may contain, are ignored.
    private const int MaxTimeoutSeconds = 86_400;
    private const int MaxRetries = 100;
    private const int MaxRequestRate = 10_000;

    private static readonly string[] CommonSecrets = [ProxyPassword, ClientCertificatePassword];

    private readonly SortedDictionary<string, ProfileValue> _values = new(StringComparer.OrdinalIgnoreCase);

    private protected StatusProfile(string name, StatusPlatform platform)
    {
        Name = name;
        Platform = platform;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the platform.</summary>
    public StatusPlatform Platform { get; }

    /// <summary>Gets the base address; null when the platform determines it.</summary>
    public string? Endpoint => Text(nameof(Endpoint));

    /// <summary>Gets the timeout of one request attempt, in seconds. Default: 30.</summary>
    public int TimeoutSec => Number(nameof(TimeoutSec), 30, 1, MaxTimeoutSeconds);

    /// <summary>Gets the maximum number of retries after a transient failure. Default: 3.</summary>
    public int MaxRetry => Number(nameof(MaxRetry), 3, 0, MaxRetries);

    /// <summary>
    /// Gets the maximum number of requests a second, for all queries of a process together. Default: 0, no limit.
    /// </summary>
    public int MaxRequestsPerSecond => Number(nameof(MaxRequestsPerSecond), 0, 0, MaxRequestRate);

    /// <summary>Gets the proxy; null uses the system's.</summary>
    public string? Proxy => Text(nameof(Proxy));

    /// <summary>Gets whether to use no proxy, even if the environment or the system specifies one.</summary>
    public bool NoProxy => Flag(nameof(NoProxy));

    /// <summary>Gets the user name for the proxy; null when there is none.</summary>
    public string? ProxyUserName => Text(nameof(ProxyUserName));

    /// <summary>
    /// Gets the PEM file of authorities that are trusted in addition to the system's; null when there is none.
    /// </summary>
    public string? CaCertificate => Text(nameof(CaCertificate));

    /// <summary>Gets the file of the client certificate, in PFX or PEM format; null when there is none.</summary>
    public string? ClientCertificate => Text(nameof(ClientCertificate));

    /// <summary>
    /// Gets the PEM file of the client certificate's key; null when the certificate file contains it.
    /// </summary>
    public string? ClientCertificateKey => Text(nameof(ClientCertificateKey));

    /// <summary>Gets whether plain HTTP is allowed for addresses other than loopback.</summary>
    public bool AllowHttp => Flag(nameof(AllowHttp));

    /// <summary>Gets whether the profile is the stored default of its platform.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>
    /// Gets the protection of the secrets: <c>Memory</c>, <c>Dpapi</c>, <c>FileKey</c>, <c>Passphrase</c>,
    /// <c>Vault</c>, <c>Environment</c>, <c>File</c>, <c>BuiltIn</c> or <c>None</c>; several when the secrets differ.
    /// </summary>
    public string Protection { get; internal set; } = InMemory;

    /// <summary>Gets the protection of each secret.</summary>
    public IReadOnlyDictionary<string, string> SecretProtections => _values
        .Where(pair => IsSecret(pair.Key))
        .ToDictionary(pair => pair.Key, pair => pair.Value.Protection ?? Protection, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the names of the secrets. Their values are never displayed.</summary>
    public IReadOnlyList<string> Secrets => [.. _values.Keys.Where(IsSecret)];

    /// <summary>Gets the source of each value.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        _values.ToDictionary(pair => pair.Key, pair => pair.Value.Source, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the name.</summary>
    public override string ToString() => Name;

    internal IReadOnlyDictionary<string, ProfileValue> Values => _values;

    /// <summary>The settings apart from <see cref="Values"/>, which are neither stored nor shown.</summary>
    internal virtual IReadOnlyList<string?> UnlistedSettings => [];

    /// <summary>Returns true for the name of a secret, ignoring case: files may be written by hand.</summary>
    internal bool IsSecret(string name) => SecretNamed(name) is not null;

    /// <summary>Gets the exact name of a secret, ignoring case; null when it is not a secret of the platform.</summary>
    internal string? SecretNamed(string name) =>
        OwnSecrets.Concat(CommonSecrets)
            .FirstOrDefault(secret => secret.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of the secret that the platform requires.</summary>
    internal abstract string MainSecret { get; }

    /// <summary>The name of the value that identifies the owner of the required secret.</summary>
    internal abstract string IdName { get; }

    /// <summary>The names of the secrets of this platform.</summary>
    private protected abstract IReadOnlyList<string> OwnSecrets { get; }

    internal bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Gets a value as text; null when it is not set. The only access to secrets.</summary>
    internal string? Reveal(string name) => _values.TryGetValue(name, out var value) ? value.Text : null;

    /// <summary>Reads the profile again from its source; null for a profile that exists in memory alone.</summary>
    internal Func<StatusProfile?>? Reload { get; set; }

    /// <summary>
    /// The profile whose credentials this one uses, as it was found for a connection; null when it has its own.
    /// </summary>
    internal StatusProfile? BaseProfile { get; set; }

    /// <summary>True if the profile has a key, or a way to obtain one.</summary>
    internal virtual bool HasKey => Has(MainSecret);

    /// <summary>Returns a value as text. A value that is kept elsewhere is read again.</summary>
    internal string? RevealCurrent(string name) => _values.TryGetValue(name, out var value) ? value.ReadAgain() : null;

    internal void Set(string name, string? text, string source)
    {
        if (string.IsNullOrEmpty(text)) _values.Remove(name);
        else _values[name] = new(text, source);
    }

    /// <summary>
    /// Sets a value that is kept elsewhere: a secret that is decrypted on first use. Showing a profile therefore needs
    /// no key.
    /// </summary>
    internal void Set(string name, ProfileValue value) => _values[name] = value;

    private protected string? Text(string name) => IsSecret(name) ? null : Reveal(name);

    private protected T Choice<T>(string name, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private int Number(string name, int otherwise, int least, int most) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value >= least && value <= most ? value : otherwise;

    private protected bool Flag(string name) => bool.TryParse(Text(name), out bool value) && value;
}
