using System.Net;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>Decides where credentials may be sent: to the profile's endpoint, over TLS or to this machine.</summary>
public static class EndpointPolicy
{
    /// <summary>Parses an endpoint.</summary>
    /// <param name="text">The address in the profile.</param>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">The text is not an http or https address, contains credentials, or is http
    /// although AllowHttp is not set.</exception>
    public static Uri Parse(string text, StatusProfile profile)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.Host.Length == 0)
        {
            throw StatusErrors.Profile(
                $"The endpoint of profile '{profile.Name}' is not an absolute http or https address.",
                "Specify an address such as https://bkapi.example.com with Set-StatusProfile -Endpoint.");
        }
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw StatusErrors.Profile(
                $"The endpoint of profile '{profile.Name}' contains a user, a query or a fragment.",
                "Specify the address without a user, and the credentials with -Credential.");
        }
        if (uri.Scheme == "http" && !profile.AllowHttp && !IsLoopback(uri))
        {
            throw StatusErrors.Plain(
                StatusErrorKind.Untrusted, "StatusPS",
                $"the endpoint of profile '{profile.Name}' uses http to {uri.Host}: the credentials would be sent "
                    + $"unencrypted.",
                new Redaction(profile),
                advice: "Use https, or allow http for this profile with Set-StatusProfile -AllowHttp.");
        }
        return uri;
    }

    /// <summary>Returns true if an address is this machine.</summary>
    /// <param name="uri">The address.</param>
    public static bool IsLoopback(Uri uri) =>
        uri.IsLoopback
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Returns true if a request goes to the profile's endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="target">The request's address.</param>
    public static bool Matches(Uri endpoint, Uri target) =>
        endpoint.Scheme == target.Scheme && endpoint.Port == target.Port
        && string.Equals(endpoint.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase);
}
