using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator;

/// <summary>
/// Sends the requests of an <see cref="HttpClient"/> to an <see cref="EmulatedCloud"/>, without a network.
/// </summary>
public sealed class EmulatorHandler : HttpMessageHandler
{
    private readonly EmulatedCloud _cloud;

    /// <summary>Creates a handler. Several handlers may share a cloud.</summary>
    /// <param name="cloud">The emulated services.</param>
    public EmulatorHandler(EmulatedCloud cloud)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        _cloud = cloud;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var received = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await _cloud.HandleAsync(received, cancellationToken).ConfigureAwait(false);
        if (response.Abort)
        {
            throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "The connection was reset.",
                new SocketException((int)SocketError.ConnectionReset));
        }

        return CreateMessage(request, response);
    }

    private static async Task<EmulatorRequest> ReadAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        Copy(request.Headers.NonValidated, headers);
        byte[] body = [];
        if (request.Content is not null)
        {
            body = await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            Copy(request.Content.Headers.NonValidated, headers);
        }

        string host = request.Headers.Host ?? (uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}");
        headers["Host"] = host;
        return new EmulatorRequest(request.Method.Method, uri.Scheme, host, uri.PathAndQuery, headers, body);
    }

    private static void Copy(HttpHeadersNonValidated from, Dictionary<string, string> to)
    {
        foreach ((string name, var values) in from)
            to[name] = values.Count == 1 ? values.ToString() : string.Join(", ", values);
    }

    private static HttpResponseMessage CreateMessage(HttpRequestMessage request, EmulatorResponse response)
    {
        HttpResponseMessage message = new((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = response.CutAfter is int length
                ? new StreamContent(new TruncatedStream(response.Body[..length]))
                : new ReadOnlyMemoryContent(response.Body),
        };
        message.Content.Headers.ContentLength = response.Body.Length;
        foreach ((string name, string value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
