using Microsoft.Extensions.Time.Testing;

namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// A clock that stands still until it is moved, and that knows its pending timers. The current time is that of <see
/// cref="FakeTimeProvider"/>, but the timers are this class's own. Those of the base class fire on the thread that sets
/// a due time of zero. They see the final time instead of their own while the clock passes them, and cannot be listed.
/// The timestamps of the base class move when the wall clock is set.
/// </summary>
public class TestClock : FakeTimeProvider
{
    /// <summary>The time at which every clock of a test starts.</summary>
    public static new readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    // The limit of the system's timers.
    private static readonly TimeSpan MaxDueTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _lock = new();
    private readonly SortedSet<TestTimer> _pending = new(TestTimer.Order);
    private TimeSpan _offset;
    private long _timerCount;

    /// <summary>Creates a clock that shows <see cref="Start"/>.</summary>
    public TestClock() : base(Start) { }

    /// <summary>The time since the start. Setting the wall clock does not change it.</summary>
    public TimeSpan Elapsed => base.GetUtcNow() - Start;

    /// <summary>The offset of the wall clock. Timers and timestamps are independent of it.</summary>
    public TimeSpan Offset
    {
        get { lock (_lock) return _offset; }
        set { lock (_lock) _offset = value; }
    }

    /// <summary>The time left of each pending timer, shortest first.</summary>
    public IReadOnlyList<TimeSpan> PendingTimers
    {
        get
        {
            lock (_lock) return [.. _pending.Select(timer => timer.Due - Elapsed)];
        }
    }

    /// <summary>The due time of the next timer, as a value of <see cref="Elapsed"/>; null when there is none.</summary>
    protected TimeSpan? NextDue
    {
        get { lock (_lock) return _pending.Min?.Due; }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state, Interlocked.Increment(ref _timerCount));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires each timer on the way, in order, on the calling thread.</summary>
    /// <param name="by">The time by which the clock is moved.</param>
    public new void Advance(TimeSpan by) => MoveTo(Elapsed + by);

    /// <summary>Moves the clock and fires each timer on the way, in order, on the calling thread.</summary>
    /// <param name="seconds">The time by which the clock is moved, in seconds.</param>
    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Moves the clock to a value of <see cref="Elapsed"/> and fires each timer on the way.</summary>
    /// <param name="elapsed">The time to move to.</param>
    protected void MoveTo(TimeSpan elapsed)
    {
        while (TakeDue(elapsed) is { } timer)
        {
            SetElapsed(timer.Due);
            timer.Fire();
        }
        SetElapsed(elapsed);
    }

    /// <summary>Called when a timer was set.</summary>
    /// <param name="dueTime">The time until it is due.</param>
    protected virtual void OnTimerSet(TimeSpan dueTime) { }

    private void SetElapsed(TimeSpan elapsed)
    {
        if (elapsed > Elapsed) base.Advance(elapsed - Elapsed);
    }

    private TestTimer? TakeDue(TimeSpan until)
    {
        lock (_lock)
        {
            if (_pending.Min is not { } timer || timer.Due > until) return null;
            _pending.Remove(timer);
            return timer;
        }
    }

    /// <summary>A timer of a test's clock.</summary>
    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state, long number) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>By due time, then by creation.</summary>
        public static Comparer<TestTimer> Order { get; } = Comparer<TestTimer>.Create(static (left, right) =>
            (left.Due, left.Number).CompareTo((right.Due, right.Number)));

        public TimeSpan Due { get; private set; }

        private long Number => number;

        public void Fire()
        {
            if (_period > TimeSpan.Zero) Change(_period, _period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxDueTime);
            lock (clock._lock)
            {
                clock._pending.Remove(this);
                _period = period;
                if (dueTime > TimeSpan.Zero)
                {
                    Due = clock.Elapsed + dueTime;
                    clock._pending.Add(this);
                }
            }
            if (dueTime == TimeSpan.Zero)
                ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
            else if (dueTime > TimeSpan.Zero) clock.OnTimerSet(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._pending.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
