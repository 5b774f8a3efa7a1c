namespace StatusPS.Engine.Transport;

/// <summary>
/// Limits the requests a second of one profile, in order of arrival, over all connections and queries of the process.
/// It is the generic cell rate algorithm (https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm) with an interval
/// that makes up for its tolerance: no second has more requests than the limit, and about 97 % of it can be used.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RequestRateLimiter(TimeProvider time)
{
    // Timers fire late. Requests that are late by no more than this catch up.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(30);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly LinkedList<(TaskCompletionSource Admitted, TimeSpan Interval)> _waiting = new();
    private ITimer? _timer;

    // The time since the start at which the next request would be sent without tolerance.
    private TimeSpan _nextDue;

    /// <summary>The number of requests that wait.</summary>
    internal int WaitingCount
    {
        get { lock (_lock) return _waiting.Count; }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Returns the interval of requests at a limit.</summary>
    /// <param name="maxRequestsPerSecond">The limit, at least 1.</param>
    public static TimeSpan GetInterval(int maxRequestsPerSecond) => TimeSpan.FromTicks(
        ((TimeSpan.TicksPerSecond + Tolerance.Ticks) / maxRequestsPerSecond) + 1);

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="interval">The interval of the profile's requests.</param>
    /// <param name="cancellationToken">A token to cancel the operation. A canceled request takes no place.</param>
    public ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_waiting.Count == 0 && TryAdmit(interval)) return ValueTask.CompletedTask;
            var waiter = _waiting.AddLast((new(TaskCreationOptions.RunContinuationsAsynchronously), interval));
            if (_waiting.Count == 1) SetTimer();
            return new(WaitAsync(waiter, cancellationToken));
        }
    }

    private async Task WaitAsync(
        LinkedListNode<(TaskCompletionSource Admitted, TimeSpan Interval)> waiter, CancellationToken cancellationToken)
    {
        try
        {
            await waiter.Value.Admitted.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (waiter.List is not null) _waiting.Remove(waiter);
            }
            throw;
        }
    }

    private void AdmitWaiting()
    {
        lock (_lock)
        {
            while (_waiting.First is { } waiter && TryAdmit(waiter.Value.Interval))
            {
                _waiting.Remove(waiter);
                waiter.Value.Admitted.SetResult();
            }
            if (_waiting.Count > 0) SetTimer();
        }
    }

    private bool TryAdmit(TimeSpan interval)
    {
        var now = Elapsed;
        if (now < _nextDue - Tolerance) return false;
        _nextDue = (now > _nextDue ? now : _nextDue) + interval;
        return true;
    }

    private void SetTimer()
    {
        // The system's timers cut off fractions of a millisecond.
        var left = _nextDue - Tolerance - Elapsed + TimeSpan.FromMilliseconds(1);
        if (left < TimeSpan.FromMilliseconds(1)) left = TimeSpan.FromMilliseconds(1);
        _timer ??= time.CreateTimer(
            static limiter => ((RequestRateLimiter)limiter!).AdmitWaiting(), this, Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timer.Change(left, Timeout.InfiniteTimeSpan);
    }
}
