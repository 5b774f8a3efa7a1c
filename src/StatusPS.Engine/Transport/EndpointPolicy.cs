using System.Net;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>Where a profile's credentials may be sent: its own address, over TLS, or to this machine itself.</summary>
public static class EndpointPolicy
{
    /// <summary>Reads a profile's address.</summary>
    /// <param name="text">The address as the profile has it.</param>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">It is no absolute http or https address, carries credentials, or is plain http without leave.</exception>
    public static Uri Parse(string text, StatusProfile profile)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
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
                $"the endpoint of profile '{profile.Name}' uses http to {uri.Host}: the credentials would be sent unencrypted.",
                new Redaction(profile), advice: "Use https, or allow http for this profile with Set-StatusProfile -AllowHttp.");
        }
        return uri;
    }

    /// <summary>Whether an address is this machine.</summary>
    /// <param name="uri">The address.</param>
    public static bool IsLoopback(Uri uri) =>
        uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a request goes where the profile says.</summary>
    /// <param name="endpoint">The profile's address.</param>
    /// <param name="target">The request's address.</param>
    public static bool Matches(Uri endpoint, Uri target) =>
        endpoint.Scheme == target.Scheme && endpoint.Port == target.Port
        && string.Equals(endpoint.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase);
}
