using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Http;

/// <summary>Nothing hangs: every request has its time, and all of its tries together.</summary>
public sealed class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5000);

    private readonly FakeClock _clock = new();

    public static TheoryData<StatusService> Services => [.. Enum.GetValues<StatusService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task AServerThatNeverAnswers(StatusService service)
    {
        await using var server = new ScriptedServer(Reply.Hang);
        var question = Ask.AnyAsync(service, TestProfiles.Connect(TestProfiles.Patient(Ask.ProfileOf(service, server.Address), 0), _clock));
        await server.ArrivedAsync(1);
        Assert.False(question.IsCompleted);
        _clock.Advance(Limit);
        var error = await Ask.FailureAsync(question);
        Assert.Equal((StatusErrorKind.Timeout, 1), (error.Kind, server.Count));
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyThatNeverEnds()
    {
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(new Reply
        {
            Streams = async stream =>
            {
                await stream.WriteAsync("{\"data\":"u8.ToArray());
                begun.SetResult();
                await never.Task;
            },
        });
        var question = Ask.JobAsync(TestProfiles.Connect(TestProfiles.Patient(TestProfiles.BlueKing(server.Address), 0), _clock));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), Ask.Cancel);
        _clock.Advance(Limit);
        Assert.Equal(StatusErrorKind.Timeout, (await Ask.FailureAsync(question)).Kind);
        never.SetResult();
    }

    [Fact]
    public async Task ATimeoutIsTriedAgain()
    {
        await using var server = new ScriptedServer(Reply.Hang, Reply.Json(Good.Job));
        var question = Ask.JobAsync(TestProfiles.Connect(TestProfiles.Patient(TestProfiles.BlueKing(server.Address)), _clock));
        await server.ArrivedAsync(1);
        _clock.Advance(Limit);
        await _clock.DriveAsync(question);
        Assert.Equal(StatusState.Succeeded, (await question).State);
    }

    [Fact]
    public async Task ATryThatTimesOutIsTracedLikeAnyOther()
    {
        await using var server = new ScriptedServer(Reply.Hang, Reply.Json(Good.Dts));
        var told = new List<string>();
        var query = new StatusPS.Engine.Aliyun.DtsQuery(TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Aliyun(server.Address)), _clock), told.Add);
        var question = query.AskAsync([new(null, "dts1")], Ask.Cancel);
        await server.ArrivedAsync(1);
        _clock.Advance(Limit);
        await _clock.DriveAsync(question);
        await question;
        Assert.Equal(2, told.Count);
        Assert.Contains("try 1]: no answer, Timeout, 5000000 ms", told[0], StringComparison.Ordinal);
        Assert.Contains("try 2]: 200", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoCallsCanEndIt()
    {
        await using var server = new ScriptedServer(Reply.Hang);
        using var stop = new CancellationTokenSource();
        var query = new StatusPS.Engine.BlueKing.Job.JobQuery(TestProfiles.Connect(TestProfiles.BlueKing(server.Address), _clock));
        var question = query.AskAsync([new("biz", "1", 100)], stop.Token);
        await server.ArrivedAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question.WaitAsync(TimeSpan.FromSeconds(20), Ask.Cancel));
    }

    /// <summary>The network's handler gives up connecting after a limit of its own, in this exception.</summary>
    [Fact]
    public async Task AHostThatDoesNotTakeTheConnection()
    {
        using var handler = new Unconnected();
        var connection = TestProfiles.Connect(TestProfiles.BlueKing("https://statusps.invalid"), _clock, handler);
        var error = await Ask.FailureAsync(Ask.JobAsync(connection));
        Assert.Equal(StatusErrorKind.Timeout, error.Kind);
    }

    [Fact]
    public async Task WaitingForAnothersTokenIsWithinTheTimeToo()
    {
        await using var server = new ScriptedServer(Reply.Hang);
        var connection = TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Authing(server.Address), 0), _clock);
        var questions = Enumerable.Range(0, 5).Select(_ => Ask.AuthingAsync(connection)).ToArray();
        await server.ArrivedAsync(1);
        _clock.Advance(Limit);
        // Whoever fetches another token from a server that does not answer gets that one's time again.
        var all = Task.WhenAll(questions);
        await Task.WhenAny(all, server.ArrivedAsync(2)).WaitAsync(TimeSpan.FromSeconds(20), Ask.Cancel);
        Assert.True(all.IsCompleted, $"{questions.Count(question => !question.IsCompleted)} of 5 questions outlive their time limit.");
        foreach (var question in questions) Assert.Equal(StatusErrorKind.Timeout, (await Ask.FailureAsync(question)).Kind);
    }

    private sealed class Unconnected : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException());
    }
}
