namespace StatusPS.Engine.Tests.Hosting;

/// <summary>
/// A clock for many threads: stands still until it is moved, and tells when somebody has begun to wait. Long waits (the
/// limits of a request) are told from short ones (the pause before another try) by <see cref="Pause"/>.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>What <see cref="DriveAsync"/> takes for a pause and not for a time limit.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(120);

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // As the system's timers have it.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan Below, TaskCompletionSource<TimeSpan> Told)> _waiting = [];
    private DateTimeOffset _now = Start;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time since the start.</summary>
    public TimeSpan Passed => new(GetTimestamp() - Start.Ticks);

    /// <summary>The pauses that <see cref="DriveAsync"/> skipped.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>How far the wall clock has been set off, by hand or by NTP; timers and timestamps know nothing of it.</summary>
    public TimeSpan Set
    {
        get { lock (_gate) return _set; }
        set { lock (_gate) _set = value; }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now + _set;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _now.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset until;
        lock (_gate) until = _now + by;
        while (true)
        {
            Timer? due;
            lock (_gate)
            {
                due = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
                if (due is null)
                {
                    _now = until;
                    return;
                }
                if (due.Due > _now) _now = due.Due;
                _timers.Remove(due);
            }
            due.Fire();
        }
    }

    /// <summary>Ends when somebody waits for less than the given time: how much less.</summary>
    public Task<TimeSpan> NextWaitAsync(TimeSpan below)
    {
        lock (_gate)
        {
            if (Nearest(below) is { } nearest) return Task.FromResult(nearest);
            var told = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((below, told));
            return told.Task;
        }
    }

    /// <summary>Moves to the end of the shortest wait below the given time, if there is one.</summary>
    public void Skip(TimeSpan below)
    {
        TimeSpan? nearest;
        lock (_gate) nearest = Nearest(below);
        if (nearest is { } by) Advance(by);
    }

    /// <summary>How many wait for less than the given time.</summary>
    public int Waiting(TimeSpan below)
    {
        lock (_gate) return _timers.Count(timer => timer.Due - _now < below);
    }

    /// <summary>Skips every pause until a task has ended, however it ended.</summary>
    public async Task DriveAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            var pause = NextWaitAsync(Pause);
            await Task.WhenAny(task, pause).WaitAsync(Patience);
            if (task.IsCompleted) return;
            Pauses.Add(await pause);
            Advance(await pause);
        }
    }

    private TimeSpan? Nearest(TimeSpan below)
    {
        TimeSpan? nearest = null;
        foreach (var timer in _timers)
        {
            var left = timer.Due - _now;
            if (left < below && (nearest is null || left < nearest)) nearest = left;
        }
        return nearest;
    }

    private sealed class Timer(FakeClock clock, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, LongestTimer);
            if (dueTime == TimeSpan.Zero)
            {
                Dispose();
                ThreadPool.QueueUserWorkItem(_ => callback());
                return true;
            }
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                for (int i = clock._waiting.Count - 1; i >= 0; i--)
                {
                    if (dueTime >= clock._waiting[i].Below) continue;
                    clock._waiting[i].Told.TrySetResult(dueTime);
                    clock._waiting.RemoveAt(i);
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
