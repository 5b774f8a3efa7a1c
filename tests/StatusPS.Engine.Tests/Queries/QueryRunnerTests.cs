using StatusPS.Engine.Queries;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>Keys and their outcomes: in order, in batches, within the limits.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class QueryRunnerTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Each_outcome_belongs_to_its_key_in_any_order_of_arrival()
    {
        var late = new TaskCompletionSource();
        var query = new ScriptedQuery(1, async (keys, _) =>
        {
            if (keys[0] == 0) await late.Task;
            return ScriptedQuery.Echo(keys);
        });
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var tickets = Enumerable.Range(0, 30).Select(runner.Post).ToArray();
        await Task.WhenAll(tickets[1..].Select(ticket => ticket.Outcome)).GuardAsync();
        Assert.False(tickets[0].Outcome.IsCompleted);
        late.SetResult();
        for (int i = 0; i < tickets.Length; i++) Assert.Equal($"{i}", (await tickets[i].Outcome).Records[0]);
        Assert.Equal(Enumerable.Range(0, 30), tickets.Select(ticket => ticket.Key));
    }

    [Fact]
    public async Task Full_batches_of_one_group_are_sent_immediately()
    {
        var query = new ScriptedQuery(10);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var tickets = Enumerable.Range(0, 20).SelectMany(i => (int[])[i, 100 + i]).Select(runner.Post).ToArray();
        await Task.WhenAll(tickets.Select(ticket => ticket.Outcome)).GuardAsync();
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
        Assert.Equal(4, query.Batches.Count);
        Assert.All(
            query.Batches,
            keys => Assert.Equal((10, 1), (keys.Length, keys.Select(key => key / 100).Distinct().Count())));
    }

    [Fact]
    public async Task Range_of_keys_is_sent_as_one_request_in_order()
    {
        var query = new ScriptedQuery(10);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var queries = runner.PostRange(Enumerable.Range(1, 7).ToArray());
        runner.Flush();
        Assert.Equal([.. Enumerable.Range(1, 7)], queries.Select(pending => pending.Key));
        await Task.WhenAll(queries.Select(pending => pending.Outcome)).GuardAsync();
        Assert.Equal(7, Assert.Single(query.Batches).Length);
    }

    [Fact]
    public async Task Partial_batch_is_sent_after_the_batch_delay()
    {
        var query = new ScriptedQuery(10);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var first = runner.Post(1);
        await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(30));
        var others = (PendingQuery<int, string>[])[runner.Post(2), runner.Post(101)];
        await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(39)); // Each key begins the wait anew.
        Assert.Empty(query.Batches);
        await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.All(others.Append(first), ticket => Assert.True(ticket.Outcome.IsCompletedSuccessfully));
        Assert.Equal(["1,2", "101"], query.Batches.Select(keys => string.Join(',', keys)).Order());

        // The next one lingers anew.
        var next = runner.Post(3);
        await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(40));
        Assert.True(next.Outcome.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Batch_delay_has_an_upper_limit()
    {
        var query = new ScriptedQuery(1000);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var first = runner.Post(0);
        for (int key = 1; key <= 20; key++)
        {
            await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(30));
            runner.Post(key);
        }
        Assert.True(first.Outcome.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Keys_after_a_full_batch_are_sent()
    {
        var query = new ScriptedQuery(2);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        runner.Post(1);
        runner.Post(2);
        var left = runner.Post(3);
        var other = runner.Post(101);
        await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(40));
        Assert.True(left.Outcome.IsCompletedSuccessfully && other.Outcome.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Flush_sends_partial_batches_immediately()
    {
        var query = new ScriptedQuery(10);
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var ticket = runner.Post(1);
        runner.Flush();
        await _clock.SettleAsync();
        Assert.True(ticket.Outcome.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public async Task Key_in_flight_shares_its_request_and_is_queried_again_afterwards()
    {
        var hold = new TaskCompletionSource();
        var query = new ScriptedQuery(1, async (keys, _) =>
        {
            await hold.Task;
            return ScriptedQuery.Echo(keys);
        });
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var ticket = runner.Post(7);
        Assert.Same(ticket, runner.Post(7));
        hold.SetResult();
        await ticket.Outcome.GuardAsync();
        Assert.Single(query.Batches);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(3)); // Within moments it would get the same outcome.
        var again = runner.Post(7);
        Assert.NotSame(ticket, again);
        await again.Outcome.GuardAsync();
        Assert.Equal(2, query.Batches.Count);
    }

    [Fact]
    public async Task Repeated_key_returns_the_recent_outcome()
    {
        var query = new ScriptedQuery(1, (keys, _) => Task.FromResult(ScriptedQuery.Echo(keys)));
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var ticket = runner.Post(7);
        await ticket.Outcome.GuardAsync();
        Assert.Same(ticket, runner.Post(7));
        Assert.Single(query.Batches);
    }

    [Fact]
    public async Task Number_of_recent_outcomes_is_limited()
    {
        var query = new ScriptedQuery(1, (keys, _) => Task.FromResult(ScriptedQuery.Echo(keys)));
        using var runner = new QueryRunner<int, string>(query, 4, _clock);
        var first = runner.Post(0);
        for (int key = 0; key <= 1500; key++) await runner.Post(key).Outcome.GuardAsync();
        Assert.NotSame(first, runner.Post(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Throttle_limit_is_not_exceeded(int throttle)
    {
        var query = new ScriptedQuery(1, async (keys, _) =>
        {
            for (int i = 0; i < 5; i++) await Task.Yield();
            return ScriptedQuery.Echo(keys);
        });
        using var runner = new QueryRunner<int, string>(query, throttle, _clock);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(key => runner.Post(key).Outcome)).GuardAsync();
        Assert.InRange(query.Most, 1, throttle);
        Assert.Equal(500, query.Batches.Count);
    }

    [Theory]
    [InlineData(1, 1, 64)]
    [InlineData(16, 1, 64)]
    [InlineData(64, 1, 128)]
    [InlineData(16, 100, 3200)]
    public void Number_of_pending_keys_is_limited(int throttle, int largestBatch, int window)
    {
        using var runner = new QueryRunner<int, string>(new ScriptedQuery(largestBatch), throttle, _clock);
        Assert.Equal(window, runner.MaxPending);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(63)]
    public async Task Batch_is_split_until_the_invalid_key_is_alone(int bad)
    {
        var query = new ScriptedQuery(64, (keys, _) => keys.Contains(bad)
            ? throw ScriptedQuery.Refusal(StatusErrorKind.InvalidRequest, aboutKeys: true)
                : Task.FromResult(ScriptedQuery.Echo(keys)));
        using var runner = new QueryRunner<int, string>(query, 2, _clock);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(key => runner.Post(key).Outcome)).GuardAsync();
        for (int key = 0; key < 64; key++)
        {
            if (key == bad) Assert.Equal(StatusErrorKind.InvalidRequest, outcomes[key].Error!.Kind);
            else Assert.Equal($"{key}", outcomes[key].Records[0]);
        }
        Assert.Equal(13, query.Batches.Count); // Twice the depth of halving, and one.
    }

    [Theory]
    [InlineData(StatusErrorKind.Authentication)]
    [InlineData(StatusErrorKind.Unavailable)]
    [InlineData(StatusErrorKind.RateLimited)]
    public async Task Failure_that_is_not_about_keys_does_not_split_the_batch(StatusErrorKind kind)
    {
        var query = new ScriptedQuery(64, (_, _) => throw ScriptedQuery.Refusal(kind, aboutKeys: false));
        using var runner = new QueryRunner<int, string>(query, 2, _clock);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(key => runner.Post(key).Outcome)).GuardAsync();
        Assert.All(outcomes, outcome => Assert.Equal(kind, outcome.Error!.Kind));
        Assert.Single(query.Batches);
    }

    [Fact]
    public async Task Unexpected_exception_reaches_its_caller_only()
    {
        var query = new ScriptedQuery(1, (keys, _) => keys[0] == 1
            ? throw new InvalidOperationException("defect")
            : Task.FromResult(ScriptedQuery.Echo(keys)));
        using var runner = new QueryRunner<int, string>(query, 1, _clock);
        var broken = runner.Post(1);
        var well = runner.Post(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.Outcome.GuardAsync());
        Assert.Equal("2", (await well.Outcome.GuardAsync()).Records[0]);
    }
}
