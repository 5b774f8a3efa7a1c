using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusPS.Engine.Tests.Time;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>
/// A server on a loopback socket with scripted responses, broken connections included, that records its requests.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<RecordedRequest, Reply> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _arrivals = new();
    private readonly Task _accepting;
    private int _count;

    /// <summary>Creates a server that responds with a function.</summary>
    public ScriptedServer(Func<RecordedRequest, Reply> script)
    {
        _script = script;
        _listener.Start(512);
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    /// <summary>Creates a server that returns the responses in order and repeats the last one.</summary>
    public ScriptedServer(params Reply[] replies)
        : this(request => replies[Math.Min(request.Number, replies.Length) - 1]) { }

    public string Address { get; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests.OrderBy(request => request.Number)];

    public int Count => Volatile.Read(ref _count);

    /// <summary>The only request received.</summary>
    public RecordedRequest Only => Xunit.Assert.Single(Requests);

    /// <summary>Completes when a number of requests have been received.</summary>
    public Task ArrivedAsync(int number) => Arrival(number).Task.GuardAsync($"request {number} arrives");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private TaskCompletionSource Arrival(int number) =>
        _arrivals.GetOrAdd(number, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task AcceptAsync()
    {
        var serving = new ConcurrentBag<Task>();
        try
        {
            while (true)
            {
                // On another thread: a script may hold one answer back until another request is there.
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                serving.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        var reader = new RequestReader(stream);
        try
        {
            while (await reader.ReadAsync(() => Interlocked.Increment(ref _count), _stop.Token) is { } request)
            {
                _requests.Enqueue(request);
                Arrival(request.Number).TrySetResult();
                var reply = _script(request);
                if (reply.After is { } after) await after.WaitAsync(_stop.Token);
                if (reply.Hangs) await Task.Delay(Timeout.Infinite, _stop.Token);
                if (reply.Raw is { } write)
                {
                    await write(stream, _stop.Token);
                    if (reply.Resets) socket.LingerState = new LingerOption(true, 0);
                    return;
                }
                if (reply.Resets)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    return;
                }
                if (!await WriteAsync(stream, reply)) return;
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    /// <summary>Returns true if the connection stays open.</summary>
    private async Task<bool> WriteAsync(NetworkStream stream, Reply reply)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} Scripted\r\n");
        foreach (var (name, value) in reply.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append(reply.Streams is null
            ? $"Content-Length: {reply.Body.Length}\r\n\r\n"
            : "Connection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), _stop.Token);
        if (reply.Streams is { } write)
        {
            await write(stream);
            return false;
        }
        await stream.WriteAsync(reply.Body.AsMemory(0, reply.CutAfter ?? reply.Body.Length), _stop.Token);
        return reply.CutAfter is null;
    }
}
