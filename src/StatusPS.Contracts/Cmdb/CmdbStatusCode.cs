namespace StatusPS;

/// <summary>The status of a module's synchronization with its service template in CMDB.</summary>
public enum CmdbStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary><c>new</c>: the synchronization is queued.</summary>
    New,

    /// <summary><c>waiting</c>: the synchronization was interrupted and will run again.</summary>
    Waiting,

    /// <summary><c>executing</c>: the synchronization is running.</summary>
    Executing,

    /// <summary><c>finished</c>: the module equals its template.</summary>
    Finished,

    /// <summary><c>failure</c>: the synchronization failed.</summary>
    Failure,

    /// <summary><c>need_sync</c>: the module differs from its template, and no synchronization is running.</summary>
    NeedSync,
}
