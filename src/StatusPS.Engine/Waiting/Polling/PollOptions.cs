namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Options of a <see cref="StatusPoller"/>.</summary>
internal sealed class PollOptions
{
    /// <summary>Creates the schedule of each poll group.</summary>
    public required Func<PollSchedule> CreateSchedule { get; init; }

    /// <summary>The age from which a record is polled without delay when it is added.</summary>
    public TimeSpan MaxAge { get; init; } = PollSchedule.InitialDelay;

    /// <summary>Gets the clock that set a record's times; null uses the poller's clock for all records.</summary>
    public Func<StatusRecord, TimeProvider>? GetClock { get; init; }

    /// <summary>True to query hosts at each poll of a record that was added with hosts.</summary>
    public bool IncludeHosts { get; init; }

    /// <summary>The maximum number of concurrent requests of each profile and service. Default: 16.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Receives one redacted line per HTTP attempt; null disables tracing.</summary>
    public Action<string>? Trace { get; init; }
}
