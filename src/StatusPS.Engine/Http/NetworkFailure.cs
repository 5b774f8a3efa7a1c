using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Http;

/// <summary>What it means when there is no answer, or it breaks off.</summary>
internal static class NetworkFailure
{
    /// <summary>What to do when the proxy wants to know who is there.</summary>
    public static Phrase ProxyAdvice => "Give the proxy's credentials with Set-StatusProfile -ProxyCredential.";

    /// <summary>Turns an exception of the network into a failure. Its own text is not shown but for the socket's error: it may hold an address with a query.</summary>
    public static StatusException Of(Exception failure, string service, Uri endpoint, Redaction redaction)
    {
        string host = endpoint.IsDefaultPort ? endpoint.IdnHost : $"{endpoint.IdnHost}:{endpoint.Port}";
        // A handshake that broke off was refused by nobody: it has the network's exception within, and may go well the next time.
        bool broke = Find<IOException>(failure) is not null || Find<SocketException>(failure) is not null;
        var refused = Find<AuthenticationException>(failure);
        if (refused is not null || (failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } && !broke))
        {
            return StatusErrors.Plain(StatusErrorKind.Untrusted, service,
                $"the TLS connection to {host} can't be trusted: {refused?.Message ?? Phrase.Of("the handshake failed.")}", redaction);
        }
        if (failure is HttpRequestException request)
        {
            return request.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => Unavailable($"the name {endpoint.IdnHost} does not resolve."),
                HttpRequestError.ProxyTunnelError when request.StatusCode == HttpStatusCode.ProxyAuthenticationRequired =>
                    StatusErrors.Plain(StatusErrorKind.Authentication, service, "the proxy refused its caller.", redaction, (int)request.StatusCode, advice: ProxyAdvice),
                HttpRequestError.ProxyTunnelError => Unavailable($"the proxy did not connect to {host}."),
                HttpRequestError.ConfigurationLimitExceeded => StatusErrors.Plain(StatusErrorKind.Protocol, service, "the answer's headers are too large.", redaction),
                HttpRequestError.InvalidResponse => StatusErrors.Plain(StatusErrorKind.Protocol, service, $"{host} did not answer in HTTP.", redaction),
                _ => Unavailable($"{host} can't be reached: {Socket(failure) ?? Phrase.Of("the connection broke.")}"),
            };
        }
        return Unavailable($"the connection to {host} broke: {Socket(failure) ?? Phrase.Of("the answer ended early.")}");

        StatusException Unavailable(Phrase words) => StatusErrors.Plain(StatusErrorKind.Unavailable, service, words, redaction);
    }

    private static string? Socket(Exception failure) =>
        Find<SocketException>(failure) is { } socket ? $"{socket.SocketErrorCode}." : null;

    private static T? Find<T>(Exception? failure) where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found) return found;
        }
        return null;
    }
}
