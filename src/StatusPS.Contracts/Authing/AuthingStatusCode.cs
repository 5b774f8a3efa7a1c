namespace StatusPS;

/// <summary>The status of a sync job in Authing.</summary>
public enum AuthingStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary><c>free</c>: the job has not run.</summary>
    Free,

    /// <summary><c>pending</c>: the job is queued.</summary>
    Pending,

    /// <summary><c>onProgress</c>: the job is running.</summary>
    OnProgress,

    /// <summary><c>success</c>: the job succeeded.</summary>
    Success,

    /// <summary><c>failed</c>: the job failed.</summary>
    Failed,
}
