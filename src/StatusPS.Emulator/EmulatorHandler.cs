using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator;

/// <summary>Puts an <see cref="EmulatedCloud"/> where a network would be: requests of an <see cref="HttpClient"/> are answered in process.</summary>
public sealed class EmulatorHandler : HttpMessageHandler
{
    private readonly EmulatedCloud _cloud;

    /// <summary>Makes a handler for one cloud; the cloud may stand behind several.</summary>
    /// <param name="cloud">Who answers.</param>
    public EmulatorHandler(EmulatedCloud cloud)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        _cloud = cloud;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EmulatorRequest wire = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        EmulatorResponse answer = await _cloud.AnswerAsync(wire, cancellationToken).ConfigureAwait(false);
        if (answer.Abort)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new SocketException((int)SocketError.ConnectionReset));

        return Compose(request, answer);
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
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
        foreach ((string name, HeaderStringValues values) in from)
            to[name] = values.Count == 1 ? values.ToString() : string.Join(", ", values);
    }

    private static HttpResponseMessage Compose(HttpRequestMessage request, EmulatorResponse answer)
    {
        HttpResponseMessage response = new((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.CutAfter is int cut ? new StreamContent(new BrokenStream(answer.Body[..cut])) : new ReadOnlyMemoryContent(answer.Body),
        };
        response.Content.Headers.ContentLength = answer.Body.Length;
        foreach ((string name, string value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
