using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>The concurrency limiter of a profile, without requests.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class AdaptiveConcurrencyLimiterTests
{
    private readonly VirtualTime _clock = new();
    private readonly AdaptiveConcurrencyLimiter _limiter;

    public AdaptiveConcurrencyLimiterTests() => _limiter = new AdaptiveConcurrencyLimiter(_clock);

    [Fact]
    public async Task Rate_limit_halves_the_limit_and_a_successful_round_adds_one()
    {
        for (int i = 0; i < 16; i++) await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(5));
        Assert.Equal(8, _limiter.Limit);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(5));
        Assert.Equal(8, _limiter.Limit); // Of the same burst.
        for (int i = 0; i < 14; i++) _limiter.Release(succeeded: false);
        Assert.Equal(8, _limiter.Limit);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(6));
        for (int i = 0; i < 8; i++) await SucceedAsync();
        Assert.Equal(9, _limiter.Limit);
        for (int i = 0; i < 9; i++) await SucceedAsync();
        Assert.Equal(10, _limiter.Limit);
    }

    [Fact]
    public async Task Limit_is_at_least_one()
    {
        for (int i = 0; i < 20; i++)
        {
            await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
            _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(1));
            await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        }
        Assert.Equal(1, _limiter.Limit);
        await SucceedAsync();
        Assert.Equal(2, _limiter.Limit);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task Change_of_the_wall_clock_does_not_change_the_delay(int hours)
    {
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(10));
        _clock.Offset = TimeSpan.FromHours(hours);
        var waiting = _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken).AsTask();
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Requests_enter_in_order_up_to_the_limit()
    {
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(1)); // Two at once from here on, three under way.
        var waiting = Enumerable.Range(0, 3)
            .Select(_ => _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken).AsTask())
            .ToArray();
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.All(waiting, entry => Assert.False(entry.IsCompleted));
        _limiter.Release(succeeded: false);
        await _clock.SettleAsync();
        Assert.All(waiting, entry => Assert.False(entry.IsCompleted));
        _limiter.Release(succeeded: false);
        await _clock.SettleAsync();
        Assert.True(waiting[0].IsCompletedSuccessfully);
        Assert.False(waiting[1].IsCompleted);
        _limiter.Release(succeeded: false);
        await _clock.SettleAsync();
        Assert.True(waiting[1].IsCompletedSuccessfully);
        Assert.False(waiting[2].IsCompleted);
    }

    [Fact]
    public async Task Canceled_request_is_removed_from_the_queue()
    {
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(1));
        using var giveUp = new CancellationTokenSource();
        var canceled = _limiter.EnterAsync(Timeout.InfiniteTimeSpan, giveUp.Token).AsTask();
        var stays = _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        Assert.Equal(1, _limiter.WaitingCount);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.True(stays.IsCompletedSuccessfully);
    }

    /// <summary>Many threads: slots are assigned at the moment when their waiting requests are canceled.</summary>
    [Fact]
    public async Task Concurrent_cancellations_lose_no_slot()
    {
        for (int i = 0; i < 4; i++) await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken);
        _limiter.ReleaseRateLimited(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 3; i++) _limiter.Release(succeeded: false);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        int within = 0, most = 0, entered = 0;
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => Task.Run(async () =>
        {
            using var giveUp = new CancellationTokenSource();
            var entering = _limiter.EnterAsync(Timeout.InfiniteTimeSpan, giveUp.Token).AsTask();
            var givingUp = number % 3 == 0 ? Task.CompletedTask : Task.Run(giveUp.Cancel);
            try
            {
                await entering;
                lock (_clock) most = Math.Max(most, ++within);
                await Task.Yield();
                lock (_clock) (within, entered) = (within - 1, entered + 1);
                _limiter.Release(succeeded: false);
            }
            catch (OperationCanceledException)
            {
                // It gave up.
            }
            await givingUp;
        }))).GuardAsync();
        Assert.InRange(entered, 667, 2000);
        Assert.InRange(most, 1, 2);
        Assert.Equal(0, _limiter.WaitingCount);
        Assert.True(await _limiter.EnterAsync(TimeSpan.Zero, TestQueries.CancellationToken));
        Assert.True(await _limiter.EnterAsync(TimeSpan.Zero, TestQueries.CancellationToken));
        Assert.False(await _limiter.EnterAsync(TimeSpan.Zero, TestQueries.CancellationToken));
    }

    [Fact]
    public async Task Limit_starts_at_its_maximum()
    {
        Assert.Equal(AdaptiveConcurrencyLimiter.MaxLimit, _limiter.Limit);
        for (int i = 0; i < AdaptiveConcurrencyLimiter.MaxLimit + 1; i++) await SucceedAsync();
        Assert.Equal(AdaptiveConcurrencyLimiter.MaxLimit, _limiter.Limit);
    }

    private async Task SucceedAsync()
    {
        await _limiter.EnterAsync(Timeout.InfiniteTimeSpan, TestQueries.CancellationToken).AsTask().GuardAsync();
        _limiter.Release(succeeded: true);
    }
}
