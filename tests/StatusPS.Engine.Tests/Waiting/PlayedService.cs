using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A service in this process that plays what a test says, and remembers what it was asked and when.</summary>
internal sealed class PlayedService(TimeProvider time, Func<string, int, (int Status, string Body)> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<(DateTimeOffset At, string Target)> _asked = new();
    private int _count;

    public PlayedService(TimeProvider time, params string[] bodies)
        : this(time, (_, number) => (200, bodies[Math.Min(number, bodies.Length) - 1])) { }

    public IReadOnlyList<(DateTimeOffset At, string Target)> Asked => [.. _asked];

    /// <summary>Holds every answer back until this has ended.</summary>
    public Task? Held { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        string target = request.RequestUri!.PathAndQuery + body;
        _asked.Enqueue((time.GetUtcNow(), target));
        int number = Interlocked.Increment(ref _count);
        if (Held is { } held) await held.WaitAsync(cancellationToken);
        var (status, text) = answer(target, number);
        return new((HttpStatusCode)status) { RequestMessage = request, Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
