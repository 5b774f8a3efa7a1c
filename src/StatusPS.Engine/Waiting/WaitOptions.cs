namespace StatusPS.Engine.Waiting;

/// <summary>Options of a <see cref="WaitSession"/>.</summary>
public sealed class WaitOptions
{
    /// <summary>The condition that ends the wait for an item.</summary>
    public WaitCondition Condition { get; init; } = new();

    /// <summary>The maximum time of the whole wait, from the first item on. Default: one hour.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The maximum delay between two polls of one item. Default: 5 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time for which a resource that is not found may still be created, from the first such response on. Default:
    /// zero.
    /// </summary>
    public TimeSpan MaxMissingTime { get; init; }

    /// <summary>Gets the clock that set a record's times; null uses the session's clock for all records.</summary>
    public Func<StatusRecord, TimeProvider>? GetClock { get; init; }

    /// <summary>True to end the whole wait when the first item ends.</summary>
    public bool StopAfterFirst { get; init; }

    /// <summary>True to read the reason of records that failed, with at most one request each. Default false.</summary>
    public bool IncludesReasons { get; init; }

    /// <summary>The maximum number of concurrent requests of each profile and service. Default: 16.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Receives one redacted line per HTTP attempt; null disables tracing.</summary>
    public Action<string>? Trace { get; init; }
}
