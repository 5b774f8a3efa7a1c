using System.Threading.Channels;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Asks for many things again and again, and tells what changed, until all have ended, the time is over, or it is disposed.</summary>
public sealed class WatchSession : IDisposable
{
    // Whoever reads slowly slows the asking down: nothing piles up.
    private const int MostUnread = 1024;

    private readonly WatchOptions _options;
    private readonly ProfileConnections _connections;
    private readonly StatusPoller _poller;
    private readonly Channel<WatchEvent> _events = Channel.CreateBounded<WatchEvent>(MostUnread);
    private readonly ITimer? _deadline;
    private readonly Lock _gate = new();
    private readonly ChangeTracker _book = new();
    private int _open;
    private bool _isComplete;

    /// <summary>Makes a watch.</summary>
    /// <param name="options">How it is watched.</param>
    /// <param name="connect">Gives the connection of a profile, by platform and name.</param>
    /// <param name="time">The clock.</param>
    public WatchSession(WatchOptions options, Func<StatusPlatform, string, ProfileConnection> connect, TimeProvider time)
    {
        _options = options;
        _connections = new(connect);
        var poll = new PollOptions
        {
            Schedule = () => PollSchedule.Steady(options.Interval),
            Freshness = TimeSpan.Zero,
            AlwaysWithHosts = true,
            ThrottleLimit = options.ThrottleLimit,
            Trace = options.Trace,
        };
        _poller = new(poll, time, AnsweredAsync, defect => _events.Writer.TryComplete(defect));
        if (options.Timeout is { } timeout) _deadline = time.CreateTimer(_ => Dispose(), null, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a thing in.</summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="origin">What it came as, where that is not the record.</param>
    /// <exception cref="StatusException">Its profile does not exist, or lacks something.</exception>
    public void Add(StatusRecord record, object? origin = null)
    {
        var connection = _connections.Of(record);
        Interlocked.Increment(ref _open);
        try
        {
            _poller.Add(new(record, origin), connection);
        }
        catch (StatusException)
        {
            Interlocked.Decrement(ref _open);
            throw;
        }
    }

    /// <summary>No more things come.</summary>
    public void Complete()
    {
        Volatile.Write(ref _isComplete, true);
        EndIfDone();
    }

    /// <summary>What has happened already; null: nothing more so far.</summary>
    public WatchEvent? TakeReady() => _events.Reader.TryRead(out var happened) ? happened : null;

    /// <summary>What happens next; null: the watch is over.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<WatchEvent?> NextAsync(CancellationToken cancellationToken) =>
        await _events.Reader.WaitToReadAsync(cancellationToken) && _events.Reader.TryRead(out var happened) ? happened : null;

    /// <summary>Stops watching: requests under way are aborted.</summary>
    public void Dispose()
    {
        _deadline?.Dispose();
        _poller.Dispose();
        _events.Writer.TryComplete();
    }

    private async Task AnsweredAsync(PollItem item, CancellationToken stop)
    {
        var record = item.Record;
        bool isEnd = item.Asked >= _options.Count || (item.Failure is null ? record.IsTerminal : item.IsBroken);
        StatusState? previous = null;
        bool changed = false;
        if (item.Failure is null)
        {
            lock (_gate) changed = _book.Note(record, out previous);
        }
        if (isEnd && !item.TryEnd()) return;
        if (changed || _options.IncludeUnchanged || isEnd || item.Failure is not null)
            await _events.Writer.WriteAsync(new(record, item.Origin, previous, changed, item.Failure, isEnd), stop);
        if (!isEnd) return;
        Interlocked.Decrement(ref _open);
        EndIfDone();
    }

    private void EndIfDone()
    {
        if (Volatile.Read(ref _isComplete) && Volatile.Read(ref _open) == 0) Dispose();
    }
}
