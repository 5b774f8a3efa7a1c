using System.Threading.Channels;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>
/// Waits for many items at once: until each has ended, the timeout is reached, or the session is disposed. A wait is
/// read-only: canceling it or a timeout does not affect the jobs.
/// </summary>
public sealed class WaitSession : IDisposable
{
    // The time that a query for the hosts of an item may still take after the timeout.
    private static readonly TimeSpan HostGracePeriod = TimeSpan.FromSeconds(10);

    private readonly WaitOptions _options;
    private readonly ProfileConnections _connections;
    private readonly TimeProvider _time;
    private readonly StatusPoller _poller;
    private readonly Channel<WaitEvent> _events = Channel.CreateUnbounded<WaitEvent>();
    private readonly Lock _lock = new();
    private readonly HashSet<PollItem> _pending = [];
    private readonly HashSet<PollItem> _warned = [];
    private readonly WaitCount _count = new();
    private readonly CancellationTokenSource _hostDeadline;
    private readonly FailureReasonReader? _reasons;
    private ITimer? _timeoutTimer;
    private long _startTimestamp;
    private bool _hasTimedOut, _isComplete, _hasEnded;

    /// <summary>Creates a session.</summary>
    /// <param name="options">The options.</param>
    /// <param name="connect">Gets the connection of a profile by platform and name.</param>
    /// <param name="time">The clock.</param>
    public WaitSession(WaitOptions options, Func<StatusPlatform, string, ProfileConnection> connect, TimeProvider time)
    {
        _options = options;
        _connections = new(connect);
        _time = time;
        _hostDeadline = new(Timeout.InfiniteTimeSpan, time);
        if (options.IncludesReasons) _reasons = new(time, options.ThrottleLimit, options.Trace);
        var pollOptions = new PollOptions
        {
            CreateSchedule = () => PollSchedule.CreateExponential(options.Interval),
            GetClock = options.GetClock,
            ThrottleLimit = options.ThrottleLimit,
            Trace = options.Trace,
        };
        _poller = new(pollOptions, time, OnPolledAsync, defect => _events.Writer.TryComplete(defect));
    }

    /// <summary>
    /// Adds an item. A live record that has ended and is younger than the interval ends without a request. Every other
    /// item is polled at least once, so that no wait ends with an outdated record.
    /// </summary>
    /// <param name="record">The latest record.</param>
    /// <param name="origin">The object that the record was read from; null when it is the record itself.</param>
    public void Add(StatusRecord record, object? origin = null)
    {
        var item = new PollItem(record, origin) { MaxMissingTime = _options.MaxMissingTime };
        lock (_lock)
        {
            if (_hasEnded) return;
            if (_count.Total++ == 0) Start();
            _pending.Add(item);
        }
        bool isCurrent = origin is null && IsCurrent(record);
        var outcome = isCurrent ? _options.Condition.Evaluate(record.State) : WaitOutcome.Pending;
        if (outcome != WaitOutcome.Pending)
        {
            if (item.TryMarkEnded()) RaiseResult(item, GetKind(outcome));
            return;
        }
        if (_hasTimedOut)
        {
            MarkEnded(item, WaitEventKind.TimedOut);
            return;
        }
        // An outdated record does not tell whether the job is still paused.
        if (isCurrent && record.State == StatusState.Paused) WarnOnce(item);
        try
        {
            _poller.Add(item, _connections.Get(record));
        }
        catch (StatusException failure)
        {
            MarkEnded(item, WaitEventKind.Faulted, failure.Error);
        }
    }

    /// <summary>Marks the list of items as complete: the session ends when all of them have ended.</summary>
    public void Complete()
    {
        lock (_lock) _isComplete = true;
        CloseIfEnded();
    }

    /// <summary>Returns the next event that has been raised; null when there is none yet.</summary>
    public WaitEvent? TryRead() => _events.Reader.TryRead(out var raised) ? raised : null;

    /// <summary>Waits for the next event; returns null when the session has ended.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<WaitEvent?> ReadAsync(CancellationToken cancellationToken) =>
        await _events.Reader.WaitToReadAsync(cancellationToken) ? TryRead() : null;

    /// <summary>Gets the progress of the wait.</summary>
    /// <param name="maxItems">The maximum number of items to return.</param>
    public WaitProgress GetProgress(int maxItems)
    {
        lock (_lock)
            return WaitProgress.Create(_count, _pending, _time.GetElapsedTime(_startTimestamp), GetClock, maxItems);
    }

    /// <summary>Ends the session and cancels pending requests.</summary>
    public void Dispose()
    {
        lock (_lock) _hasEnded = true;
        _reasons?.Dispose();
        Close();
    }

    private TimeProvider GetClock(StatusRecord record) => _options.GetClock?.Invoke(record) ?? _time;

    // A time in the future comes from a wrong clock or from a file of another machine.
    private bool IsCurrent(StatusRecord record)
    {
        if (record.RetrievedAt == default) return false;
        var age = GetClock(record).GetUtcNow().UtcDateTime - record.RetrievedAt.ToUniversalTime();
        return age.Duration() <= _options.Interval;
    }

    private static WaitEventKind GetKind(WaitOutcome outcome) =>
        outcome == WaitOutcome.Reached ? WaitEventKind.Reached : WaitEventKind.Failed;

    private void Start()
    {
        _startTimestamp = _time.GetTimestamp();
        _timeoutTimer = _time.CreateTimer(_ => OnTimeout(), null, _options.Timeout, Timeout.InfiniteTimeSpan);
    }

    private void OnTimeout()
    {
        PollItem[] pending;
        lock (_lock)
        {
            _hasTimedOut = true;
            if (_hasEnded) return;
            pending = [.. _pending];
            _hostDeadline.CancelAfter(HostGracePeriod);
        }
        foreach (var item in pending) MarkEnded(item, WaitEventKind.TimedOut, item.Failure);
    }

    private async Task OnPolledAsync(PollItem item, CancellationToken cancellationToken)
    {
        if (item.Failure is { } failure)
        {
            if (item.IsFaulted) MarkEnded(item, WaitEventKind.Faulted, failure);
            return;
        }
        var outcome = _options.Condition.Evaluate(item.Record.State);
        if (outcome == WaitOutcome.Pending)
        {
            WarnOnce(item);
            return;
        }
        if (!item.TryMarkEnded()) return;
        if (item.IncludesHosts) await AddHostsAsync(item, cancellationToken);
        RaiseResult(item, GetKind(outcome));
    }

    private void RaiseResult(PollItem item, WaitEventKind kind)
    {
        var raised = new WaitEvent(kind, item);
        if (_reasons is not null && kind == WaitEventKind.Failed && item.Record.State == StatusState.Failed)
        {
            var left = _options.Timeout - _time.GetElapsedTime(_startTimestamp);
            raised = raised with { Reason = _reasons.ReadAsync(item.Record, _connections.Get, left) };
        }
        Raise(raised);
        CloseIfEnded();
    }

    // Polls leave hosts out. Without them the record is still complete enough to return.
    private async Task AddHostsAsync(PollItem item, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _hostDeadline.Token);
            await _poller.PollWithHostsAsync(item, limit.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The session has ended; the item keeps its result.
        }
    }

    private void WarnOnce(PollItem item)
    {
        var state = item.Record.State;
        lock (_lock)
        {
            if (state is not (StatusState.Paused or StatusState.Unknown))
            {
                _warned.Remove(item);
                return;
            }
            if (!_warned.Add(item)) return;
        }
        _events.Writer.TryWrite(new(state == StatusState.Paused ? WaitEventKind.Paused : WaitEventKind.Unknown, item));
    }

    private void MarkEnded(PollItem item, WaitEventKind kind, StatusError? error = null)
    {
        if (!item.TryMarkEnded()) return;
        Raise(new(kind, item, error));
        CloseIfEnded();
    }

    private void Raise(WaitEvent raised)
    {
        lock (_lock)
        {
            _pending.Remove(raised.Item);
            _warned.Remove(raised.Item);
            if (_hasEnded) return;
            _count.Add(raised.Kind);
            _events.Writer.TryWrite(raised);
            _hasEnded = _options.StopAfterFirst && (raised.Kind is WaitEventKind.Reached or WaitEventKind.Failed);
        }
    }

    private void CloseIfEnded()
    {
        lock (_lock)
        {
            if (!_hasEnded && !(_isComplete && _pending.Count == 0)) return;
            _hasEnded = true;
        }
        Close();
    }

    private void Close()
    {
        _timeoutTimer?.Dispose();
        _poller.Dispose();
        lock (_lock) _hostDeadline.Dispose();
        _events.Writer.TryComplete();
    }
}
