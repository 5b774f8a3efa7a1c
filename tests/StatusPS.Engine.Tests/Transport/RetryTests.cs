using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>The retries of a request: their causes, number and delays, with a clock that the test moves.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class RetryTests
{
    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData(500, 4)]
    [InlineData(502, 4)]
    [InlineData(503, 4)]
    [InlineData(504, 4)]
    [InlineData(408, 4)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(302, 1)]
    [InlineData(200, 1)]
    public async Task Only_transient_failures_are_retried(int status, int tries)
    {
        foreach (var service in Enum.GetValues<StatusService>())
        {
            using var server = new ScriptedHandler(Reply.Html(status));
            await FailAsync(service, server);
            Assert.Equal(tries, server.Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Number_of_retries_is_that_of_the_profile(int maxRetry)
    {
        using var server = new ScriptedHandler(Reply.Html(503));
        var error = await FailAsync(StatusService.Dts, server, maxRetry);
        Assert.Equal((StatusErrorKind.Unavailable, maxRetry + 1), (error.Kind, server.Count));
        Assert.Equal(maxRetry, _clock.Pauses.Count);
    }

    /// <summary>
    /// Each pause is random, so that none has a bound of its own. The sum of the first n is about 0.29 s times a power
    /// of two between n - 1 and n. This is the retry library's decorrelated jitter with a first delay of 0.4 s.
    /// </summary>
    [Fact]
    public async Task Delays_between_retries_increase()
    {
        using var server = new ScriptedHandler(Reply.Html(503));
        await FailAsync(StatusService.Dts, server, maxRetry: 8);
        var pauses = _clock.Pauses;
        Assert.Equal(8, pauses.Count);
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
        Assert.InRange(pauses.Take(3).Sum(pause => pause.TotalSeconds), 1, 2.3);
        Assert.InRange(pauses.Take(7).Sum(pause => pause.TotalSeconds), 18, 37);
        Assert.True(pauses.Distinct().Count() > 4);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 08:00:09 GMT", 9)]
    [InlineData("x-acs-retry-after", "1500", 1.5)]
    public async Task Delay_of_the_service_is_used(string header, string value, double seconds)
    {
        using var server = new ScriptedHandler(
            Reply.Json("""{"Code":"ServiceUnavailable","Message":"later"}""", 503, (header, value)),
            Reply.Json(SampleResponses.Dts));
        var pending = TestQueries.DtsAsync(Connect(server, TestProfiles.Aliyun(server.Address)), null, "dts1");
        await _clock.RunAsync(pending);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _clock.Elapsed);
        Assert.Equal(2, server.Count);
    }

    /// <summary>
    /// A date in a response is relative to the service's clock; this machine's may be wrong by hours.
    /// </summary>
    [Theory]
    [InlineData("Sun, 01 Mar 2026 05:30:00 GMT", "Sun, 01 Mar 2026 05:30:09 GMT", 9)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", "Sun, 01 Mar 2026 11:00:09 GMT", 9)]
    public async Task Retry_date_is_relative_to_the_clock_of_the_service(string date, string after, double seconds)
    {
        using var server = new ScriptedHandler(
            Reply.Empty(503, ("Date", date), ("Retry-After", after)), Reply.Json(SampleResponses.Dts));
        var pending = TestQueries.DtsAsync(Connect(server, TestProfiles.Aliyun(server.Address)), null, "dts1");
        await _clock.RunAsync(pending);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _clock.Elapsed);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sun, 01 Mar 2026 07:00:00 GMT")]
    public async Task Retry_time_of_zero_still_delays_the_retries(string after)
    {
        using var server = new ScriptedHandler(Reply.Empty(503, ("Retry-After", after)));
        var pending =
            TestQueries.DtsAsync(Connect(server, TestProfiles.Aliyun(server.Address), maxRetry: 5), null, "dts1");
        await _clock.RunUntilAsync(pending);
        Assert.Equal(StatusErrorKind.Unavailable, (await TestQueries.GetErrorAsync(pending)).Kind);
        Assert.Equal((6, 5), (server.Count, _clock.Pauses.Count));
        Assert.True(_clock.Elapsed > TimeSpan.FromSeconds(2), $"six tries took {_clock.Elapsed}");
    }

    [Theory]
    [InlineData(AliyunSignature.Acs3)]
    [InlineData(AliyunSignature.Rpc)]
    public async Task Each_attempt_has_its_own_signature(AliyunSignature signature)
    {
        using var server = new ScriptedHandler(
            Reply.Html(503), Reply.Json("""{"Code":"SignatureNonceUsed","Message":"used"}""", 400), Reply.Html(503),
            Reply.Json(SampleResponses.Dts));
        var pending = TestQueries.DtsAsync(Connect(server, TestProfiles.Aliyun(
            server.Address, (nameof(AliyunProfile.SignatureVersion), signature.ToString()))), null, "dts1");
        await _clock.RunAsync(pending);
        bool acs3 = signature == AliyunSignature.Acs3;
        Assert.Equal(4, server.Requests.Select(request => acs3
            ? request.Header("x-acs-signature-nonce")
            : request.Query["SignatureNonce"]).Distinct().Count());
        Assert.Equal(4, server.Requests.Select(request => acs3
            ? request.Header("Authorization")
            : request.Query["Signature"]).Distinct().Count());
    }

    [Fact]
    public async Task Signature_has_the_time_of_its_attempt()
    {
        using var server =
            new ScriptedHandler(Reply.Empty(503, ("Retry-After", "60")), Reply.Json(SampleResponses.Authing));
        var pending = TestQueries.AuthingAsync(Connect(server, TestProfiles.Signed(server.Address)));
        await _clock.RunAsync(pending);
        Assert.Equal(
            ["Sun, 01 Mar 2026 08:00:00 GMT", "Sun, 01 Mar 2026 08:01:00 GMT"],
            server.Requests.Select(request => request.Header("date")));
        Assert.Equal(2, server.Requests.Select(request => request.Header("x-authing-signature-nonce"))
            .Distinct()
            .Count());
    }

    [Fact]
    public async Task Delay_beyond_the_time_limit_ends_with_the_failure()
    {
        using var server = new ScriptedHandler(Reply.Empty(503, ("Retry-After", "80000")));
        var answered = new TaskCompletionSource();
        var query = new StatusPS.Engine.Services.Dts.DtsQuery(
            Connect(server, TestProfiles.Aliyun(server.Address)), _ => answered.TrySetResult());
        var pending = query.QueryAsync([new(null, "dts1")], TestQueries.CancellationToken);
        await _clock.SettleAsync();
        Assert.True(answered.Task.IsCompleted);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(20_000));
        Assert.Equal(StatusErrorKind.Unavailable, (await TestQueries.GetErrorAsync(pending)).Kind);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Trace_has_one_line_for_each_attempt()
    {
        using var server = new ScriptedHandler(Reply.Html(503), Reply.Json(SampleResponses.Dts));
        var traces = new List<string>();
        var pending = new StatusPS.Engine.Services.Dts.DtsQuery(
            Connect(server, TestProfiles.Aliyun(server.Address)),
            traces.Add).QueryAsync([new("cn-hangzhou", "dts1")], TestQueries.CancellationToken);
        await _clock.RunAsync(pending);
        Assert.Equal(2, traces.Count);
        Assert.Contains("try 1]: 503, Unavailable", traces[0], StringComparison.Ordinal);
        Assert.Contains("try 2]: 200", traces[1], StringComparison.Ordinal);
        Assert.All(traces, line => Assert.DoesNotContain("Synchronization", line, StringComparison.Ordinal));
    }

    private ProfileConnection Connect(ScriptedHandler server, StatusProfile profile, int maxRetry = 3) =>
        TestProfiles.Connect(TestProfiles.Patient(profile, maxRetry), _clock, server);

    private async Task<StatusError> FailAsync(StatusService service, ScriptedHandler server, int maxRetry = 3)
    {
        var pending = TestQueries.QueryAsync(
            service, Connect(server, TestQueries.CreateProfile(service, server.Address), maxRetry));
        await _clock.RunUntilAsync(pending);
        return await TestQueries.GetErrorAsync(pending);
    }
}
