namespace StatusPS;

/// <summary>DTS's own status of one direction of a synchronization job.</summary>
public enum DtsStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary>Not started.</summary>
    NotStarted,

    /// <summary>Not configured.</summary>
    NotConfigured,

    /// <summary>Being prechecked.</summary>
    Prechecking,

    /// <summary>Precheck passed, not started.</summary>
    PreCheckPass,

    /// <summary>Precheck failed.</summary>
    PrecheckFailed,

    /// <summary>Initializing: schema and full data.</summary>
    Initializing,

    /// <summary>Initialization failed.</summary>
    InitializeFailed,

    /// <summary>Synchronizing.</summary>
    Synchronizing,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Suspended.</summary>
    Suspending,

    /// <summary>Its objects are being changed.</summary>
    Modifying,

    /// <summary>Changing its objects failed.</summary>
    ModifyFailed,

    /// <summary>Retrying.</summary>
    Retrying,

    /// <summary>Being upgraded.</summary>
    Upgrade,

    /// <summary>Being downgraded.</summary>
    Downgrade,

    /// <summary>Locked.</summary>
    Locked,

    /// <summary>Finished.</summary>
    Finished,
}
