using System.Threading.Channels;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>
/// Polls many items and reports their changes: until all have ended, the timeout is reached, or the session is
/// disposed.
/// </summary>
public sealed class WatchSession : IDisposable
{
    // A slow reader delays the polls, so that events do not pile up.
    private const int MaxUnreadEvents = 1024;

    private readonly WatchOptions _options;
    private readonly ProfileConnections _connections;
    private readonly StatusPoller _poller;
    private readonly Channel<WatchEvent> _events = Channel.CreateBounded<WatchEvent>(MaxUnreadEvents);
    private readonly ITimer? _timeoutTimer;
    private readonly Lock _lock = new();
    private readonly ChangeTracker _changes = new();
    private int _pendingCount;
    private bool _isComplete;

    /// <summary>Creates a session.</summary>
    /// <param name="options">The options.</param>
    /// <param name="connect">Gets the connection of a profile by platform and name.</param>
    /// <param name="time">The clock.</param>
    public WatchSession(
        WatchOptions options, Func<StatusPlatform, string, ProfileConnection> connect, TimeProvider time)
    {
        _options = options;
        _connections = new(connect);
        var pollOptions = new PollOptions
        {
            CreateSchedule = () => PollSchedule.CreateFixed(options.Interval),
            MaxAge = TimeSpan.Zero,
            IncludeHosts = true,
            ThrottleLimit = options.ThrottleLimit,
            Trace = options.Trace,
        };
        _poller = new(pollOptions, time, OnPolledAsync, defect => _events.Writer.TryComplete(defect));
        if (options.Timeout is { } timeout)
            _timeoutTimer = time.CreateTimer(_ => Dispose(), null, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Adds an item.</summary>
    /// <param name="record">The latest record.</param>
    /// <param name="origin">The object that the record was read from; null when it is the record itself.</param>
    /// <exception cref="StatusException">There is no such profile, or it cannot be used.</exception>
    public void Add(StatusRecord record, object? origin = null)
    {
        var connection = _connections.Get(record);
        Interlocked.Increment(ref _pendingCount);
        try
        {
            _poller.Add(new(record, origin), connection);
        }
        catch (StatusException)
        {
            Interlocked.Decrement(ref _pendingCount);
            throw;
        }
    }

    /// <summary>Marks the list of items as complete: the session ends when all of them have ended.</summary>
    public void Complete()
    {
        Volatile.Write(ref _isComplete, true);
        DisposeIfEnded();
    }

    /// <summary>Returns the next event that has been raised; null when there is none yet.</summary>
    public WatchEvent? TryRead() => _events.Reader.TryRead(out var raised) ? raised : null;

    /// <summary>Waits for the next event; returns null when the session has ended.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<WatchEvent?> ReadAsync(CancellationToken cancellationToken) =>
        await _events.Reader.WaitToReadAsync(cancellationToken) ? TryRead() : null;

    /// <summary>Ends the session and cancels pending requests.</summary>
    public void Dispose()
    {
        _timeoutTimer?.Dispose();
        _poller.Dispose();
        _events.Writer.TryComplete();
    }

    private async Task OnPolledAsync(PollItem item, CancellationToken cancellationToken)
    {
        var record = item.Record;
        bool isEnd = item.PollCount >= _options.Count || (item.Failure is null ? record.IsTerminal : item.IsFaulted);
        StatusState? previous = null;
        bool hasChanged = false;
        if (item.Failure is null)
        {
            lock (_lock) hasChanged = _changes.Update(record, out previous);
        }
        if (isEnd && !item.TryMarkEnded()) return;
        if (hasChanged || _options.IncludeUnchanged || isEnd || item.Failure is not null)
        {
            var raised = new WatchEvent(record, item.Origin, previous, hasChanged, item.Failure, isEnd);
            await _events.Writer.WriteAsync(raised, cancellationToken);
        }
        if (!isEnd) return;
        Interlocked.Decrement(ref _pendingCount);
        DisposeIfEnded();
    }

    private void DisposeIfEnded()
    {
        if (Volatile.Read(ref _isComplete) && Volatile.Read(ref _pendingCount) == 0) Dispose();
    }
}
