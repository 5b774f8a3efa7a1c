namespace StatusPS.Engine.Waiting;

/// <summary>What happened to an item that is waited for.</summary>
public enum WaitEventKind
{
    /// <summary>What was waited for is there. The item's end.</summary>
    Reached,

    /// <summary>It ended otherwise. The item's end.</summary>
    Failed,

    /// <summary>The time is over. The item's end.</summary>
    TimedOut,

    /// <summary>It can't be asked for, and that will not mend. The item's end.</summary>
    Broken,

    /// <summary>A person has to act. The wait goes on.</summary>
    Paused,

    /// <summary>It is in a status that nobody knows. The wait goes on.</summary>
    Unknown,
}
