namespace StatusPS;

/// <summary>CMDB's own status of a module's synchronization with its service template.</summary>
public enum CmdbStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary><c>new</c>: queued.</summary>
    New,

    /// <summary><c>waiting</c>: interrupted, and will run again.</summary>
    Waiting,

    /// <summary><c>executing</c>.</summary>
    Executing,

    /// <summary><c>finished</c>.</summary>
    Finished,

    /// <summary><c>failure</c>.</summary>
    Failure,

    /// <summary><c>need_sync</c>: differs from the template, and nothing is running.</summary>
    NeedSync,
}
