using System.Management.Automation;

namespace StatusPS.Failures;

/// <summary>Makes every error record of the module, so that all of them read alike.</summary>
internal static class ErrorRecords
{
    /// <summary>A failure as PowerShell shows it: an id by kind, the key as target, and what to do.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">The key that was asked for.</param>
    public static ErrorRecord Of(StatusError error, object? target) =>
        new(new StatusException(error), "StatusPS." + error.Kind, CategoryOf(error.Kind), target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.RecommendedAction },
        };

    private static ErrorCategory CategoryOf(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication => ErrorCategory.AuthenticationError,
        StatusErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        StatusErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        StatusErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        StatusErrorKind.ClockSkew => ErrorCategory.InvalidOperation,
        StatusErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        StatusErrorKind.Timeout => ErrorCategory.OperationTimeout,
        StatusErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        StatusErrorKind.Untrusted => ErrorCategory.SecurityError,
        StatusErrorKind.Protocol => ErrorCategory.InvalidResult,
        _ => ErrorCategory.InvalidArgument,
    };
}
