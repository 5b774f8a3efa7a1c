using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting.Existence;

/// <summary>
/// The times at which a resource that does not exist yet is queried again. The delays grow as those of a wait. The last
/// query is sent at the time limit.
/// </summary>
/// <param name="limit">The time limit, from the creation of the schedule on.</param>
/// <param name="time">The clock.</param>
public sealed class ExistenceSchedule(TimeSpan limit, TimeProvider time)
{
    /// <summary>The maximum delay between two queries, before jitter.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    private readonly PollRateLimiter _rateLimiter = new();
    private readonly long _startTimestamp = time.GetTimestamp();
    private PollSchedule _schedule = PollSchedule.CreateExponential(MaxDelay);

    /// <summary>True from the time limit on.</summary>
    internal bool IsOver => Elapsed >= limit;

    private TimeSpan Elapsed => time.GetElapsedTime(_startTimestamp);

    /// <summary>Returns true for the failure of a resource that may still be created.</summary>
    /// <param name="error">The failure; null for none.</param>
    /// <remarks>An address of the service that does not exist is not about a key, and ends every query.</remarks>
    internal static bool IsMissing(StatusError? error) =>
        error is { Kind: StatusErrorKind.NotFound, IsAboutKeys: true };

    /// <summary>Starts again with the shortest delay.</summary>
    internal void Restart() => _schedule = PollSchedule.CreateExponential(MaxDelay);

    /// <summary>Waits until the next query is due, at most until the time limit.</summary>
    /// <param name="requests">The number of requests that the query takes.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal Task WaitAsync(int requests, CancellationToken cancellationToken)
    {
        var elapsed = Elapsed;
        var delay = _rateLimiter.Reserve(elapsed, _schedule.GetNextDelay(), requests);
        var left = limit - elapsed;
        return Task.Delay(delay < left ? delay : left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
    }
}
