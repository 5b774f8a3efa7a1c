using System.Net;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Selects the proxy of a request: none for an address of this machine or with NoProxy; otherwise that of the profile,
/// the process's default proxy if it was set, that of the environment, or that of the system.
/// </summary>
internal sealed class ProxySettings : IWebProxy, ICredentials
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly bool _isDisabled;
    private readonly ProxyChoice? _own;
    private readonly EnvironmentProxy _environment;

    /// <summary>Reads a profile's settings.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="environment">Returns environment variables; null for those of the process.</param>
    /// <exception cref="StatusException">The profile's proxy is not an address, or contains a user.</exception>
    public ProxySettings(StatusProfile profile, Func<string, string?>? environment = null)
    {
        _isDisabled = profile.NoProxy;
        _environment = new(environment ?? Environment.GetEnvironmentVariable);
        if (_isDisabled || profile.Proxy is not { } text) return;
        var credential = profile.ProxyUserName is { } user
            ? new NetworkCredential(user, profile.Reveal(StatusProfile.ProxyPassword))
            : null;
        _own = new(Parse(text, profile.Name), null, credential);
    }

    /// <summary>
    /// Creates the settings of a request without a profile: the proxy of the process, environment or system.
    /// </summary>
    public ProxySettings() => _environment = new(Environment.GetEnvironmentVariable);

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>Returns the proxy of requests to an address; null for none.</summary>
    /// <param name="address">The address.</param>
    public ProxyChoice? Find(Uri address)
    {
        if (_isDisabled || LoopbackAddress.Contains(address)) return null;
        if (_own is not null) return _own;
        var process = HttpClient.DefaultProxy;
        // .NET's own default reads the environment once and by other rules; only one that was set in its place counts.
        bool isSet = process.GetType().Assembly != typeof(HttpClient).Assembly;
        if (!isSet && (_environment.IsSet || OperatingSystem.IsLinux())) return _environment.Find(address);
        return !process.IsBypassed(address) && process.GetProxy(address) is { } through && through != address
            ? new(through, null, process.Credentials?.GetCredential(through, "Basic")) : null;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => Find(destination)?.Address;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => Find(host) is null;

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        if (_own is not null) return _own.Credential;
        // The handler looks up the credential by the proxy's address, which both schemes may share.
        foreach (string scheme in (ReadOnlySpan<string>)["https", "http"])
        {
            if (_environment.Find(new Uri(scheme + "://statusps.invalid")) is { } choice && choice.Address == uri)
                return choice.Credential;
        }
        return HttpClient.DefaultProxy.Credentials?.GetCredential(uri, authType);
    }

    /// <summary>Returns true if a proxy can have a scheme.</summary>
    /// <param name="scheme">The scheme, in lower case.</param>
    public static bool IsProxyScheme(string scheme) => Schemes.Contains(scheme);

    private static Uri Parse(string text, string profile)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || !IsProxyScheme(uri.Scheme)
            || uri.Host.Length == 0)
        {
            throw StatusErrors.Profile(
                $"The proxy of profile '{profile}' is not an absolute http, https or socks address.",
                "Specify an address such as http://proxy.example.com:3128 with Set-StatusProfile -Proxy. An empty "
                    + "value uses the system's proxy, -NoProxy none.");
        }
        if (uri.UserInfo.Length > 0)
        {
            // The address is shown and stored readable.
            throw StatusErrors.Profile(
                $"The proxy address of profile '{profile}' contains a user name, which is stored and shown as "
                    + $"plain text.",
                "Specify the address without a user with -Proxy, and the user with -ProxyCredential.");
        }
        return uri;
    }
}
