using StatusPS.Engine.Http;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Waiting;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A wait on a clock that a test moves, against a service in this process.</summary>
internal sealed class WaitBench : IDisposable
{
    // Longer than any wait, and shorter than the limits of a request.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4000);

    private readonly Dictionary<StatusPlatform, ProfileConnection> _connections = [];

    public WaitBench(FakeClock clock, HttpMessageHandler service, WaitOptions? options = null, int maxRetry = 0)
    {
        Clock = clock;
        Service = service;
        MaxRetry = maxRetry;
        Session = new(options ?? new(), (platform, _) => Connect(platform), clock);
    }

    public FakeClock Clock { get; }

    public HttpMessageHandler Service { get; }

    public WaitSession Session { get; }

    /// <summary>How many sleep between two asks, by how many items are open: each for itself, unless they are asked for together.</summary>
    public Func<int, int> Sleepers { get; init; } = static open => open;

    private int Open
    {
        get
        {
            var progress = Session.Progress(0);
            return progress.Total - progress.Reached - progress.Failed;
        }
    }

    private int MaxRetry { get; }

    /// <summary>Adds records, and skips the time until the wait is over: all that it told.</summary>
    public async Task<List<WaitEvent>> RunAsync(params IEnumerable<StatusRecord> records)
    {
        foreach (var record in records) Session.Add(record);
        Session.Complete();
        var told = new List<WaitEvent>();
        while (await NextAsync() is { } happened) told.Add(happened);
        return told;
    }

    /// <summary>Skips the time until something is told; never while somebody still works on an answer.</summary>
    public async Task<WaitEvent?> NextAsync()
    {
        var next = Session.NextAsync(Ask.Cancel);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!next.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            // What is still open sleeps, and so does the wait's own limit.
            if (Clock.Waiting(Longest) > Sleepers(Open)) Clock.Skip(Longest);
            else await Task.Yield();
        }
        return await next;
    }

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
        return _connections[platform] = TestProfiles.Connect(TestProfiles.Patient(profile, MaxRetry), Clock, Service);
    }
}
