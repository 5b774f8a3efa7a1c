namespace StatusPS.Engine.Errors;

/// <summary>What an HTTP status of a failure means, wherever no code of the platform says more.</summary>
internal static class HttpStatusKinds
{
    /// <summary>The kind of a status.</summary>
    /// <param name="status">From 400 on; Authing's own statuses go beyond 599 (a third party behind it).</param>
    public static StatusErrorKind Of(long status) => status switch
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
