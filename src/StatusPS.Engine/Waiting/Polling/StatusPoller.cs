using StatusPS.Engine.Queries;
using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// Polls many items, each with the profile it came from. Items that may share requests form a group with a schedule of
/// its own, so that a slow or unavailable profile delays no other.
/// </summary>
internal sealed class StatusPoller : IDisposable
{
    // Items that come down the pipeline together share requests from the first poll on.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    private readonly PollOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<PollItem, CancellationToken, Task> _onPolledAsync;
    private readonly Action<Exception> _onDefect;
    private readonly long _startTimestamp;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<(ProfileConnection, StatusService), PollSource> _sources = [];
    private readonly Dictionary<ProfileConnection, PollRateLimiter> _rateLimiters = [];
    private readonly Dictionary<(PollSource, object), PollGroup> _groups = [];
    private bool _disposed;

    /// <summary>Creates a poller.</summary>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onPolledAsync">
    /// Called after each poll of an item, successful or not. Ends the item if it is done.
    /// </param>
    /// <param name="onDefect">Receives an unexpected exception, which ends its poll group.</param>
    public StatusPoller(
        PollOptions options, TimeProvider time,
        Func<PollItem, CancellationToken, Task> onPolledAsync, Action<Exception> onDefect)
    {
        _options = options;
        _time = time;
        _startTimestamp = time.GetTimestamp();
        _onPolledAsync = onPolledAsync;
        _onDefect = onDefect;
    }

    /// <summary>Starts to poll an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="connection">The connection of its profile.</param>
    /// <exception cref="StatusException">The profile cannot be used.</exception>
    public void Add(PollItem item, ProfileConnection connection)
    {
        lock (_lock)
        {
            if (_disposed) return;
            var source = item.Source = GetSource(connection, item.Record.Service);
            object key = source.GetBatchKey(item.Record);
            if (_groups.TryGetValue((source, key), out var group))
            {
                group.Add(item);
                return;
            }
            if (!_rateLimiters.TryGetValue(connection, out var limiter))
                _rateLimiters[connection] = limiter = new(connection.Profile.MaxRequestsPerSecond);
            _groups[(source, key)] = group = new(source, limiter, key);
            group.Add(item);
            var cancellationToken = _stop.Token;
            var delay = GetInitialDelay(item.Record);
            _ = Task.Run(() => RunAsync(group, delay, cancellationToken), CancellationToken.None);
        }
    }

    /// <summary>Polls an item once more, with its hosts.</summary>
    /// <param name="item">An item that was added.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ObjectDisposedException">The poller is disposed.</exception>
    public async Task PollWithHostsAsync(PollItem item, CancellationToken cancellationToken) =>
        Apply(item, await item.Source!.Poll([item.Record], withHosts: true, cancellationToken)[0]);

    /// <summary>Stops polling and cancels pending requests.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _stop.Cancel();
        foreach (var source in _sources.Values) source.Dispose();
        _stop.Dispose();
    }

    private TimeSpan Elapsed => _time.GetElapsedTime(_startTimestamp);

    private PollSource GetSource(ProfileConnection connection, StatusService service)
    {
        if (!_sources.TryGetValue((connection, service), out var source))
            _sources[(connection, service)] = source = ServiceRegistry.Get(service)
                .CreatePollSource(connection, _options.ThrottleLimit, _options.Trace);
        return source;
    }

    // A record that was just read is not polled at once; an old one, such as one from a file, is.
    private TimeSpan GetInitialDelay(StatusRecord record)
    {
        if (record.RetrievedAt == default) return TimeSpan.Zero;
        var clock = _options.GetClock?.Invoke(record) ?? _time;
        var due = record.RetrievedAt.ToUniversalTime() + _options.MaxAge;
        var left = due - clock.GetUtcNow().UtcDateTime;
        return TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, _options.MaxAge.Ticks));
    }

    private async Task RunAsync(PollGroup group, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            var schedule = _options.CreateSchedule();
            // The first delay is that of the schedule, less the time that has passed of it.
            if (delay > TimeSpan.Zero) delay = schedule.GetNextDelay() * (delay / _options.MaxAge);
            if (delay < Linger) delay = Linger;
            while (true)
            {
                delay = group.RateLimiter.Reserve(Elapsed, delay, group.Source.GetRequestCount(group.Count));
                await Task.Delay(delay, _time, cancellationToken);
                if (GetActiveItems(group) is not { Length: > 0 } items) return;
                foreach (var polled in items.GroupBy(item => _options.IncludeHosts && item.IncludesHosts))
                    await PollAsync(group, [.. polled], polled.Key, cancellationToken);
                if (GetActiveItems(group).Length == 0) return;
                delay = schedule.GetNextDelay();
            }
        }
        catch (Exception end) when (cancellationToken.IsCancellationRequested
            && end is OperationCanceledException or ObjectDisposedException)
        {
            // The poller is disposed.
        }
#pragma warning disable CA1031 // A defect must reach the reader of the events, which would otherwise wait forever.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            _onDefect(defect);
        }
    }

    private async Task PollAsync(PollGroup group, PollItem[] items, bool withHosts, CancellationToken cancellationToken)
    {
        var polls = group.Source.Poll([.. items.Select(item => item.Record)], withHosts, cancellationToken);
        await Task.WhenAll(items.Select((item, i) => CompletePollAsync(item, polls[i], cancellationToken)));
    }

    private async Task CompletePollAsync(
        PollItem item, Task<Outcome<StatusRecord>> poll, CancellationToken cancellationToken)
    {
        var outcome = await poll;
        if (item.HasEnded) return;
        Apply(item, outcome);
        await _onPolledAsync(item, cancellationToken);
    }

    private void Apply(PollItem item, Outcome<StatusRecord> outcome)
    {
        if (outcome.Error is { } error) item.SetFailure(error, Elapsed);
        else item.Update(outcome.Records[0]);
    }

    private PollItem[] GetActiveItems(PollGroup group)
    {
        lock (_lock)
        {
            var items = group.GetActiveItems();
            if (items.Length == 0) _groups.Remove((group.Source, group.Key));
            return items;
        }
    }
}
