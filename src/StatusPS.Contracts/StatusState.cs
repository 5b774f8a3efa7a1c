namespace StatusPS;

/// <summary>
/// What a record's status means, the same words for every service. The values are in order of urgency, so that
/// <c>Sort-Object State</c> puts first what a person should look at first.
/// </summary>
public enum StatusState
{
    /// <summary>It ended, and not well.</summary>
    Failed = -1,

    /// <summary>The service sent a status that this version does not know; the record's <c>RawStatus</c> has it.</summary>
    Unknown = 0,

    /// <summary>It differs from what it should be, and nothing is running that would mend it.</summary>
    OutOfSync = 1,

    /// <summary>It waits for a person.</summary>
    Paused = 2,

    /// <summary>It is at work.</summary>
    Running = 3,

    /// <summary>It is queued or not begun.</summary>
    Pending = 4,

    /// <summary>It replicates continuously and has no end of its own.</summary>
    Synchronizing = 5,

    /// <summary>It was ended by hand before it was done.</summary>
    Canceled = 6,

    /// <summary>It was passed over.</summary>
    Skipped = 7,

    /// <summary>It ended well.</summary>
    Succeeded = 8,
}
