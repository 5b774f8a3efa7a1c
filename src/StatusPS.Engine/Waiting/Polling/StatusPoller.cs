using StatusPS.Engine.Queries;
using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// Asks for many things again and again, each through the profile it came from. What can share a request is a lane, and
/// each lane has a rhythm of its own: a profile that is slow, or down, holds up nobody else.
/// </summary>
internal sealed class StatusPoller : IDisposable
{
    // What comes down the pipeline together is asked for together, from the first time on.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    private readonly PollOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<PollItem, CancellationToken, Task> _answered;
    private readonly Action<Exception> _broke;
    private readonly long _began;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<(ProfileConnection, StatusService), PollSource> _sources = [];
    private readonly Dictionary<ProfileConnection, PollRateLimiter> _paces = [];
    private readonly Dictionary<(PollSource, object), PollGroup> _lanes = [];
    private bool _disposed;

    /// <summary>Makes a poller.</summary>
    /// <param name="options">How it asks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="answered">Is told when an item was asked for, well or not. Ends the item when that was the last time.</param>
    /// <param name="broke">Is told of a defect, which ends the lane it is in.</param>
    public StatusPoller(PollOptions options, TimeProvider time, Func<PollItem, CancellationToken, Task> answered, Action<Exception> broke)
    {
        _options = options;
        _time = time;
        _began = time.GetTimestamp();
        _answered = answered;
        _broke = broke;
    }

    /// <summary>Begins to ask for an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="connection">The connection of its profile.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public void Add(PollItem item, ProfileConnection connection)
    {
        lock (_gate)
        {
            if (_disposed) return;
            var source = item.Source = SourceOf(connection, item.Record.Service);
            object key = source.LaneOf(item.Record);
            if (_lanes.TryGetValue((source, key), out var lane))
            {
                lane.Add(item);
                return;
            }
            if (!_paces.TryGetValue(connection, out var pace)) _paces[connection] = pace = new();
            _lanes[(source, key)] = lane = new(source, pace, key);
            lane.Add(item);
            var stop = _stop.Token;
            _ = Task.Run(() => RunAsync(lane, FirstPause(item.Record), stop), CancellationToken.None);
        }
    }

    /// <summary>Asks once more for an item that was added, with its hosts.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ObjectDisposedException">The poller is disposed.</exception>
    public async Task AskWithHostsAsync(PollItem item, CancellationToken cancellationToken) =>
        Take(item, await item.Source!.Ask([item.Record], withHosts: true, cancellationToken)[0]);

    /// <summary>Stops asking: requests under way are aborted.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _stop.Cancel();
        foreach (var source in _sources.Values) source.Dispose();
        _stop.Dispose();
    }

    private TimeSpan Elapsed => _time.GetElapsedTime(_began);

    private PollSource SourceOf(ProfileConnection connection, StatusService service)
    {
        if (!_sources.TryGetValue((connection, service), out var source))
            _sources[(connection, service)] = source = ServiceRegistry.Get(service).CreatePollSource(connection, _options.ThrottleLimit, _options.Trace);
        return source;
    }

    // What was asked for a moment ago is not asked for again at once; what comes from a file or a job is.
    private TimeSpan FirstPause(StatusRecord record)
    {
        var clock = _options.ClockOf?.Invoke(record) ?? _time;
        var left = record.RetrievedAt == default
            ? TimeSpan.Zero
            : record.RetrievedAt.ToUniversalTime() + _options.Freshness - clock.GetUtcNow().UtcDateTime;
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < _options.Freshness ? left : _options.Freshness;
    }

    private async Task RunAsync(PollGroup lane, TimeSpan pause, CancellationToken stop)
    {
        try
        {
            var schedule = _options.Schedule();
            // The first pause is the schedule's own, less what has passed of it.
            if (pause > TimeSpan.Zero) pause = schedule.Next() * (pause / _options.Freshness);
            if (pause < Linger) pause = Linger;
            while (true)
            {
                await Task.Delay(lane.Pace.Reserve(Elapsed, pause, lane.Source.RequestsFor(lane.Count)), _time, stop);
                if (Open(lane) is not { Length: > 0 } items) return;
                foreach (var asked in items.GroupBy(item => _options.AlwaysWithHosts && item.WantsHosts))
                    await AskAsync(lane, [.. asked], asked.Key, stop);
                if (Open(lane).Length == 0) return;
                pause = schedule.Next();
            }
        }
        catch (Exception end) when (stop.IsCancellationRequested && end is OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits any more.
        }
#pragma warning disable CA1031 // A defect must reach whoever waits: on this thread it would leave them waiting.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            _broke(defect);
        }
    }

    private async Task AskAsync(PollGroup lane, PollItem[] items, bool withHosts, CancellationToken stop)
    {
        var asked = lane.Source.Ask([.. items.Select(item => item.Record)], withHosts, stop);
        await Task.WhenAll(items.Select((item, i) => TakeAsync(item, asked[i], stop)));
    }

    private async Task TakeAsync(PollItem item, Task<Outcome<StatusRecord>> asked, CancellationToken stop)
    {
        var outcome = await asked;
        if (item.HasEnded) return;
        Take(item, outcome);
        await _answered(item, stop);
    }

    private void Take(PollItem item, Outcome<StatusRecord> outcome)
    {
        if (outcome.Error is { } error) item.Fail(error, Elapsed);
        else item.Answer(outcome.Records[0]);
    }

    private PollItem[] Open(PollGroup lane)
    {
        lock (_gate)
        {
            var open = lane.Open();
            if (open.Length == 0) _lanes.Remove((lane.Source, lane.Key));
            return open;
        }
    }
}
