using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A wait session in virtual time with a service in this process.</summary>
internal sealed class WaitFixture : IDisposable
{
    private readonly VirtualTime _time;
    private readonly HttpMessageHandler _service;
    private readonly int _maxRetry;
    private readonly Dictionary<StatusPlatform, ProfileConnection> _connections = [];

    public WaitFixture(VirtualTime time, HttpMessageHandler service, WaitOptions? options = null, int maxRetry = 0)
    {
        _time = time;
        _service = service;
        _maxRetry = maxRetry;
        Session = new(options ?? new(), (platform, _) => Connect(platform), time);
    }

    public WaitSession Session { get; }

    /// <summary>Adds records, advances the time until the session ends, and returns all events.</summary>
    public async Task<List<WaitEvent>> RunAsync(params IEnumerable<StatusRecord> records)
    {
        foreach (var record in records) Session.Add(record);
        Session.Complete();
        var events = new List<WaitEvent>();
        while (await NextAsync() is { } raised) events.Add(raised);
        return events;
    }

    /// <summary>Advances the time until the next event. Returns null when the session has ended.</summary>
    public Task<WaitEvent?> NextAsync() => _time.RunAsync(Session.ReadAsync(TestQueries.CancellationToken));

    public void Dispose() => Session.Dispose();

    public ProfileConnection Connect(StatusPlatform platform)
    {
        if (_connections.TryGetValue(platform, out var connection)) return connection;
        StatusProfile profile = platform switch
        {
            StatusPlatform.BlueKing => TestProfiles.BlueKing("https://bk.example"),
            StatusPlatform.Aliyun => TestProfiles.Aliyun("https://dts.example"),
            _ => TestProfiles.Signed("https://authing.example"),
        };
        return _connections[platform] = TestProfiles.Connect(TestProfiles.Patient(profile, _maxRetry), _time, _service);
    }
}
