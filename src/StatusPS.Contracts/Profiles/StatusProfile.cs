using System.Globalization;

namespace StatusPS;

/// <summary>
/// Where a service is, who asks it and how. Secrets are held apart from the public properties, so that no
/// formatting, serialization or transcript of a profile can show one.
/// </summary>
public abstract class StatusProfile
{
    /// <summary>The name of the built-in profile: the emulator, in process, no network, no account.</summary>
    public const string DemoName = "demo";

    /// <summary>The protection of a profile that is stored nowhere.</summary>
    internal const string InMemory = "Memory";

    /// <summary>The password that the proxy asks for.</summary>
    internal const string ProxyPassword = nameof(ProxyPassword);

    /// <summary>The password of the client certificate's file.</summary>
    internal const string ClientCertificatePassword = nameof(ClientCertificatePassword);

    // What a person may write into the file and no timer takes is as if it were not there.
    private const int MaxTimeoutSeconds = 86_400;
    private const int MaxRetries = 100;

    private static readonly string[] CommonSecrets = [ProxyPassword, ClientCertificatePassword];

    private readonly SortedDictionary<string, ProfileValue> _values = new(StringComparer.OrdinalIgnoreCase);

    private protected StatusProfile(string name, StatusPlatform platform)
    {
        Name = name;
        Platform = platform;
    }

    /// <summary>The profile's name.</summary>
    public string Name { get; }

    /// <summary>Whose account it holds.</summary>
    public StatusPlatform Platform { get; }

    /// <summary>The service's base address; empty where the platform's own rule gives it.</summary>
    public string? Endpoint => Text(nameof(Endpoint));

    /// <summary>The longest that one try of a request may take, in seconds. Default 30.</summary>
    public int TimeoutSec => Number(nameof(TimeoutSec), 30, 1, MaxTimeoutSeconds);

    /// <summary>How often a request is tried again after a passing failure. Default 3.</summary>
    public int MaxRetry => Number(nameof(MaxRetry), 3, 0, MaxRetries);

    /// <summary>The proxy; empty: the system's.</summary>
    public string? Proxy => Text(nameof(Proxy));

    /// <summary>True when requests use no proxy, whatever the environment or the system names.</summary>
    public bool NoProxy => Flag(nameof(NoProxy));

    /// <summary>The user that the proxy asks for.</summary>
    public string? ProxyUserName => Text(nameof(ProxyUserName));

    /// <summary>A PEM file with the authorities that are trusted for this profile, beside the system's.</summary>
    public string? CaCertificate => Text(nameof(CaCertificate));

    /// <summary>The client certificate that the site asks for: a PFX file, or a PEM file.</summary>
    public string? ClientCertificate => Text(nameof(ClientCertificate));

    /// <summary>The PEM file of the client certificate's key, where it is not in the same file.</summary>
    public string? ClientCertificateKey => Text(nameof(ClientCertificateKey));

    /// <summary>Whether plain http is allowed beyond loopback.</summary>
    public bool AllowHttp => Flag(nameof(AllowHttp));

    /// <summary>Whether it is the stored default of its platform.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>
    /// What protects its secrets: <c>Memory</c>, <c>Dpapi</c>, <c>FileKey</c>, <c>Passphrase</c>, <c>Vault</c>, <c>Environment</c>,
    /// <c>File</c>, <c>BuiltIn</c> or <c>None</c>; several where its secrets differ.
    /// </summary>
    public string Protection { get; internal set; } = InMemory;

    /// <summary>What protects each secret.</summary>
    public IReadOnlyDictionary<string, string> SecretProtections => _values.Where(pair => IsSecret(pair.Key)).ToDictionary(
        pair => pair.Key, pair => pair.Value.Protection ?? Protection, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the secrets it holds; never their values.</summary>
    public IReadOnlyList<string> Secrets => [.. _values.Keys.Where(IsSecret)];

    /// <summary>Where each value came from.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        _values.ToDictionary(pair => pair.Key, pair => pair.Value.Source, StringComparer.OrdinalIgnoreCase);

    /// <summary>The profile's name and platform.</summary>
    public override string ToString() => Name;

    internal IReadOnlyDictionary<string, ProfileValue> Values => _values;

    /// <summary>Whether a value is a secret, in whatever case it is named: a person writes the files too.</summary>
    internal bool IsSecret(string name) => SecretNamed(name) is not null;

    /// <summary>A secret's name as it is written, by its name in any case; null: it is no secret of the platform.</summary>
    internal string? SecretNamed(string name) =>
        OwnSecrets.Concat(CommonSecrets).FirstOrDefault(secret => secret.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The secret without which the platform takes nothing.</summary>
    internal abstract string MainSecret { get; }

    /// <summary>The name of the value that says whose secret the main one is.</summary>
    internal abstract string IdName { get; }

    /// <summary>Which values are secrets of this platform.</summary>
    private protected abstract IReadOnlyList<string> OwnSecrets { get; }

    internal bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A value as text, secret or not. The one door to a secret.</summary>
    internal string? Reveal(string name) => _values.TryGetValue(name, out var value) ? value.Text : null;

    /// <summary>Reads the profile anew from where it came from; null for a profile that is nowhere but in memory.</summary>
    internal Func<StatusProfile?>? Reload { get; set; }

    /// <summary>Returns a value as text, fetched anew where it is kept elsewhere.</summary>
    internal string? RevealAnew(string name) => _values.TryGetValue(name, out var value) ? value.ReadAnew() : null;

    internal void Set(string name, string? text, string source)
    {
        if (string.IsNullOrEmpty(text)) _values.Remove(name);
        else _values[name] = new(text, source);
    }

    /// <summary>Sets a value as it is held elsewhere: a secret that is opened at its first use, so that showing a profile needs no key.</summary>
    internal void Set(string name, ProfileValue value) => _values[name] = value;

    private protected string? Text(string name) => IsSecret(name) ? null : Reveal(name);

    private protected T Choice<T>(string name, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private int Number(string name, int otherwise, int least, int most) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most ? value : otherwise;

    private protected bool Flag(string name) => bool.TryParse(Text(name), out bool value) && value;
}
