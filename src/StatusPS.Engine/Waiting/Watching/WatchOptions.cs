namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Options of a <see cref="WatchSession"/>.</summary>
public sealed class WatchOptions
{
    /// <summary>The delay between two polls. Default: 5 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The number of polls of each item; null polls until the item has ended.</summary>
    public int? Count { get; init; }

    /// <summary>The maximum time of the whole watch; null watches until all items have ended.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>True to raise events for polls without a change as well.</summary>
    public bool IncludeUnchanged { get; init; }

    /// <summary>The maximum number of concurrent requests of each profile and service. Default: 16.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Receives one redacted line per HTTP attempt; null disables tracing.</summary>
    public Action<string>? Trace { get; init; }
}
