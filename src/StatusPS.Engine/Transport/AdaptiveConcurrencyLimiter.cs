namespace StatusPS.Engine.Transport;

/// <summary>
/// How many requests of one profile may be under way. Everyone who asks through the profile shares it, so that a
/// service's "too many" slows the whole profile down: nothing is sent until the time the service named, then half as
/// many at once, and one more for every full round that goes well.
/// </summary>
public sealed class AdaptiveConcurrencyLimiter
{
    /// <summary>The most requests under way at once.</summary>
    public const int Widest = 256;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _reopen;
    private int _inFlight;
    private int _width = Widest;
    private int _wellInARow;

    // By the clock that only goes on: the other one may be set while the gate is closed.
    private long _closedAt;
    private TimeSpan _closedFor;

    /// <summary>Makes an open gate.</summary>
    /// <param name="time">The clock.</param>
    public AdaptiveConcurrencyLimiter(TimeProvider time)
    {
        _time = time;
        _reopen = time.CreateTimer(_ => LetIn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many requests may be under way now.</summary>
    public int Width
    {
        get { lock (_gate) return _width; }
    }

    /// <summary>For how long nothing is sent yet; nothing or less: the gate is open.</summary>
    public TimeSpan Closed
    {
        get { lock (_gate) return ClosedFor(); }
    }

    /// <summary>How many wait for a place.</summary>
    internal int Waiting
    {
        get { lock (_gate) return _waiting.Count; }
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="longest">How long at the most; <see cref="Timeout.InfiniteTimeSpan"/>: however long it takes.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Whether there was one in time; no at once where it is known that there will be none.</returns>
    public async ValueTask<bool> EnterAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (_waiting.Count == 0 && _inFlight < _width && ClosedFor() <= TimeSpan.Zero)
            {
                _inFlight++;
                return true;
            }
            // Closed for longer than there is time: that is known now, and waiting would not change it.
            if (longest != Timeout.InfiniteTimeSpan && (longest <= TimeSpan.Zero || ClosedFor() >= longest)) return false;
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        try
        {
            await place.Value.Task.WaitAsync(longest, _time, cancellationToken);
            return true;
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            bool wasGiven;
            lock (_gate)
            {
                wasGiven = place.List is null;
                if (!wasGiven) _waiting.Remove(place);
            }
            // A place that was given in the same moment goes back.
            if (wasGiven) Leave(well: false);
            if (given is OperationCanceledException) throw;
            return false;
        }
    }

    /// <summary>Gives the place back after an answer or a failure that says nothing of limits.</summary>
    /// <param name="well">Whether it went well.</param>
    public void Leave(bool well)
    {
        lock (_gate)
        {
            _inFlight--;
            if (well && _width < Widest && ++_wellInARow >= _width)
            {
                _width++;
                _wellInARow = 0;
            }
        }
        LetIn();
    }

    /// <summary>Gives the place back after "too many requests", and slows down.</summary>
    /// <param name="wait">How long the service asks to wait.</param>
    public void LeaveRefused(TimeSpan wait)
    {
        lock (_gate)
        {
            var closed = ClosedFor();
            // The refusals of one burst arrive together: they are one signal.
            if (closed <= TimeSpan.Zero) _width = Math.Max(1, Math.Min(_width, _inFlight) / 2);
            _wellInARow = 0;
            _inFlight--;
            if (wait > closed)
            {
                (_closedAt, _closedFor) = (_time.GetTimestamp(), wait);
                _reopen.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
        LetIn();
    }

    private TimeSpan ClosedFor() => _closedFor - _time.GetElapsedTime(_closedAt);

    private void LetIn()
    {
        lock (_gate)
        {
            if (ClosedFor() is { Ticks: > 0 } closed)
            {
                _reopen.Change(closed + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }
            while (_inFlight < _width && _waiting.First is { } place)
            {
                _waiting.Remove(place);
                _inFlight++;
                place.Value.SetResult();
            }
        }
    }
}
