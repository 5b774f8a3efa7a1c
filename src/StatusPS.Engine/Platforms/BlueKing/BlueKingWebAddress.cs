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

    /// <summary>Returns the address of a service's pages, without a slash at its end; null when it is not known.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="service">The name of the service's host.</param>
    public static string? Get(BlueKingProfile profile, string service)
    {
        if (!Uri.TryCreate(profile.WebAddress?.Trim(), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)) return null;
        string host = uri.Host;
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        string first = dot < 0 ? host : host[..dot];
        if (first is Job or Cmdb && first != service) host = service + host[first.Length..];
        else if (first != service && service != Job) return null;
        var site = new UriBuilder(uri) { Host = host, UserName = "", Password = "", Query = "", Fragment = "" };
        return site.Uri.AbsoluteUri.TrimEnd('/');
    }
}
