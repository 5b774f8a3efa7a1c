namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// The clock of a test whose request goes over a real socket, where <see cref="VirtualTime"/> can't see that work is
/// left. The clock is moved by an event: a short timer was set.
/// </summary>
/// <remarks>
/// This is sound for a request that is alone. The short timer is its pause between two attempts, or its wait for the
/// limiter; while it is pending the request sleeps and nothing is in flight. Each time limit of the request is longer
/// than <see cref="MaxPause"/>, so that no limit is taken for a pause. With two requests at once the clock may move by
/// a pause of one while the other is in flight; the limits of the other must leave room for that.
/// </remarks>
public sealed class SocketClock : TestClock
{
    /// <summary>The longest timer that is a pause and not a time limit.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(120);

    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Below, TaskCompletionSource<TimeSpan> Source)> _waiters = [];

    /// <summary>Returns the time left of the shortest pending timer below a bound, as soon as there is one.</summary>
    /// <param name="below">The bound.</param>
    public Task<TimeSpan> NextPauseAsync(TimeSpan below)
    {
        lock (_lock)
        {
            if (PendingTimers is [var shortest, ..] && shortest < below) return Task.FromResult(shortest);
            var source = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((below, source));
            return source.Task;
        }
    }

    /// <summary>Ends when the next timer is set.</summary>
    public Task NextTimerAsync()
    {
        lock (_lock)
        {
            var source = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((TimeSpan.MaxValue, source));
            return source.Task;
        }
    }

    /// <summary>Skips each delay of a single request until it has ended, successfully or not.</summary>
    /// <param name="request">The request.</param>
    public async Task RunUntilAsync(Task request)
    {
        while (!request.IsCompleted)
        {
            var pause = NextPauseAsync(MaxPause);
            await Task.WhenAny(request, pause).GuardAsync();
            if (pause.IsCompleted) Advance(await pause);
        }
    }

    /// <inheritdoc/>
    protected override void OnTimerSet(TimeSpan dueTime)
    {
        lock (_lock)
        {
            foreach (var (below, source) in _waiters)
            {
                if (dueTime < below) source.TrySetResult(dueTime);
            }
            _waiters.RemoveAll(waiter => dueTime < waiter.Below);
        }
    }
}
