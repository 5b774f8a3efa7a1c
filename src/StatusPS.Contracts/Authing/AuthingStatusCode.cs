namespace StatusPS;

/// <summary>Authing's own status of a sync job.</summary>
public enum AuthingStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary><c>free</c>: never ran.</summary>
    Free,

    /// <summary><c>pending</c>.</summary>
    Pending,

    /// <summary><c>onProgress</c>.</summary>
    OnProgress,

    /// <summary><c>success</c>.</summary>
    Success,

    /// <summary><c>failed</c>.</summary>
    Failed,
}
