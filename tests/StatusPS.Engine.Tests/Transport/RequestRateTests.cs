using System.Collections.Concurrent;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>MaxRequestsPerSecond of a profile, kept over all of its queries.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class RequestRateTests
{
    private const int Limit = 10;

    private readonly VirtualTime _clock = new();
    private readonly ConcurrentQueue<TimeSpan> _times = new();

    /// <summary>Three queries at once; one of them with a key that was renewed, as over a long runbook.</summary>
    [Fact]
    public async Task Several_queries_share_the_limit_of_their_profile()
    {
        using var server = Serve(_ => Reply.Json(SampleResponses.Dts));
        string[] secrets = ["secret-1", "secret-1", "secret-2"];
        int[] failed = await _clock.RunAsync(Task.WhenAll(
            secrets.Select(secret => QueryAsync(Pooled(server, "rate-shared", secret), 100)).ToList()));
        Assert.All(failed, static count => Assert.Equal(0, count));
        Assert.Equal(300, server.Count);
        RequestTimes.AssertWithin(Limit, [.. _times]);
        RequestTimes.AssertUsed(Limit, [.. _times]);
    }

    [Fact]
    public async Task Retries_count()
    {
        using var server = Serve(request => request.Number % 3 == 0
            ? Reply.Json(SampleResponses.Dts)
            : Reply.Html(503));
        Assert.Equal(0, await _clock.RunAsync(QueryAsync(Connect(server, maxRetry: 20), 60)));
        Assert.True(server.Count > 100);
        RequestTimes.AssertWithin(Limit, [.. _times]);
    }

    /// <summary>Requests that wait for the rate when a rate limit error arrives wait for its end too.</summary>
    [Fact]
    public async Task Rate_limit_error_stops_requests_that_wait_for_their_turn()
    {
        using var server = Serve(request => request.Number == 5
            ? Reply.Json("""{"Code":"Throttling.User","Message":"slow"}""", 400, ("Retry-After", "30"))
            : Reply.Json(SampleResponses.Dts));
        Assert.Equal(0, await _clock.RunAsync(QueryAsync(Connect(server), 100)));
        var times = _times.Order().ToArray();
        Assert.Equal(101, times.Length);
        Assert.True(times[5] - times[4] >= TimeSpan.FromSeconds(30), $"{times[5] - times[4]}");
        RequestTimes.AssertWithin(Limit, times);
    }

    /// <summary>The time limit of a request is for the service, not for the profile's own queue.</summary>
    [Fact]
    public async Task Wait_for_the_rate_takes_nothing_of_the_time_limit()
    {
        using var server = Serve(_ => Reply.Json(SampleResponses.Dts));
        var profile = TestProfiles.Aliyun(
            server.Address,
            (nameof(StatusProfile.MaxRequestsPerSecond), "1"), (nameof(StatusProfile.TimeoutSec), "2"));
        int failed = await _clock.RunAsync(
            QueryAsync(TestProfiles.Connect(profile, _clock, server), 200, throttleLimit: 200));
        Assert.Equal((0, 200), (failed, server.Count));
        RequestTimes.AssertWithin(1, [.. _times]);
    }

    [Fact]
    public async Task Canceled_query_leaves_nothing_in_the_queue()
    {
        using var server = Serve(_ => Reply.Json(SampleResponses.Dts));
        var connection = Connect(server);
        using var stop = new CancellationTokenSource();
        var canceled = QueryAsync(connection, 100, cancellationToken: stop.Token);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled.GuardAsync());
        await _clock.SettleAsync();
        Assert.Equal((0, 0), (connection.RateLimiter!.WaitingCount, connection.Limiter.InFlightCount));
        var stoppedAt = _clock.Elapsed;
        await _clock.RunAsync(QueryAsync(connection, 1));
        Assert.True(_clock.Elapsed - stoppedAt < TimeSpan.FromSeconds(0.2), $"{_clock.Elapsed - stoppedAt}");
    }

    [Fact]
    public void Profile_without_a_limit_has_no_limiter()
    {
        using var server = Serve(_ => Reply.Json(SampleResponses.Dts));
        Assert.Null(TestProfiles.Connect(TestProfiles.Aliyun(server.Address), _clock, server).RateLimiter);
        Assert.Null(TestProfiles.Connect(TestProfiles.Aliyun(
            server.Address, (nameof(StatusProfile.MaxRequestsPerSecond), "0")), _clock, server).RateLimiter);
    }

    [Fact]
    public void Profiles_of_different_names_or_endpoints_have_limits_of_their_own()
    {
        using var server = Serve(_ => Reply.Json(SampleResponses.Dts));
        var limiter = Pooled(server, "rate-own", "secret").RateLimiter;
        Assert.Same(limiter, Pooled(server, "RATE-own", "other").RateLimiter);
        Assert.NotSame(limiter, Pooled(server, "rate-other", "secret").RateLimiter);
        Assert.NotSame(limiter, Pooled(server, "rate-own", "secret", "https://elsewhere.example").RateLimiter);
    }

    private ScriptedHandler Serve(Func<RecordedRequest, Reply> script) => new(request =>
    {
        _times.Enqueue(_clock.Elapsed);
        return script(request);
    });

    private ProfileConnection Connect(ScriptedHandler server, int maxRetry = 3) => TestProfiles.Connect(
        TestProfiles.Patient(
            TestProfiles.Aliyun(server.Address, (nameof(StatusProfile.MaxRequestsPerSecond), $"{Limit}")), maxRetry),
        _clock, server);

    private ProfileConnection Pooled(ScriptedHandler server, string name, string secret, string? endpoint = null) =>
        ConnectionPool.GetConnection(
            TestProfiles.With(
                new AliyunProfile(name), endpoint ?? server.Address,
                (nameof(AliyunProfile.AccessKeyId), "LTAI-test"), (AliyunProfile.AccessKeySecret, secret),
                (nameof(StatusProfile.MaxRequestsPerSecond), $"{Limit}")),
            server, _clock);

    /// <summary>Sends requests, several at once, and returns the number of those that failed.</summary>
    private static async Task<int> QueryAsync(
        ProfileConnection connection, int count, int throttleLimit = 16, CancellationToken cancellationToken = default)
    {
        var query = new DtsQuery(connection);
        using var throttle = new SemaphoreSlim(throttleLimit);
        bool[] hasFailed = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            await throttle.WaitAsync(cancellationToken);
            try
            {
                await query.QueryAsync([new(null, "dts1")], cancellationToken);
                return false;
            }
            catch (StatusException)
            {
                return true;
            }
            finally
            {
                throttle.Release();
            }
        }));
        return hasFailed.Count(static failed => failed);
    }
}
