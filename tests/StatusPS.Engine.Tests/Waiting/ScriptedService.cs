using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A service in this process with scripted responses, which records its requests.</summary>
internal sealed class ScriptedService(TimeProvider time, Func<string, int, (int Status, string Body)> answer)
    : HttpMessageHandler
{
    private readonly ConcurrentQueue<(DateTimeOffset At, string Target)> _requests = new();
    private int _count;

    public ScriptedService(TimeProvider time, params string[] bodies)
        : this(time, (_, number) => (200, bodies[Math.Min(number, bodies.Length) - 1])) { }

    public IReadOnlyList<(DateTimeOffset At, string Target)> Requests => [.. _requests];

    /// <summary>Delays every response until the task has completed; null delays none.</summary>
    public Task? HoldUntil { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        string target = request.RequestUri!.PathAndQuery + body;
        _requests.Enqueue((time.GetUtcNow(), target));
        int number = Interlocked.Increment(ref _count);
        if (HoldUntil is { } held) await held.WaitAsync(cancellationToken);
        var (status, text) = answer(target, number);
        return new((HttpStatusCode)status)
        {
            RequestMessage = request,
            Content = new StringContent(text, Encoding.UTF8, "application/json")
        };
    }
}
