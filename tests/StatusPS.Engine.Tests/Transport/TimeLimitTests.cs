using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>Every request has a time limit, and so have all of its attempts together.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5000);

    private readonly VirtualTime _clock = new();

    public static TheoryData<StatusService> Services => [.. Enum.GetValues<StatusService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Server_that_never_responds_is_a_timeout(StatusService service)
    {
        using var server = new ScriptedHandler(Reply.Hang);
        var pending = TestQueries.QueryAsync(service, TestProfiles.Connect(
            TestProfiles.Patient(TestQueries.CreateProfile(service, server.Address), 0), _clock, server));
        await _clock.SettleAsync();
        Assert.False(pending.IsCompleted);
        await _clock.AdvanceAsync(Limit);
        var error = await TestQueries.GetErrorAsync(pending);
        Assert.Equal((StatusErrorKind.Timeout, 1), (error.Kind, server.Count));
        Assert.Contains("service.example", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_body_that_never_ends_is_a_timeout()
    {
        using var server = new ScriptedHandler(Reply.Json("""{"data":""") with { Stops = true });
        var pending = TestQueries.JobAsync(
            TestProfiles.Connect(TestProfiles.Patient(TestProfiles.BlueKing(server.Address), 0), _clock, server));
        await _clock.SettleAsync();
        Assert.Equal((false, 1), (pending.IsCompleted, server.Count));
        await _clock.AdvanceAsync(Limit);
        Assert.Equal(StatusErrorKind.Timeout, (await TestQueries.GetErrorAsync(pending)).Kind);
    }

    [Fact]
    public async Task Timeout_is_retried()
    {
        using var server = new ScriptedHandler(Reply.Hang, Reply.Json(SampleResponses.Job));
        var pending = TestQueries.JobAsync(
            TestProfiles.Connect(TestProfiles.Patient(TestProfiles.BlueKing(server.Address)), _clock, server));
        await _clock.SettleAsync();
        await _clock.AdvanceAsync(Limit);
        await _clock.RunUntilAsync(pending);
        Assert.Equal(StatusState.Succeeded, (await pending).State);
    }

    [Fact]
    public async Task Attempt_that_times_out_is_traced()
    {
        using var server = new ScriptedHandler(Reply.Hang, Reply.Json(SampleResponses.Dts));
        var traces = new List<string>();
        var query = new StatusPS.Engine.Services.Dts.DtsQuery(
            TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Aliyun(server.Address)), _clock, server),
            traces.Add);
        var pending = query.QueryAsync([new(null, "dts1")], TestQueries.CancellationToken);
        await _clock.SettleAsync();
        await _clock.AdvanceAsync(Limit);
        await _clock.RunAsync(pending);
        Assert.Equal(2, traces.Count);
        Assert.Contains("try 1]: no response, Timeout, 5000000 ms", traces[0], StringComparison.Ordinal);
        Assert.Contains("try 2]: 200", traces[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_can_cancel_a_request()
    {
        using var server = new ScriptedHandler(Reply.Hang);
        using var stop = new CancellationTokenSource();
        var query = new StatusPS.Engine.Services.Job.JobQuery(
            TestProfiles.Connect(TestProfiles.BlueKing(server.Address), _clock, server));
        var pending = query.QueryAsync([new("biz", "1", 100)], stop.Token);
        await _clock.SettleAsync();
        Assert.Equal(1, server.Count);
        await stop.CancelAsync();
        await _clock.SettleAsync();
        Assert.True(pending.IsCanceled);
    }

    /// <summary>The network handler has its own connection timeout, reported with this exception.</summary>
    [Fact]
    public async Task Connection_timeout_of_the_handler_is_a_timeout()
    {
        using var handler = new Unconnected();
        var connection = TestProfiles.Connect(TestProfiles.BlueKing("https://statusps.invalid"), _clock, handler);
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(connection));
        Assert.Equal(StatusErrorKind.Timeout, error.Kind);
    }

    [Fact]
    public async Task Time_limit_includes_waiting_for_a_shared_token()
    {
        using var server = new ScriptedHandler(Reply.Hang);
        var connection =
            TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Authing(server.Address), 0), _clock, server);
        var queries = Enumerable.Range(0, 5).Select(_ => TestQueries.AuthingAsync(connection)).ToArray();
        await _clock.SettleAsync();
        await _clock.AdvanceAsync(Limit);
        // Fetching another token from a server that does not respond takes its own time limit.
        var all = Task.WhenAll(queries);
        Assert.True(
            all.IsCompleted,
            $"{queries.Count(pending => !pending.IsCompleted)} of 5 queries outlive their time limit.");
        foreach (var pending in queries)
            Assert.Equal(StatusErrorKind.Timeout, (await TestQueries.GetErrorAsync(pending)).Kind);
    }

    private sealed class Unconnected : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new TaskCanceledException(
                "A connection could not be established within the configured ConnectTimeout.", new TimeoutException());
    }
}
