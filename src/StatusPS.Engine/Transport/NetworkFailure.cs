using System.Net.Sockets;
using System.Security.Authentication;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>Translates failures of the network into errors.</summary>
internal static class NetworkFailure
{
    /// <summary>The recommended action if a proxy requires authentication.</summary>
    public static LocalizedText ProxyAdvice =>
        "Specify the proxy's credentials with Set-StatusProfile -ProxyCredential.";

    /// <summary>
    /// Translates an exception of the network. Its message is not shown, because it may contain an address with a
    /// query.
    /// </summary>
    /// <param name="failure">The exception.</param>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="endpoint">The request's address.</param>
    /// <param name="proxy">The proxy that the request took; null for none.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException ToStatusException(
        Exception failure, string service, Uri endpoint, ProxyChoice? proxy, Redaction redaction)
    {
        string host = endpoint.IsDefaultPort ? endpoint.IdnHost : $"{endpoint.IdnHost}:{endpoint.Port}";
        // A handshake that was interrupted contains the network's exception and may succeed the next time.
        bool broke = Find<IOException>(failure) is not null || Find<SocketException>(failure) is not null;
        var refused = Find<AuthenticationException>(failure);
        if (refused is not null
            || (failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } && !broke))
        {
            var (words, advice) = TlsFailure.Describe(refused);
            return StatusErrors.Plain(
                StatusErrorKind.Untrusted, service, $"the TLS connection to {host} could not be verified: {words}",
                redaction, advice: advice);
        }
        if (failure is not HttpRequestException request)
            return Unavailable(
                $"the connection to {host} was interrupted: "
                    + $"{Socket(failure) ?? LocalizedText.From("the response is incomplete.")}");
        if (proxy is not null && ProxyFailure(request, service, host, proxy, redaction) is { } proxyFailed)
            return proxyFailed;
        return request.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => Unavailable($"the name {endpoint.IdnHost} cannot be resolved."),
            HttpRequestError.ConfigurationLimitExceeded => StatusErrors.Plain(
                StatusErrorKind.Protocol, service, "the headers of the response are too large.", redaction),
            HttpRequestError.InvalidResponse =>
                StatusErrors.Plain(StatusErrorKind.Protocol, service, $"{host} did not respond in HTTP.", redaction),
            _ => Unavailable(
                $"{host} cannot be reached: "
                    + $"{Socket(failure) ?? LocalizedText.From("the connection was interrupted.")}"),
        };

        StatusException Unavailable(LocalizedText words) =>
            StatusErrors.Plain(StatusErrorKind.Unavailable, service, words, redaction);
    }

    /// <summary>Creates the failure of an attempt that exceeded its time limit.</summary>
    /// <param name="limit">The time limit.</param>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="endpoint">The request's address.</param>
    /// <param name="proxy">The proxy that the request took; null for none.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException CreateResponseTimeout(
        TimeSpan limit, string service, Uri endpoint, ProxyChoice? proxy, Redaction redaction)
    {
        string duration = DurationText.FormatSeconds(limit.TotalSeconds);
        return proxy is null
            ? StatusErrors.Plain(
                StatusErrorKind.Timeout, service, $"{endpoint.IdnHost} did not respond within {duration}.", redaction)
            : StatusErrors.Plain(
                StatusErrorKind.Timeout, service,
                $"{endpoint.IdnHost} did not respond within {duration} through the proxy {proxy}.", redaction,
                advice: AdviceFor(proxy, endpoint.IdnHost));
    }

    /// <summary>Creates the failure of a connection that was not established in time.</summary>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="endpoint">The request's address.</param>
    /// <param name="proxy">The proxy that the request took; null for none.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException CreateConnectTimeout(
        string service, Uri endpoint, ProxyChoice? proxy, Redaction redaction) => proxy is null
        ? StatusErrors.Plain(
            StatusErrorKind.Timeout, service, $"the connection to {endpoint.IdnHost} timed out.", redaction)
        : StatusErrors.Plain(
            StatusErrorKind.Timeout, service, $"the connection to the proxy {proxy} timed out.", redaction,
            advice: AdviceFor(proxy, endpoint.IdnHost));

    /// <summary>
    /// Returns the recommended action for a proxy that fails, which depends on where it is configured.
    /// </summary>
    /// <param name="proxy">The proxy.</param>
    /// <param name="host">The requested host.</param>
    public static LocalizedText AdviceFor(ProxyChoice proxy, string host) => proxy.Source is { } variable
        ? LocalizedText.From(
            $"Correct {variable}. If {host} requires no proxy, add it to NO_PROXY, or run Set-StatusProfile with "
                + $"-NoProxy.")
        : LocalizedText.From(
            "Correct the proxy with Set-StatusProfile -Proxy. If the endpoint requires no proxy, specify -NoProxy "
                + "instead.");

    // Null when the proxy is not the cause.
    private static StatusException? ProxyFailure(
        HttpRequestException failure, string service, string host, ProxyChoice proxy, Redaction redaction)
    {
        int? status = (int?)failure.StatusCode;
        return (failure.HttpRequestError, status) switch
        {
            (HttpRequestError.NameResolutionError, _) =>
                Failed(StatusErrorKind.Unavailable, $"the name of the proxy {proxy} cannot be resolved."),
            (HttpRequestError.ConnectionError, _) => Failed(StatusErrorKind.Unavailable,
                $"the proxy {proxy} cannot be reached: "
                    + $"{Socket(failure) ?? LocalizedText.From("the connection was interrupted.")}"),
            (HttpRequestError.ProxyTunnelError, 407) => StatusErrors.Plain(
                StatusErrorKind.Authentication, service, $"the proxy {proxy} requires authentication.", redaction,
                status, advice: ProxyAdvice),
            (HttpRequestError.ProxyTunnelError, 401 or 403) =>
                Failed(StatusErrorKind.PermissionDenied, $"the proxy {proxy} does not allow {host}."),
            (HttpRequestError.ProxyTunnelError, _) =>
                Failed(StatusErrorKind.Unavailable, $"the proxy {proxy} did not connect to {host}."),
            _ => null,
        };

        StatusException Failed(StatusErrorKind kind, LocalizedText words) =>
            StatusErrors.Plain(kind, service, words, redaction, status, advice: AdviceFor(proxy, host));
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
