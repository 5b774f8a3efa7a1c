namespace StatusPS.Completion;

/// <summary>What an id that was seen is an id of.</summary>
public enum CompletionKind
{
    /// <summary>A business of BlueKing.</summary>
    Business,

    /// <summary>A scope of JOB.</summary>
    Scope,

    /// <summary>A service template of CMDB.</summary>
    ServiceTemplate,

    /// <summary>A module of CMDB.</summary>
    Module,

    /// <summary>A job instance of JOB.</summary>
    JobInstance,

    /// <summary>A DTS synchronization job.</summary>
    DtsJob,

    /// <summary>An Authing sync task.</summary>
    SyncTask,
}
