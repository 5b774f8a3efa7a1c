using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The endpoint of Authing: the public cloud, or that of a private deployment.</summary>
internal static class AuthingEndpoint
{
    private const string PublicCloud = "https://api.authing.cn";

    public static Uri GetAddress(AuthingProfile profile)
    {
        string address = profile.Endpoint?.Trim().TrimEnd('/') is { Length: > 0 } own ? own : PublicCloud;
        return EndpointPolicy.Parse(address.Contains("://", StringComparison.Ordinal)
            ? address : "https://" + address, profile);
    }

    public static Uri Combine(Uri host, string pathAndQuery) => new(host.AbsoluteUri.TrimEnd('/') + pathAndQuery);
}
