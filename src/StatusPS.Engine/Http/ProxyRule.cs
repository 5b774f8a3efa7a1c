using System.Net;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Http;

/// <summary>Which proxy a profile's requests take: its own, or the system's.</summary>
internal sealed class ProxyRule
{
    private readonly WebProxy? _own;

    /// <exception cref="StatusException">The profile's proxy is no address, or carries a user.</exception>
    public ProxyRule(StatusProfile profile)
    {
        if (profile.Proxy is not { } text) return;
        _own = new WebProxy(Parse(text, profile.Name)) { BypassProxyOnLocal = true };
        if (profile.ProxyUserName is { } user) _own.Credentials = new NetworkCredential(user, profile.Reveal(StatusProfile.ProxyPassword));
    }

    /// <summary>The profile's own proxy; null: the system's.</summary>
    public IWebProxy? Own => _own;

    /// <summary>Whether requests to an address take a proxy.</summary>
    public bool Covers(Uri address)
    {
        IWebProxy proxy = _own ?? HttpClient.DefaultProxy;
        return !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } through && through != address;
    }

    /// <summary>Reads a proxy's address.</summary>
    /// <exception cref="StatusException">It is none, or carries a user.</exception>
    public static Uri Parse(string text, string profile)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5") || uri.Host.Length == 0)
        {
            throw StatusErrors.Profile(
                $"The proxy of profile '{profile}' is not an absolute http, https or socks address.",
                "Give an address such as http://proxy.example.com:3128 with Set-StatusProfile -Proxy; empty takes the system's.");
        }
        if (uri.UserInfo.Length > 0)
        {
            // The address is shown and stored readable.
            throw StatusErrors.Profile(
                $"The proxy of profile '{profile}' carries a user in its address, where everybody can read it.",
                "Give the address alone with -Proxy, and the user with -ProxyCredential.");
        }
        return uri;
    }
}
