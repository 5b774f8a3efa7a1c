using System.Net;
using System.Net.Http.Headers;
using System.Text;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>Sends metrics to a Pushgateway, where they replace all metrics of their group.</summary>
public static class PushGatewayClient
{
    /// <summary>The name of the service in messages.</summary>
    internal const string Service = "Pushgateway";

    // The type of the Prometheus text format; the Pushgateway does not read OpenMetrics.
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private const int MaxReadLength = 4096;
    private const int MaxReasonLength = 500;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Replaces the metrics of a group. No redirect is followed; loopback goes through no proxy.</summary>
    /// <param name="address">The address of the group, as <see cref="PushGatewayAddress"/> creates it.</param>
    /// <param name="text">The metrics.</param>
    /// <param name="credential">The user and the password (HTTP Basic); null for none.</param>
    /// <param name="time">The clock of the time limit of 30 seconds.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The HTTP status.</returns>
    /// <exception cref="StatusException">The metrics were not accepted.</exception>
    public static async Task<int> PushAsync(
        Uri address, string text, NetworkCredential? credential, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var proxies = new ProxySettings();
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseHeadersLength = 64,
            Proxy = proxies,
        };
        return await PushAsync(address, text, credential, handler, proxies.Find(address), time, cancellationToken);
    }

    /// <summary>Replaces the metrics of a group through a message handler.</summary>
    internal static async Task<int> PushAsync(
        Uri address, string text, NetworkCredential? credential, HttpMessageHandler handler, ProxyChoice? proxy,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var redaction = CreateRedaction(credential);
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            using var request = CreateRequest(address, text, credential);
            using var response = await invoker.SendAsync(request, stop.Token);
            if (response.IsSuccessStatusCode) return (int)response.StatusCode;
            throw Refuse(response.StatusCode, await ReadReasonAsync(response, redaction, stop.Token), redaction);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            var error = NetworkFailure.ToStatusException(failure, Service, address, proxy, redaction).Error;
            throw Fail(error.Kind, error.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var error = NetworkFailure.CreateResponseTimeout(TimeLimit, Service, address, proxy, redaction).Error;
            throw Fail(error.Kind, error.Message);
        }
    }

    private static HttpRequestMessage CreateRequest(Uri address, string text, NetworkCredential? credential)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
        request.Headers.UserAgent.Add(new("StatusPS", null));
        if (credential is not null) request.Headers.Authorization = new("Basic", Encode(credential));
        return request;
    }

    private static string Encode(NetworkCredential credential) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"));

    private static Redaction CreateRedaction(NetworkCredential? credential)
    {
        if (credential is null) return Redaction.None;
        var redaction = new Redaction();
        redaction.Add(credential.Password);
        redaction.Add(Encode(credential));
        return redaction;
    }

    // The reason is plain text, such as the duplicate series; a proxy in between may send a page.
    private static async Task<string> ReadReasonAsync(
        HttpResponseMessage response, Redaction redaction, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "text/plain") return "";
        byte[] buffer = new byte[MaxReadLength];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        int length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        // Redacted before it is cut, so that no part of a secret is left.
        string reason = redaction.Redact(Encoding.UTF8.GetString(buffer, 0, length)).Trim();
        return reason.Length <= MaxReasonLength ? reason : string.Concat(reason.AsSpan(0, MaxReasonLength), "…");
    }

    private static StatusException Refuse(HttpStatusCode status, string reason, Redaction redaction)
    {
        if ((int)status is >= 300 and < 400)
        {
            return StatusErrors.Plain(
                StatusErrorKind.Untrusted, Service, "the server responded with a redirect, which is not followed.",
                redaction, (int)status, advice: "Specify the address of the Pushgateway itself with -PushGateway.");
        }
        var kind = HttpStatusKinds.FromStatus((int)status);
        var words = reason.Length > 0
            ? LocalizedText.From($"the metrics were rejected: {reason}")
            : LocalizedText.From("the metrics were rejected.");
        return StatusErrors.Plain(kind, Service, words, redaction, (int)status, advice: GetAdvice(kind));
    }

    private static StatusException Fail(StatusErrorKind kind, string message) => new(new StatusError
    {
        Kind = kind,
        Message = message,
        RecommendedAction = GetAdvice(kind),
    });

    private static LocalizedText GetAdvice(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication or StatusErrorKind.PermissionDenied =>
            "Check the user and the password of -Credential.",
        StatusErrorKind.Untrusted => "Check the address of -PushGateway and the server's certificate.",
        _ => "Check the address of -PushGateway, and that the Pushgateway is running. The metrics were not stored.",
    };
}
