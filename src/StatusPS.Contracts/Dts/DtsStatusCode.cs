namespace StatusPS;

/// <summary>The status of one direction of a synchronization job in DTS.</summary>
public enum DtsStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary>The job has not started.</summary>
    NotStarted,

    /// <summary>The job is not configured.</summary>
    NotConfigured,

    /// <summary>The precheck is running.</summary>
    Prechecking,

    /// <summary>The precheck passed; the job has not started.</summary>
    PreCheckPass,

    /// <summary>The precheck failed.</summary>
    PrecheckFailed,

    /// <summary>The schema and the full data are being copied.</summary>
    Initializing,

    /// <summary>The initialization failed.</summary>
    InitializeFailed,

    /// <summary>Changes are being replicated.</summary>
    Synchronizing,

    /// <summary>The job failed.</summary>
    Failed,

    /// <summary>The job is suspended.</summary>
    Suspending,

    /// <summary>The objects of the job are being modified.</summary>
    Modifying,

    /// <summary>Modifying the objects of the job failed.</summary>
    ModifyFailed,

    /// <summary>The job is retrying after a failure.</summary>
    Retrying,

    /// <summary>The instance is being upgraded.</summary>
    Upgrade,

    /// <summary>The instance is being downgraded.</summary>
    Downgrade,

    /// <summary>The instance is locked.</summary>
    Locked,

    /// <summary>The job is finished.</summary>
    Finished,
}
