namespace StatusPS.Engine.Waiting.Watching;

/// <summary>How things are watched.</summary>
public sealed class WatchOptions
{
    /// <summary>The pause between two asks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often each thing is asked for; null: until it has ended.</summary>
    public int? Count { get; init; }

    /// <summary>How long it is watched; null: until all have ended.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether to tell of answers in which nothing changed too.</summary>
    public bool IncludeUnchanged { get; init; }

    /// <summary>The most requests under way at once, of each profile and service.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Is told of each request; null: nobody is.</summary>
    public Action<string>? Trace { get; init; }
}
