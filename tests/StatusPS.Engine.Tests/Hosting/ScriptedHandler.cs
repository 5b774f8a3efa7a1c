using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>
/// A service in this process that answers by a script, and records the requests. The counterpart of
/// <see cref="ScriptedServer"/> for tests on virtual time, where no socket may be waited for.
/// </summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    /// <summary>The simulated address of the service.</summary>
    public string Address { get; } = "https://service.example";

    private readonly Func<RecordedRequest, Reply> _script;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private int _count;

    /// <summary>Creates a handler that responds with a function.</summary>
    public ScriptedHandler(Func<RecordedRequest, Reply> script) => _script = script;

    /// <summary>Creates a handler that returns the responses in order and repeats the last one.</summary>
    public ScriptedHandler(params Reply[] replies)
        : this(request => replies[Math.Min(request.Number, replies.Length) - 1]) { }

    /// <summary>The requests so far, in the order in which they arrived.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests.OrderBy(request => request.Number)];

    /// <summary>The number of requests so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As over a network, the answer comes on another thread than the request went out on.
        await Task.Yield();
        var recorded = await RecordAsync(request, cancellationToken);
        _requests.Enqueue(recorded);
        var reply = _script(recorded);
        if (reply.After is { } after) await after.WaitAsync(cancellationToken);
        if (reply.Hangs) await Task.Delay(Timeout.Infinite, cancellationToken);
        if (reply.Raw is not null || reply.Streams is not null)
            throw new NotSupportedException("This reply needs a socket.");
        if (reply.Resets)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError, "reset", new SocketException((int)SocketError.ConnectionReset));
        }
        return Compose(request, reply);
    }

    private async Task<RecordedRequest> RecordAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = request.RequestUri!.Authority,
        };
        foreach (var (name, values) in request.Headers.NonValidated) headers[name] = string.Join(", ", values);
        byte[] body = [];
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken);
            foreach (var (name, values) in content.Headers.NonValidated) headers[name] = string.Join(", ", values);
        }
        int number = Interlocked.Increment(ref _count);
        return new(request.Method.Method, request.RequestUri.PathAndQuery, headers, body, number);
    }

    private static HttpResponseMessage Compose(HttpRequestMessage request, Reply reply)
    {
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = reply.Stops || reply.CutAfter is not null
                ? new StreamContent(new UnfinishedStream(reply.Body[..(reply.CutAfter ?? ^0)], reply.Stops))
                : new ByteArrayContent(reply.Body),
        };
        foreach (var (name, value) in reply.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return response;
    }

    /// <summary>A body whose connection stops or breaks before its end.</summary>
    private sealed class UnfinishedStream(byte[] sent, bool stops) : MemoryStream(sent)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await base.ReadAsync(buffer, cancellationToken);
            if (read > 0) return read;
            if (stops) await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }
}
