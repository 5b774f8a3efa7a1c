using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>A rate limit error slows down all requests of the profile.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class RateLimitTests
{
    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData(StatusService.Dts, "x-acs-retry-after", "1500", 1.5)]
    [InlineData(StatusService.Dts, "Retry-After", "5", 5)]
    [InlineData(StatusService.Cmdb, "X-Bkapi-RateLimit-Reset", "7", 7)]
    [InlineData(StatusService.Job, "Retry-After", "3", 3)]
    [InlineData(StatusService.Authing, "Retry-After", "4", 4)]
    [InlineData(StatusService.Authing, "X-Nothing", "4", 1)]
    public async Task Retry_waits_for_the_time_of_the_server(
        StatusService service, string header, string value, double seconds)
    {
        using var server =
            new ScriptedHandler(TooMany(service, (header, value)), Reply.Json(SampleResponses.Get(service)));
        var pending = TestQueries.QueryAsync(service, Connect(service, server));
        await _clock.RunAsync(pending);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 0.1));
        Assert.Equal(2, server.Count);
    }

    [Theory]
    [InlineData("Retry-After", "0")]
    [InlineData("X-Bkapi-RateLimit-Reset", "0")]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 07:00:00 GMT")]
    public async Task Retry_time_of_zero_still_delays_the_retry(string header, string value)
    {
        using var server = new ScriptedHandler(request => request.Number <= 20
            ? TooMany(StatusService.Cmdb, (header, value))
            : Reply.Json(SampleResponses.Cmdb));
        var pending = TestQueries.CmdbAsync(Connect(StatusService.Cmdb, server), 28);
        await _clock.SettleAsync();
        Assert.Equal((false, 1), (pending.IsCompleted, server.Count));
    }

    [Fact]
    public async Task Rate_limit_delays_all_requests_of_the_profile()
    {
        using var server = new ScriptedHandler(request => request.Number == 1
            ? TooMany(StatusService.Cmdb, ("X-Bkapi-RateLimit-Reset", "10"))
            : Reply.Json(SampleResponses.Cmdb));
        var connection = Connect(StatusService.Cmdb, server);
        var first = TestQueries.CmdbAsync(connection, 28);
        await _clock.SettleAsync();
        var others = Enumerable.Range(0, 8).Select(_ => TestQueries.CmdbAsync(connection, 28)).ToArray();
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(9.9));
        Assert.Equal(1, server.Count);
        Assert.DoesNotContain(others.Append(first), pending => pending.IsCompleted);
        await _clock.RunUntilAsync(Task.WhenAll(others.Append(first)));
        Assert.All(others.Append(first), pending => Assert.Null(pending.Result[0].Error));
        Assert.Equal(10, server.Count);
    }

    [Fact]
    public async Task Rate_limit_beyond_the_time_limit_stays_a_rate_limit_error()
    {
        using var server = new ScriptedHandler(
            TooMany(StatusService.Dts, ("x-acs-retry-after", "90000000"), ("Retry-After", "80000")));
        var connection = Connect(StatusService.Dts, server);
        var first = TestQueries.DtsAsync(connection, null, "dts1");
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(20_000));
        Assert.Equal(StatusErrorKind.RateLimited, (await TestQueries.GetErrorAsync(first)).Kind);

        // A query that starts while the rate limit exceeds its time limit fails at once with the retry time; nothing is
        // sent.
        var second = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(connection, null, "dts1").GuardAsync());
        Assert.Equal(
            (StatusErrorKind.RateLimited, TimeSpan.FromSeconds(86_400 - 20_000)), (second.Kind, second.RetryAfter));
        Assert.Equal((TimeSpan.FromSeconds(20_000), 1), (_clock.Elapsed, server.Count));
    }

    [Fact]
    public async Task Retries_end_at_the_total_time_limit()
    {
        using var server = new ScriptedHandler(TooMany(StatusService.Dts, ("Retry-After", "100")));
        var pending = TestQueries.DtsAsync(Connect(StatusService.Dts, server), null, "dts1");
        await _clock.RunUntilAsync(pending);
        Assert.Equal(StatusErrorKind.RateLimited, (await TestQueries.GetErrorAsync(pending)).Kind);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(20_000));
        Assert.InRange(server.Count, 2, 201);
    }

    [Fact]
    public async Task Rate_limit_is_reported_at_once_without_retries()
    {
        using var server = new ScriptedHandler(TooMany(StatusService.Dts, ("x-acs-retry-after", "1500")));
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(
            TestProfiles.Connect(TestProfiles.Aliyun(server.Address), _clock, server), null, "dts1"));
        Assert.Equal(
            (StatusErrorKind.RateLimited, TimeSpan.FromSeconds(1.5), 1), (error.Kind, error.RetryAfter, server.Count));
    }

    private ProfileConnection Connect(StatusService service, ScriptedHandler server) =>
        TestProfiles.Connect(TestProfiles.Patient(TestQueries.CreateProfile(service, server.Address)), _clock, server);

    private static Reply TooMany(StatusService service, params (string Name, string Value)[] headers) => service switch
    {
        StatusService.Dts => Reply.Json("""{"Code":"Throttling.User","Message":"slow"}""", 400, headers),
        StatusService.Cmdb => Reply.Json("""{"code":1642902,"message":"slow","result":false}""", 429, headers),
        StatusService.Job => Reply.Json("""{"error":{"code":"RATELIMIT_EXCEED","message":"slow"}}""", 429, headers),
        _ => Reply.Json("""{"statusCode":429,"message":"slow"}""", 200, headers),
    };
}
