using System.Net;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The proxy that environment variables name, in curl's order: <c>https_proxy</c> or <c>http_proxy</c> by the request's
/// scheme, then <c>all_proxy</c>, each in lower case first. An empty variable counts as not set. The variables are read
/// for each request, so that a session may change them.
/// </summary>
internal sealed class EnvironmentProxy(Func<string, string?> environment)
{
    // Set by a web server that runs a CGI program: HTTP_PROXY is then a request header of the client (CVE-2016-5388).
    private const string CgiMethod = "REQUEST_METHOD";

    private static readonly string[] Names = [
        "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>True if one of the variables is set.</summary>
    public bool IsSet => Names.Any(name => Read(name) is not null);

    /// <summary>Returns the proxy for an address; null for none.</summary>
    /// <param name="address">The request's address.</param>
    public ProxyChoice? Find(Uri address)
    {
        foreach (string name in NamesFor(address.Scheme))
        {
            if (Read(name) is not { } text) continue;
            if (NoProxyList.Excludes(Read("no_proxy") ?? Read("NO_PROXY"), address)) return null;
            return Parse(text, name);
        }
        return null;
    }

    private string[] NamesFor(string scheme) =>
        scheme == Uri.UriSchemeHttps ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        : Read(CgiMethod) is null
            ? ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
            : ["http_proxy", "all_proxy", "ALL_PROXY"];

    private static ProxyChoice? Parse(string text, string variable)
    {
        text = text.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "http://" + text;
        // curl's scheme of a SOCKS 5 proxy that resolves names, which is the only mode of .NET.
        if (text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase))
            text = string.Concat("socks5", text.AsSpan(7));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !ProxySettings.IsProxyScheme(uri.Scheme)
            || uri.Host.Length == 0) return null;
        string[] user = uri.UserInfo.Split(':', 2);
        var credential = uri.UserInfo.Length == 0 ? null
            : new NetworkCredential(Uri.UnescapeDataString(user[0]), user.Length > 1
                ? Uri.UnescapeDataString(user[1])
                : "");
        return new(new UriBuilder(uri.Scheme, uri.Host, uri.Port).Uri, variable, credential);
    }

    private string? Read(string name) =>
        environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
