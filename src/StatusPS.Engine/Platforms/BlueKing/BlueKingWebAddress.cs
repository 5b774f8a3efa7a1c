using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The addresses of the web pages of BlueKing's services. A profile has that of JOB. The pages of another service are
/// known only if the host is named after the service, as in BlueKing's charts: <c>job.example.com</c> and
/// <c>cmdb.example.com</c>.
/// </summary>
internal static class BlueKingWebAddress
{
    /// <summary>The name of JOB's host.</summary>
    public const string Job = "job";

    /// <summary>The name of CMDB's host.</summary>
    public const string Cmdb = "cmdb";

    /// <summary>
    /// Returns the address of a service's pages, without a slash at its end; null when it is not known.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="service">The name of the service's host.</param>
    public static string? Get(BlueKingProfile profile, string service)
    {
        if (Parse(profile) is not { } uri) return null;
        string host = uri.Host;
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        string first = dot < 0 ? host : host[..dot];
        if (first is Job or Cmdb && first != service) host = service + host[first.Length..];
        else if (first != service && service != Job) return null;
        var site = new UriBuilder(uri) { Host = host, UserName = "", Password = "", Query = "", Fragment = "" };
        return site.Uri.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>
    /// Returns the host of a service's pages when an address has another one; null when it has the same, or the
    /// profile has no web address. If the service's host is not known, the address must be in the same domain.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="service">The name of the service's host.</param>
    /// <param name="address">The address of a page.</param>
    public static string? FindOther(BlueKingProfile profile, string service, WebPageAddress address)
    {
        if (Parse(profile) is not { } uri) return null;
        string? known = Get(profile, service);
        string expected = known is null ? uri.Authority : new Uri(known).Authority;
        if (IsSame(address.Authority, expected)) return null;
        bool isNeighbor = known is null && uri.HostNameType == UriHostNameType.Dns
            && GetDomain(uri.Host) is { Length: > 0 } domain && IsSame(GetDomain(address.Host), domain);
        return isNeighbor ? null : expected;
    }

    private static Uri? Parse(BlueKingProfile profile) =>
        Uri.TryCreate(profile.WebAddress?.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string GetDomain(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? host[(dot + 1)..] : "";
}
