namespace StatusPS;

/// <summary>The status of a job instance or a step in JOB.</summary>
public enum JobRunStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown = 0,

    /// <summary>1: waiting to run.</summary>
    Waiting = 1,

    /// <summary>2: running.</summary>
    Running = 2,

    /// <summary>3: succeeded.</summary>
    Succeeded = 3,

    /// <summary>4: failed.</summary>
    Failed = 4,

    /// <summary>5: skipped.</summary>
    Skipped = 5,

    /// <summary>6: failed, and the failure was ignored.</summary>
    ErrorIgnored = 6,

    /// <summary>7: waiting for confirmation.</summary>
    WaitingForUser = 7,

    /// <summary>8: ended by a user.</summary>
    EndedByHand = 8,

    /// <summary>9: in an abnormal state.</summary>
    Abnormal = 9,

    /// <summary>10: being stopped.</summary>
    Stopping = 10,

    /// <summary>11: stopped.</summary>
    Stopped = 11,

    /// <summary>12: stopping failed (older servers).</summary>
    StopFailed = 12,

    /// <summary>13: terminated at a confirmation.</summary>
    ConfirmTerminated = 13,

    /// <summary>14: abandoned.</summary>
    Abandoned = 14,

    /// <summary>15: waiting for the next batch of a rolling run.</summary>
    RollingWait = 15,
}
