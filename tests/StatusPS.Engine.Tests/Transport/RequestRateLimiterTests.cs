using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>The limit on requests a second, without requests.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class RequestRateLimiterTests
{
    private readonly VirtualTime _clock = new();
    private readonly RequestRateLimiter _limiter;

    public RequestRateLimiterTests() => _limiter = new RequestRateLimiter(_clock);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task No_second_exceeds_the_limit_and_95_percent_are_used(int limit)
    {
        var times = await RunAsync(Enumerable.Repeat(limit, 20 * limit));
        RequestTimes.AssertWithin(limit, times);
        RequestTimes.AssertUsed(limit, times);
    }

    /// <summary>An idle limiter saves nothing up beyond its tolerance.</summary>
    [Fact]
    public async Task Idle_time_allows_no_burst()
    {
        var times = await RunAsync(Enumerable.Repeat(10, 15));
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(5));
        times = [.. times, .. await RunAsync(Enumerable.Repeat(10, 40))];
        RequestTimes.AssertWithin(10, times);
    }

    /// <summary>The timers of a busy machine fire late, by more than a request's interval.</summary>
    [Fact]
    public async Task Late_timers_neither_exceed_the_limit_nor_lose_requests()
    {
        var clock = new VirtualTime { Resolution = TimeSpan.FromMilliseconds(20) };
        var limiter = new RequestRateLimiter(clock);
        var times = new List<TimeSpan>();
        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 2_000).Select(async _ =>
        {
            await limiter.WaitAsync(RequestRateLimiter.GetInterval(100), TestQueries.CancellationToken);
            lock (times) times.Add(clock.Elapsed);
        })));
        RequestTimes.AssertWithin(100, times);
        RequestTimes.AssertUsed(100, times);
    }

    /// <summary>Two profiles of one name may differ in their limit, for example after Set-StatusProfile.</summary>
    [Fact]
    public async Task Different_limits_stay_within_the_higher_one()
    {
        var times = await RunAsync(Enumerable.Range(0, 400).Select(static i => i % 2 == 0 ? 10 : 50));
        RequestTimes.AssertWithin(50, times);
        Assert.True(times[^1] < TimeSpan.FromSeconds(400 / 10));
    }

    [Fact]
    public async Task Requests_are_admitted_in_order()
    {
        var order = new List<int>();
        await _clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            await WaitAsync(2);
            lock (order) order.Add(number);
        })));
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task Canceled_requests_take_no_place()
    {
        await WaitAsync(1);
        using var stop = new CancellationTokenSource();
        var canceled = Enumerable.Range(0, 100)
            .Select(_ => _limiter.WaitAsync(RequestRateLimiter.GetInterval(1), stop.Token).AsTask()).ToArray();
        var stays = WaitAsync(1).AsTask();
        await stop.CancelAsync();
        foreach (var task in canceled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(1, _limiter.WaitingCount);
        await _clock.RunAsync(stays);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _limiter.WaitAsync(RequestRateLimiter.GetInterval(1), stop.Token).AsTask());
    }

    [Fact]
    public async Task Free_limiter_admits_at_once_without_a_timer()
    {
        Assert.True(WaitAsync(10).AsTask().IsCompletedSuccessfully);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.True(WaitAsync(10).AsTask().IsCompletedSuccessfully);
        Assert.Empty(_clock.PendingTimers);
    }

    private async Task<List<TimeSpan>> RunAsync(IEnumerable<int> limits)
    {
        var times = new List<TimeSpan>();
        await _clock.RunAsync(Task.WhenAll(limits.ToList().Select(async limit =>
        {
            await WaitAsync(limit);
            lock (times) times.Add(_clock.Elapsed);
        })));
        return times;
    }

    private ValueTask WaitAsync(int limit) =>
        _limiter.WaitAsync(RequestRateLimiter.GetInterval(limit), TestQueries.CancellationToken);
}
