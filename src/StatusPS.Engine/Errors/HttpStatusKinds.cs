namespace StatusPS.Engine.Errors;

/// <summary>Maps HTTP statuses to error kinds, for responses without a known error code.</summary>
internal static class HttpStatusKinds
{
    /// <summary>Returns the error kind of a status.</summary>
    /// <param name="status">The status, from 400. Statuses of Authing exceed 599, for failures of third
    /// parties.</param>
    public static StatusErrorKind FromStatus(long status) => status switch
    {
        401 or 407 => StatusErrorKind.Authentication,
        403 => StatusErrorKind.PermissionDenied,
        404 or 410 => StatusErrorKind.NotFound,
        408 or 504 => StatusErrorKind.Timeout,
        429 => StatusErrorKind.RateLimited,
        >= 500 => StatusErrorKind.Unavailable,
        _ => StatusErrorKind.InvalidRequest,
    };
}
