using Xunit;

namespace StatusPS.Engine.Tests.Time;

/// <summary>The clock of the tests: it moves when nothing is left to run, and at no other time.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class VirtualTimeTests
{
    private readonly VirtualTime _time = new();

    /// <summary>
    /// The fault of clocks that count timers: between the end of some work and its hand-over the limit of the whole is
    /// the only timer. Work of random length must always beat a timer, however near.
    /// </summary>
    [Fact]
    public async Task Does_not_pass_a_timer_while_work_is_left()
    {
        for (int round = 0; round < 500; round++)
        {
            var limit = Task.Delay(TimeSpan.FromMilliseconds(1), _time);
            var before = _time.Elapsed;
            TimeSpan? end = null;
            await _time.RunAsync(WorkAsync(new Random(round)));
            Assert.Equal(before, end);
            Assert.False(limit.IsCompleted);
            await _time.RunAsync(limit);

            async Task WorkAsync(Random random)
            {
                var strands = Enumerable.Range(0, random.Next(1, 6));
                await Task.WhenAll(strands.Select(_ => HopAsync(random.Next(1, 12), random.Next(2_000))));
                end = _time.Elapsed;
            }
        }
    }

    [Fact]
    public async Task Sees_work_that_hides_in_local_queues_and_behind_locks()
    {
        using var semaphore = new SemaphoreSlim(1);
        int done = 0;
        var all = Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            await semaphore.WaitAsync();
            try
            {
                await Task.Run(() => Thread.SpinWait(500));
                await Task.Run(() => Interlocked.Increment(ref done));
            }
            finally
            {
                semaphore.Release();
            }
        })));
        await _time.SettleAsync();
        Assert.Equal((200, true), (done, all.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Passes_timers_in_order_and_settles_after_each()
    {
        var seen = new List<(double, string)>();
        var all = Task.WhenAll(ReportAsync(3, "c"), ReportAsync(1, "a"), ReportAsync(2, "b"));
        await _time.AdvanceAsync(TimeSpan.FromSeconds(2.5));
        Assert.Equal([(1, "a"), (1, "a later"), (2, "b"), (2, "b later")], seen);
        Assert.Equal(TimeSpan.FromSeconds(2.5), _time.Elapsed);
        await _time.RunAsync(all);
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Elapsed);
        Assert.Equal([1, 1, 0.5], _time.Pauses.Select(pause => pause.TotalSeconds));

        async Task ReportAsync(int seconds, string name)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _time);
            seen.Add((_time.Elapsed.TotalSeconds, name));
            await HopAsync(5, 100);
            seen.Add((_time.Elapsed.TotalSeconds, name + " later"));
        }
    }

    [Fact]
    public async Task Sets_the_wall_clock_without_moving_timers_and_timestamps()
    {
        long start = _time.GetTimestamp();
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _time);
        _time.Offset = TimeSpan.FromHours(-5);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        Assert.Equal(TestClock.Start.AddHours(-5).AddSeconds(9), _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(9), _time.GetElapsedTime(start));
        _time.Offset = TimeSpan.FromHours(5);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.True(delay.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Fires_a_timer_of_zero_on_another_thread()
    {
        int thread = Environment.CurrentManagedThreadId, fired = 0;
        bool isSetting = true, isInline = false;
        using var timer = _time.CreateTimer(
            _ =>
            {
                fired++;
                isInline = isSetting && Environment.CurrentManagedThreadId == thread;
            },
            null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        isSetting = false;
        await _time.SettleAsync();
        Assert.Equal((1, false), (fired, isInline));
    }

    [Fact]
    public async Task Repeats_a_periodic_timer()
    {
        var fired = new List<double>();
        using var timer = _time.CreateTimer(
            _ => fired.Add(_time.Elapsed.TotalSeconds), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        await _time.AdvanceAsync(TimeSpan.FromSeconds(6));
        Assert.Equal([1, 3, 5], fired);
    }

    [Fact]
    public async Task Fires_timers_within_the_resolution_together()
    {
        var time = new VirtualTime { Resolution = TimeSpan.FromMilliseconds(50) };
        var delays = Enumerable.Range(1, 100)
            .Select(number => Task.Delay(TimeSpan.FromMilliseconds(10 * number), time));
        await time.RunAsync(Task.WhenAll([.. delays]));
        Assert.InRange(time.Pauses.Count, 17, 20);
        Assert.InRange(time.Elapsed.TotalMilliseconds, 1000, 1050);
    }

    [Fact]
    public async Task Fails_instead_of_hanging_when_nothing_is_left_to_run()
    {
        var never = new TaskCompletionSource().Task;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _time.RunAsync(never));
        Assert.StartsWith("Deadlock", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(": never. 00:00:00 passed; 0 pending timers", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_a_wait_exceeds_the_limit()
    {
        using var timer = _time.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var never = new TaskCompletionSource().Task;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _time.RunAsync(never));
        Assert.Contains("never", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1 pending timers: in 01:00:00", failure.Message, StringComparison.Ordinal);
        Assert.Equal(_time.Limit, _time.Elapsed);
    }

    [Fact]
    public async Task Throws_the_exception_of_the_task() =>
        await Assert.ThrowsAsync<FormatException>(() => _time.RunAsync(Task.Run(() => throw new FormatException())));

    private static async Task HopAsync(int hops, int spins)
    {
        for (int i = 0; i < hops; i++)
        {
            if (i % 3 == 0) await Task.Run(() => Thread.SpinWait(spins));
            else await Task.Yield();
        }
    }
}
