using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>
/// The management token: cached, fetched once for concurrent queries, renewed once when it is rejected.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class TokenTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Fifty_concurrent_queries_fetch_one_token()
    {
        var wait = new TaskCompletionSource();
        using var server = new ScriptedHandler(request => IsFetch(request)
            ? Token("token-1", 7200) with { After = wait.Task }
            : Reply.Json(SampleResponses.Authing));
        var connection = Connect(server);
        var queries = Enumerable.Range(0, 50).Select(_ => TestQueries.AuthingAsync(connection)).ToArray();
        await _clock.SettleAsync();
        Assert.Equal(1, server.Count);
        wait.SetResult();
        Assert.All(await _clock.RunAsync(Task.WhenAll(queries)), jobs => Assert.Single(jobs));
        Assert.Equal((1, 51), (server.Requests.Count(IsFetch), server.Count));
    }

    [Theory]
    [InlineData(7200, 7139, 1)]
    [InlineData(7200, 7141, 2)]
    [InlineData(7200, 7200, 2)]
    [InlineData(100, 49, 1)]
    [InlineData(100, 51, 2)]
    [InlineData(0, 0, 2)]
    public async Task Token_is_kept_until_shortly_before_it_expires(int life, int later, int fetches)
    {
        using var server = new ScriptedHandler(request => IsFetch(request)
            ? Token($"token-{request.Number}", life)
            : Reply.Json(SampleResponses.Authing));
        var connection = Connect(server);
        await TestQueries.AuthingAsync(connection);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(later));
        await TestQueries.AuthingAsync(connection);
        Assert.Equal(fetches, server.Requests.Count(IsFetch));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    public async Task Rejected_token_is_renewed_once(int status)
    {
        using var server = new ScriptedHandler(request => IsFetch(request) ? Token($"token-{request.Number}", 7200)
            : request.Header("Authorization") == "Bearer token-1"
                ? Reply.Json("""{"statusCode":401,"message":"expired"}""", status)
                : Reply.Json(SampleResponses.Authing));
        Assert.Single(await TestQueries.AuthingAsync(Connect(server)));
        Assert.Equal(["Bearer token-1", "Bearer token-3"], server.Requests.Where(request => !IsFetch(request))
            .Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Token_that_is_rejected_again_is_an_error()
    {
        using var server = new ScriptedHandler(request => IsFetch(request)
            ? Token($"token-{request.Number}", 7200)
            : Reply.Json("""{"statusCode":401,"message":"no","requestId":"A-1"}"""));
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(Connect(server)));
        Assert.Equal((StatusErrorKind.Authentication, "401", "A-1"), (error.Kind, error.Code, error.RequestId));
        Assert.Equal((2, 4), (server.Requests.Count(IsFetch), server.Count));
    }

    /// <summary>
    /// The failed renewal is reported. The old token is not sent again, and the credentials are not reported as wrong.
    /// </summary>
    [Fact]
    public async Task Failed_renewal_is_the_reported_failure()
    {
        using var server =
            new ScriptedHandler(request => !IsFetch(request) ? Reply.Json("""{"statusCode":401,"message":"expired"}""")
            : request.Number == 1 ? Token("token-1", 7200) : Reply.Html(503));
        var pending = TestQueries.AuthingAsync(Connect(server));
        await _clock.RunUntilAsync(pending);
        Assert.Equal(StatusErrorKind.Unavailable, (await TestQueries.GetErrorAsync(pending)).Kind);
        Assert.Equal((5, 1), (server.Requests.Count(IsFetch), server.Requests.Count(request => !IsFetch(request))));
    }

    [Fact]
    public async Task Queries_rejected_together_renew_the_token_once()
    {
        var together = new TaskCompletionSource();
        using var server = new ScriptedHandler(request =>
            IsFetch(request) ? Token($"token-{request.Number}", 7200)
            : request.Header("Authorization") == "Bearer token-1"
                ? Reply.Json("""{"statusCode":401,"message":"expired"}""") with { After = together.Task }
            : Reply.Json(SampleResponses.Authing));
        var connection = Connect(server);
        var queries = Enumerable.Range(0, 20).Select(_ => TestQueries.AuthingAsync(connection)).ToArray();
        await _clock.SettleAsync();
        Assert.Equal(21, server.Count);
        together.SetResult();
        await _clock.RunAsync(Task.WhenAll(queries));
        Assert.Equal(2, server.Requests.Count(IsFetch));
    }

    /// <summary>The error is that of fetching the token, not of the credentials.</summary>
    [Theory]
    [InlineData(3, 1, null)]
    [InlineData(100, 1, StatusErrorKind.Unavailable)]
    public async Task Transient_failure_of_the_renewal_is_retried(int failures, int refused, StatusErrorKind? kind)
    {
        int fetches = 0;
        using var server = new ScriptedHandler(request =>
        {
            if (!IsFetch(request))
                return request.Header("Authorization") == "Bearer token-1"
                    ? Reply.Json("""{"statusCode":401,"message":"expired"}""")
                    : Reply.Json(SampleResponses.Authing);
            fetches++;
            return fetches > 1 && fetches <= 1 + failures ? Reply.Html(503) : Token($"token-{fetches}", 7200);
        });
        var pending = TestQueries.AuthingAsync(Connect(server));
        await _clock.RunUntilAsync(pending);
        var failure = await Record.ExceptionAsync(() => pending);
        Assert.Equal(kind, (failure as StatusException)?.Error.Kind);
        Assert.Equal(refused, server.Requests.Count(request => request.Header("Authorization") == "Bearer token-1"));
    }

    [Fact]
    public async Task Signature_is_not_renewed()
    {
        using var server = new ScriptedHandler(Reply.Json("""{"statusCode":401,"apiCode":1302,"message":"no"}"""));
        Assert.Equal(StatusErrorKind.Authentication, (await TestQueries.GetErrorAsync(
            TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Signed(server.Address), _clock, server)))).Kind);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Wrong_key_is_sent_once()
    {
        using var server = new ScriptedHandler(Reply.Json("""{"statusCode":401,"apiCode":1302,"message":"no"}"""));
        Assert.Equal(
            StatusErrorKind.Authentication,
            (await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(Connect(server)))).Kind);
        Assert.Equal(1, server.Count);
    }

    private ProfileConnection Connect(ScriptedHandler server) =>
        TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Authing(server.Address)), _clock, server);

    private static bool IsFetch(RecordedRequest request) => request.Method == "POST";

    private static Reply Token(string token, int life) =>
        Reply.Json($$$"""{"statusCode":200,"data":{"access_token":"{{{token}}}","expires_in":{{{life}}}}}""");

    [Theory]
    [InlineData("令牌", StatusErrorKind.Protocol)]
    [InlineData("a\\r\\nX-Evil: 1", StatusErrorKind.Protocol)]
    [InlineData("a.eyJcdWQ4MDAiOjF9.b", null)] // {"\ud800":1}
    public async Task Token_that_is_not_valid_in_a_header_is_a_protocol_error(string token, StatusErrorKind? kind)
    {
        using var server =
            new ScriptedHandler(request => Reply.Json(request.Path.EndsWith("token", StringComparison.Ordinal)
            ? $$"""{"statusCode":200,"data":{"access_token":"{{token}}","expires_in":7200} }"""
                : SampleResponses.Authing));
        var failure = await Record.ExceptionAsync(
            () => TestQueries.AuthingAsync(TestProfiles.Connect(TestProfiles.Authing(server.Address), _clock, server)));
        Assert.Equal(kind, failure is null ? null : Assert.IsType<StatusException>(failure).Error.Kind);
    }
}
