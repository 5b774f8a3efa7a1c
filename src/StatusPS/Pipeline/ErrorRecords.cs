using System.Management.Automation;

namespace StatusPS.Pipeline;

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

    /// <summary>What was waited for ended otherwise.</summary>
    /// <param name="message">What it is, how it ended and why.</param>
    /// <param name="action">What to do.</param>
    /// <param name="target">The last record.</param>
    public static ErrorRecord WaitFailed(string message, string action, object target) =>
        Made(new InvalidOperationException(message), nameof(WaitFailed), ErrorCategory.OperationStopped, action, target);

    /// <summary>What was waited for did not come in time.</summary>
    /// <param name="message">What it is, how it stands and how long it was waited.</param>
    /// <param name="action">What to do.</param>
    /// <param name="target">The last record.</param>
    public static ErrorRecord WaitTimeout(string message, string action, object target) =>
        Made(new TimeoutException(message), nameof(WaitTimeout), ErrorCategory.OperationTimeout, action, target);

    private static ErrorRecord Made(Exception exception, string id, ErrorCategory category, string action, object target) =>
        new(exception, "StatusPS." + id, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action },
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
