namespace StatusPS;

/// <summary>
/// The state of a record, in one vocabulary for all services. The values are ordered by urgency, so that
/// <c>Sort-Object State</c> puts the most urgent records first.
/// </summary>
public enum StatusState
{
    /// <summary>The operation failed.</summary>
    Failed = -1,

    /// <summary>
    /// The service reported a status that this version does not know; see the record's <c>RawStatus</c>.
    /// </summary>
    Unknown = 0,

    /// <summary>The resource differs from its template, and no synchronization is running.</summary>
    OutOfSync = 1,

    /// <summary>The operation is paused until a user acts.</summary>
    Paused = 2,

    /// <summary>The operation is running.</summary>
    Running = 3,

    /// <summary>The operation is queued or has not started.</summary>
    Pending = 4,

    /// <summary>The job replicates changes continuously, without an end.</summary>
    Synchronizing = 5,

    /// <summary>The operation was canceled before it finished.</summary>
    Canceled = 6,

    /// <summary>The operation was skipped.</summary>
    Skipped = 7,

    /// <summary>The operation succeeded.</summary>
    Succeeded = 8,
}
