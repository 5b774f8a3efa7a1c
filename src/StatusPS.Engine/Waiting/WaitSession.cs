using System.Threading.Channels;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>
/// Waits for many things at once until each has settled, the time is over, or it is disposed. It only ever asks: what it
/// waits for goes on, whatever happens to the wait.
/// </summary>
public sealed class WaitSession : IDisposable
{
    // How long hosts of what was reached just in time may still take.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly WaitOptions _options;
    private readonly ProfileConnections _connections;
    private readonly TimeProvider _time;
    private readonly StatusPoller _poller;
    private readonly Channel<WaitEvent> _events = Channel.CreateUnbounded<WaitEvent>();
    private readonly Lock _gate = new();
    private readonly HashSet<PollItem> _open = [];
    private readonly HashSet<PollItem> _warned = [];
    private readonly WaitCount _count = new();
    private readonly CancellationTokenSource _lateHosts;
    private ITimer? _deadline;
    private long _began;
    private bool _isTimeOver, _isComplete, _isOver;

    /// <summary>Makes a wait.</summary>
    /// <param name="options">What is waited for, and how long.</param>
    /// <param name="connect">Gives the connection of a profile, by platform and name.</param>
    /// <param name="time">The clock.</param>
    public WaitSession(WaitOptions options, Func<StatusPlatform, string, ProfileConnection> connect, TimeProvider time)
    {
        _options = options;
        _connections = new(connect);
        _time = time;
        _lateHosts = new(Timeout.InfiniteTimeSpan, time);
        var poll = new PollOptions
        {
            Schedule = () => PollSchedule.Growing(options.Interval),
            ClockOf = options.ClockOf,
            ThrottleLimit = options.ThrottleLimit,
            Trace = options.Trace,
        };
        _poller = new(poll, time, AnsweredAsync, defect => _events.Writer.TryComplete(defect));
    }

    /// <summary>
    /// Takes an item in. A live record that has settled and is younger than the interval ends without a request. Every other one is
    /// asked for at least once, so that no wait ends on an old answer.
    /// </summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="origin">What it came as, where that is not the record.</param>
    public void Add(StatusRecord record, object? origin = null)
    {
        var item = new PollItem(record, origin);
        lock (_gate)
        {
            if (_isOver) return;
            if (_count.Total++ == 0) Begin();
            _open.Add(item);
        }
        bool isCurrent = origin is null && IsCurrent(record);
        var verdict = isCurrent ? _options.Rule.Judge(record.State) : WaitOutcome.GoesOn;
        if (verdict != WaitOutcome.GoesOn)
        {
            End(item, verdict == WaitOutcome.Reached ? WaitEventKind.Reached : WaitEventKind.Failed);
            return;
        }
        if (_isTimeOver)
        {
            End(item, WaitEventKind.TimedOut);
            return;
        }
        // A record that is bare of its state says nothing about what the service would answer.
        if (isCurrent && record.State == StatusState.Paused) Warn(item);
        try
        {
            _poller.Add(item, _connections.Of(record));
        }
        catch (StatusException failure)
        {
            End(item, WaitEventKind.Broken, failure.Error);
        }
    }

    /// <summary>No more items come.</summary>
    public void Complete()
    {
        lock (_gate) _isComplete = true;
        EndIfDone();
    }

    /// <summary>What has happened already; null: nothing more so far.</summary>
    public WaitEvent? TakeReady() => _events.Reader.TryRead(out var happened) ? happened : null;

    /// <summary>What happens next; null: the wait is over.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<WaitEvent?> NextAsync(CancellationToken cancellationToken) =>
        await _events.Reader.WaitToReadAsync(cancellationToken) && _events.Reader.TryRead(out var happened) ? happened : null;

    /// <summary>How far it is.</summary>
    /// <param name="most">The most items to show.</param>
    public WaitProgress Progress(int most)
    {
        lock (_gate) return WaitProgress.Of(_count, _open, _time.GetElapsedTime(_began), _time.GetUtcNow(), most);
    }

    /// <summary>Stops waiting: requests under way are aborted.</summary>
    public void Dispose()
    {
        lock (_gate) _isOver = true;
        Close();
    }

    // A time to come is that of a clock which is off, or of a file from elsewhere.
    private bool IsCurrent(StatusRecord record)
    {
        if (record.RetrievedAt == default) return false;
        var clock = _options.ClockOf?.Invoke(record) ?? _time;
        var age = clock.GetUtcNow().UtcDateTime - record.RetrievedAt.ToUniversalTime();
        return age.Duration() <= _options.Interval;
    }

    private void Begin()
    {
        _began = _time.GetTimestamp();
        _deadline = _time.CreateTimer(_ => TimeIsOver(), null, _options.Timeout, Timeout.InfiniteTimeSpan);
    }

    private void TimeIsOver()
    {
        PollItem[] late;
        lock (_gate)
        {
            _isTimeOver = true;
            if (_isOver) return;
            late = [.. _open];
            _lateHosts.CancelAfter(Grace);
        }
        foreach (var item in late) End(item, WaitEventKind.TimedOut, item.Failure);
    }

    private async Task AnsweredAsync(PollItem item, CancellationToken stop)
    {
        if (item.Failure is { } failure)
        {
            if (item.IsBroken) End(item, WaitEventKind.Broken, failure);
            return;
        }
        var verdict = _options.Rule.Judge(item.Record.State);
        if (verdict == WaitOutcome.GoesOn)
        {
            Warn(item);
            return;
        }
        if (!item.TryEnd()) return;
        if (item.WantsHosts) await AddHostsAsync(item, stop);
        Tell(item, verdict == WaitOutcome.Reached ? WaitEventKind.Reached : WaitEventKind.Failed, null);
        EndIfDone();
    }

    // Without them the record is as good as before: they were left out while it was polled.
    private async Task AddHostsAsync(PollItem item, CancellationToken stop)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, _lateHosts.Token);
            await _poller.AskWithHostsAsync(item, limit.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The wait is over; what was reached was reached.
        }
    }

    private void Warn(PollItem item)
    {
        if (item.Record.State is not (StatusState.Paused or StatusState.Unknown))
        {
            lock (_gate) _warned.Remove(item);
            return;
        }
        lock (_gate)
        {
            if (!_warned.Add(item)) return;
        }
        _events.Writer.TryWrite(new(item.Record.State == StatusState.Paused ? WaitEventKind.Paused : WaitEventKind.Unknown, item));
    }

    private void End(PollItem item, WaitEventKind kind, StatusError? error = null)
    {
        if (!item.TryEnd()) return;
        Tell(item, kind, error);
        EndIfDone();
    }

    private void Tell(PollItem item, WaitEventKind kind, StatusError? error)
    {
        lock (_gate)
        {
            _open.Remove(item);
            _warned.Remove(item);
            if (_isOver) return;
            _count.Take(kind);
            _events.Writer.TryWrite(new(kind, item, error));
            _isOver = _options.Any && (kind is WaitEventKind.Reached or WaitEventKind.Failed);
        }
    }

    private void EndIfDone()
    {
        lock (_gate)
        {
            if (!_isOver && !(_isComplete && _open.Count == 0)) return;
            _isOver = true;
        }
        Close();
    }

    private void Close()
    {
        _deadline?.Dispose();
        _poller.Dispose();
        lock (_gate) _lateHosts.Dispose();
        _events.Writer.TryComplete();
    }
}
