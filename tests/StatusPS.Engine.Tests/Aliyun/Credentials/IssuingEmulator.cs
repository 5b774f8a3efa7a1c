using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using StatusPS.Emulator;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Tests.Time;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>
/// The emulator in this process. Keeps the keys that it issued and the times of the queries. Its jobs run until a given
/// time.
/// </summary>
internal sealed class IssuingEmulator(EmulatedCloud cloud, TestClock clock)
    : DelegatingHandler(new EmulatorHandler(cloud))
{
    private readonly ConcurrentQueue<AliyunCredential> _issued = [];
    private readonly ConcurrentQueue<TimeSpan> _queries = [];

    /// <summary>The time from the start at which the jobs end; zero by default.</summary>
    public TimeSpan End { get; init; }

    /// <summary>The keys in the order of their issue.</summary>
    public AliyunCredential[] Issued => [.. _issued];

    /// <summary>The times of the queries from the start.</summary>
    public TimeSpan[] Queries => [.. _queries];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isQuery = request.RequestUri!.Host == new Uri(EmulatedSource.Endpoint).Host;
        if (isQuery) _queries.Enqueue(clock.Elapsed);
        var response = await base.SendAsync(request, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!isQuery) KeepKey(body);
        else if (clock.Elapsed < End)
        {
            response.Content = new StringContent(
                body.Replace("\"synchronizing\"", "\"initializing\"", StringComparison.Ordinal), Encoding.UTF8,
                "application/json");
        }
        return response;
    }

    private void KeepKey(string body)
    {
        if (!body.StartsWith('{')) return;
        using var json = JsonDocument.Parse(body);
        var key = json.RootElement.TryGetProperty("Credentials", out var inner) ? inner : json.RootElement;
        if (!key.TryGetProperty("AccessKeyId", out var id)) return;
        _issued.Enqueue(new(id.GetString()!, key.GetProperty("AccessKeySecret").GetString()!,
            key.GetProperty("SecurityToken").GetString(), key.GetProperty("Expiration").GetDateTimeOffset()));
    }
}
