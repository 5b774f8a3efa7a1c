namespace StatusPS.Engine.Transport;

/// <summary>
/// Limits the concurrent requests of one profile, with additive increase and multiplicative decrease. After a rate
/// limit error nothing is sent until the time that the service named. Then half as many requests may run at once, and
/// one more after every full round of successes.
/// </summary>
public sealed class AdaptiveConcurrencyLimiter
{
    /// <summary>The initial and highest limit.</summary>
    public const int MaxLimit = 256;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _resumeTimer;
    private int _inFlight;
    private int _limit = MaxLimit;
    private int _consecutiveSuccesses;

    // Monotonic: the system's clock may be set during a pause.
    private long _pausedAt;
    private TimeSpan _pause;

    /// <summary>Creates a limiter at its highest limit.</summary>
    /// <param name="time">The clock.</param>
    public AdaptiveConcurrencyLimiter(TimeProvider time)
    {
        _time = time;
        _resumeTimer = time.CreateTimer(_ => AdmitWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The current limit on concurrent requests.</summary>
    public int Limit
    {
        get { lock (_lock) return _limit; }
    }

    /// <summary>The time left until requests may be sent; zero or negative when sending is allowed.</summary>
    public TimeSpan PauseLeft
    {
        get { lock (_lock) return GetPauseLeft(); }
    }

    /// <summary>The number of requests that were admitted and have not ended.</summary>
    internal int InFlightCount
    {
        get { lock (_lock) return _inFlight; }
    }

    /// <summary>The number of requests that wait.</summary>
    internal int WaitingCount
    {
        get { lock (_lock) return _waiting.Count; }
    }

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="maxWait">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>True if the request may be sent; false if that is not possible in time, without a wait where this is
    /// known.</returns>
    public async ValueTask<bool> EnterAsync(TimeSpan maxWait, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> waiter;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _inFlight < _limit && GetPauseLeft() <= TimeSpan.Zero)
            {
                _inFlight++;
                return true;
            }
            // A pause that outlasts the wait is known to be in vain.
            if (maxWait != Timeout.InfiniteTimeSpan && (maxWait <= TimeSpan.Zero || GetPauseLeft() >= maxWait))
                return false;
            waiter = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        try
        {
            await waiter.Value.Task.WaitAsync(maxWait, _time, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            bool wasAdmitted;
            lock (_lock)
            {
                wasAdmitted = waiter.List is null;
                if (!wasAdmitted) _waiting.Remove(waiter);
            }
            // Admitted at the same moment: the place is given back.
            if (wasAdmitted) Release(succeeded: false);
            if (failure is OperationCanceledException) throw;
            return false;
        }
    }

    /// <summary>Ends a request that was not rejected by a rate limit.</summary>
    /// <param name="succeeded">True if the request succeeded.</param>
    public void Release(bool succeeded)
    {
        lock (_lock)
        {
            _inFlight--;
            if (succeeded && _limit < MaxLimit && ++_consecutiveSuccesses >= _limit)
            {
                _limit++;
                _consecutiveSuccesses = 0;
            }
        }
        AdmitWaiting();
    }

    /// <summary>Ends a request that was rejected by a rate limit, pauses the profile and lowers the limit.</summary>
    /// <param name="retryAfter">The wait that the service asks for.</param>
    public void ReleaseRateLimited(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var left = GetPauseLeft();
            // The rejections of one burst arrive together and count once.
            if (left <= TimeSpan.Zero) _limit = Math.Max(1, Math.Min(_limit, _inFlight) / 2);
            _consecutiveSuccesses = 0;
            _inFlight--;
            if (retryAfter > left)
            {
                (_pausedAt, _pause) = (_time.GetTimestamp(), retryAfter);
                _resumeTimer.Change(retryAfter, Timeout.InfiniteTimeSpan);
            }
        }
        AdmitWaiting();
    }

    private TimeSpan GetPauseLeft() => _pause - _time.GetElapsedTime(_pausedAt);

    private void AdmitWaiting()
    {
        lock (_lock)
        {
            if (GetPauseLeft() is { Ticks: > 0 } left)
            {
                _resumeTimer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }
            while (_inFlight < _limit && _waiting.First is { } waiter)
            {
                _waiting.Remove(waiter);
                _inFlight++;
                waiter.Value.SetResult();
            }
        }
    }
}
