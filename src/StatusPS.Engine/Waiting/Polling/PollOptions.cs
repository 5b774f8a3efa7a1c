namespace StatusPS.Engine.Waiting.Polling;

/// <summary>How a poller asks.</summary>
internal sealed class PollOptions
{
    /// <summary>Makes the schedule of each lane.</summary>
    public required Func<PollSchedule> Schedule { get; init; }

    /// <summary>How old a record has to be when it comes, so that it is asked for at once.</summary>
    public TimeSpan Freshness { get; init; } = PollSchedule.First;

    /// <summary>Gives the clock that stamped a record; null: the poller's own.</summary>
    public Func<StatusRecord, TimeProvider>? ClockOf { get; init; }

    /// <summary>Whether hosts are asked for each time, where a record came with them.</summary>
    public bool AlwaysWithHosts { get; init; }

    /// <summary>The most requests under way at once, of each profile and service.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Is told of each request; null: nobody is.</summary>
    public Action<string>? Trace { get; init; }
}
