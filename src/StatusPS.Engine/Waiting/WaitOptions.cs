namespace StatusPS.Engine.Waiting;

/// <summary>What is waited for, and how long.</summary>
public sealed class WaitOptions
{
    /// <summary>When an item's wait ends.</summary>
    public WaitCondition Rule { get; init; } = new();

    /// <summary>How long all of it may take, from the first item on.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The longest pause between two asks for one item.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gives the clock that stamped a record; null: the wait's own.</summary>
    public Func<StatusRecord, TimeProvider>? ClockOf { get; init; }

    /// <summary>Whether the first item that settles ends the wait for all.</summary>
    public bool Any { get; init; }

    /// <summary>The most requests under way at once, of each profile and service.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Is told of each request; null: nobody is.</summary>
    public Action<string>? Trace { get; init; }
}
