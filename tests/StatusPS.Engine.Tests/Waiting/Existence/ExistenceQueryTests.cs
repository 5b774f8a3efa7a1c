using StatusPS.Engine.Queries;
using StatusPS.Engine.Tests.Queries;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting.Existence;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting.Existence;

/// <summary>Keys that do not exist yet.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class ExistenceQueryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Key_is_queried_until_it_is_found()
    {
        var query = Create(key => _clock.Elapsed.TotalSeconds >= 20 ? null : StatusErrorKind.NotFound);
        var outcome = Assert.Single(await RunAsync(query, 1));
        Assert.Equal("1", Assert.Single(outcome.Records));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 20, 26);
        // 1, 1.5, 2.3, 3.4 and 5 s, each up to a fifth off.
        Assert.InRange(query.Batches.Count, 6, 10);
    }

    [Fact]
    public async Task Missing_key_fails_with_its_last_outcome_at_the_time_limit()
    {
        var query = Create(_ => StatusErrorKind.NotFound);
        var outcome = Assert.Single(await RunAsync(query, 1));
        Assert.Equal("not here at 60 s", outcome.Error!.Message);
        Assert.Equal(Limit.TotalSeconds, _clock.Elapsed.TotalSeconds, 1);
    }

    [Theory]
    [InlineData(StatusErrorKind.Authentication)]
    [InlineData(StatusErrorKind.Unavailable)]
    [InlineData(StatusErrorKind.InvalidRequest)]
    public async Task Other_failure_ends_the_wait_at_once(StatusErrorKind kind)
    {
        var query = Create(_ => _clock.Elapsed.TotalSeconds < 5 ? StatusErrorKind.NotFound : kind);
        Assert.Equal(kind, Assert.Single(await RunAsync(query, 1)).Error!.Kind);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 5, 10);
    }

    [Fact]
    public async Task Address_that_does_not_exist_ends_the_wait_at_once()
    {
        var query = new ScriptedQuery(
            1, (_, _) => throw ScriptedQuery.Refusal(StatusErrorKind.NotFound, aboutKeys: false));
        Assert.Equal(StatusErrorKind.NotFound, Assert.Single(await RunAsync(query, 1)).Error!.Kind);
        Assert.Single(query.Batches);
    }

    [Fact]
    public async Task Keys_share_requests_and_each_ends_when_it_is_found()
    {
        // Key n is created at second 9 n, the last one never.
        var query = Create(
            key => key < 7 && _clock.Elapsed.TotalSeconds >= key * 9 ? null : StatusErrorKind.NotFound, 10);
        var ended = new TimeSpan[8];
        var outcomes = await RunAsync(query, Enumerable.Range(0, 8), (key, at) => ended[key] = at);
        Assert.Equal(
            "0 1 2 3 4 5 6 missing",
            string.Join(' ', outcomes.Select(one => one.Error is null ? one.Records[0] : "missing")));
        for (int key = 1; key < 7; key++) Assert.InRange(ended[key].TotalSeconds, key * 9, (key * 9) + 6.1);
        Assert.InRange(query.Batches.Count, 12, 22);
        Assert.Equal(7, query.Batches[1].Length);
        Assert.Equal([7], query.Batches[^1]);
    }

    [Fact]
    public async Task Key_after_the_time_limit_is_queried_once()
    {
        var query = Create(_ => StatusErrorKind.NotFound);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        using var existence = new ExistenceQuery<int, string>(query, 4, new(Limit, _clock), _clock, _ => true);
        await _clock.AdvanceAsync(Limit);
        var outcome = await _clock.RunAsync(existence.WaitAsync(runner.Post(1)));
        Assert.NotNull(outcome.Error);
        Assert.Single(query.Batches);
    }

    [Fact]
    public async Task Key_whose_records_are_not_wanted_is_queried_until_the_time_limit()
    {
        var query = Create(_ => null);
        var outcome = Assert.Single(await RunAsync(query, [1], isWanted: _ => false));
        Assert.Equal(["1"], outcome.Records);
        Assert.Equal(Limit.TotalSeconds, _clock.Elapsed.TotalSeconds, 1);
    }

    [Fact]
    public async Task Dispose_cancels_the_wait()
    {
        var query = Create(_ => StatusErrorKind.NotFound);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var existence = new ExistenceQuery<int, string>(query, 4, new(Limit, _clock), _clock, _ => true);
        var waiting = existence.WaitAsync(runner.Post(1));
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(3));
        existence.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.GuardAsync());
        int sent = query.Batches.Count;
        await _clock.AdvanceAsync(Limit);
        Assert.Equal(sent, query.Batches.Count);
    }

    [Fact]
    public async Task Defect_reaches_the_caller()
    {
        var query = new ScriptedQuery(1, (_, _) => _clock.Elapsed > TimeSpan.Zero
            ? throw new InvalidOperationException("defect")
            : Task.FromResult<IReadOnlyList<Outcome<string>>>([Missing()]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(query, 1));
    }

    private ScriptedQuery Create(Func<int, StatusErrorKind?> failure, int maxBatchSize = 1) => new(
        maxBatchSize, (keys, _) => Task.FromResult<IReadOnlyList<Outcome<string>>>(
            [.. keys.Select(key => failure(key) is { } kind ? Missing(kind) : new($"{key}"))]));

    private Outcome<string> Missing(StatusErrorKind kind = StatusErrorKind.NotFound) => new(new StatusError
    {
        Kind = kind,
        Message = $"not here at {_clock.Elapsed.TotalSeconds:0} s",
        RecommendedAction = "none",
        IsAboutKeys = true,
    });

    private Task<Outcome<string>[]> RunAsync(ScriptedQuery query, int key) => RunAsync(query, [key]);

    private async Task<Outcome<string>[]> RunAsync(
        ScriptedQuery query, IEnumerable<int> keys, Action<int, TimeSpan>? ended = null,
        Func<string, bool>? isWanted = null)
    {
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        using var existence = new ExistenceQuery<int, string>(
            query, 4, new(Limit, _clock), _clock, isWanted ?? (_ => true));
        var first = runner.PostRange([.. keys]);
        runner.Flush();
        return await _clock.RunAsync(Task.WhenAll(first.Select(WaitAsync)));

        async Task<Outcome<string>> WaitAsync(PendingQuery<int, string> pending)
        {
            var outcome = await existence.WaitAsync(pending);
            ended?.Invoke(pending.Key, _clock.Elapsed);
            return outcome;
        }
    }
}
