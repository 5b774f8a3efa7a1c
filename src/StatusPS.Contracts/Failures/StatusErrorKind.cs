namespace StatusPS;

/// <summary>The kinds of failures, the same for all platforms.</summary>
public enum StatusErrorKind
{
    /// <summary>The credentials were rejected.</summary>
    Authentication,

    /// <summary>The caller lacks a permission.</summary>
    PermissionDenied,

    /// <summary>The resource does not exist, or the response does not contain it.</summary>
    NotFound,

    /// <summary>The parameters of the request are not valid.</summary>
    InvalidRequest,

    /// <summary>The clock of this machine differs too much from that of the service.</summary>
    ClockSkew,

    /// <summary>The service received too many requests.</summary>
    RateLimited,

    /// <summary>No response was received in time.</summary>
    Timeout,

    /// <summary>The service is unavailable or cannot be reached.</summary>
    Unavailable,

    /// <summary>
    /// The server's identity could not be verified (TLS), or the request would go to another address or use plain
    /// HTTP.
    /// </summary>
    Untrusted,

    /// <summary>The response does not have the documented form, or is too large.</summary>
    Protocol,

    /// <summary>The profile does not exist, is incomplete or contradictory. No request was sent.</summary>
    Profile,
}
