using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The emulator's services with jobs that run until a given time, and with outages and rate limits.</summary>
internal sealed class OutageService(EmulatedCloud cloud, VirtualTime clock, TimeSpan end)
    : DelegatingHandler(new EmulatorHandler(cloud))
{
    private static readonly (string Ended, string Working)[] Words =
    [
        ("\"status\":3", "\"status\":2"), ("\"finished\"", "\"executing\""), ("\"synchronizing\"", "\"initializing\""),
        ("\"success\"", "\"onProgress\""),
    ];

    /// <summary>The outages: with status 503 when reachable, otherwise with refused connections.</summary>
    public (TimeSpan From, TimeSpan To, bool Reachable)[] Outages { get; init; } = [];

    /// <summary>
    /// The times at which each service rejects one request with status 429 and a Retry-After of ten minutes.
    /// </summary>
    public TimeSpan[] Busy { get; init; } = [];

    /// <summary>The number of requests that failed in an outage.</summary>
    public int Met => Volatile.Read(ref _met);

    private readonly HashSet<(TimeSpan, string)> _refused = [];
    private int _met;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = clock.Elapsed;
        foreach (var (from, to, reachable) in Outages)
        {
            if (now < from || now >= to) continue;
            Interlocked.Increment(ref _met);
            if (!reachable)
                throw new HttpRequestException(
                    HttpRequestError.ConnectionError, "refused",
                    new SocketException((int)SocketError.ConnectionRefused));
            return Answer(request, HttpStatusCode.ServiceUnavailable, "");
        }
        foreach (var moment in Busy)
        {
            if (now < moment) continue;
            bool first;
            lock (_refused) first = _refused.Add((moment, request.RequestUri!.Host + request.RequestUri.AbsolutePath));
            if (!first) continue;
            var refusal = Answer(request, HttpStatusCode.TooManyRequests, "");
            refusal.Headers.Add("Retry-After", "600");
            return refusal;
        }
        var response = await base.SendAsync(request, cancellationToken);
        if (now >= end) return response;
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        foreach (var (ended, working) in Words) body = body.Replace(ended, working, StringComparison.Ordinal);
        response.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return response;
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string body) =>
        new(status) { RequestMessage = request, Content = new StringContent(body) };
}
