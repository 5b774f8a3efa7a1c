namespace StatusPS;

/// <summary>What kind of failure it was; every envelope of every platform ends in one of these.</summary>
public enum StatusErrorKind
{
    /// <summary>The credentials were refused.</summary>
    Authentication,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied,

    /// <summary>What was asked for does not exist, or is not in the answer.</summary>
    NotFound,

    /// <summary>The service refused the request's parameters.</summary>
    InvalidRequest,

    /// <summary>This machine's clock differs too much from the service's.</summary>
    ClockSkew,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The service is down or out of reach.</summary>
    Unavailable,

    /// <summary>The other side can't be trusted: TLS, a redirect, plain http.</summary>
    Untrusted,

    /// <summary>The answer is not what the service documents.</summary>
    Protocol,

    /// <summary>The profile is missing, lacks something, or contradicts itself: nothing was sent.</summary>
    Profile,
}
