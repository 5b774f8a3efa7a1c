using System.Management.Automation;
using StatusPS.Engine.Errors;

namespace StatusPS.Pipeline;

/// <summary>Creates all error records of the module.</summary>
internal static class ErrorRecords
{
    /// <summary>Creates an error record whose ID is <c>StatusPS.</c> and the kind of failure.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">The key that failed; null when no key is concerned.</param>
    /// <param name="time">The clock for an error without a time; null for that of the system.</param>
    public static ErrorRecord Create(StatusError error, object? target, TimeProvider? time = null) =>
        new(
            new StatusException(StatusErrors.WithTime(error, time ?? TimeProvider.System)), "StatusPS." + error.Kind,
            GetCategory(error.Kind), target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.RecommendedAction },
        };

    /// <summary>Creates the error of a record that ended in another state than the one waited for.</summary>
    /// <param name="message">The record, its final state and its message.</param>
    /// <param name="reason">Lines of the record's log, which the details have after the message.</param>
    /// <param name="action">The recommended action.</param>
    /// <param name="target">The latest record.</param>
    public static ErrorRecord WaitFailed(
        string message, IReadOnlyList<string> reason, string action, object target)
    {
        var exception = new InvalidOperationException(message);
        var error = Create(exception, nameof(WaitFailed), ErrorCategory.OperationStopped, action, target);
        if (reason.Count == 0) return error;
        // The mark keeps a line of a log from being read as a command by what runs the script, such as a CI service.
        string details = string.Join('\n', [message, .. reason.Select(line => "  - " + line)]);
        error.ErrorDetails = new(details) { RecommendedAction = action };
        return error;
    }

    /// <summary>Creates the error of a record that did not reach the state waited for in time.</summary>
    /// <param name="message">The record, its current state and the time waited.</param>
    /// <param name="action">The recommended action.</param>
    /// <param name="target">The latest record.</param>
    public static ErrorRecord WaitTimeout(string message, string action, object target) =>
        Create(new TimeoutException(message), nameof(WaitTimeout), ErrorCategory.OperationTimeout, action, target);

    /// <summary>Returns whether an error is one of a wait, whose target is the latest record.</summary>
    /// <param name="id">The ID of the error.</param>
    public static bool IsAboutWait(string id) =>
        id is "StatusPS." + nameof(WaitFailed) or "StatusPS." + nameof(WaitTimeout);

    private static ErrorRecord Create(
        Exception exception, string id, ErrorCategory category, string action, object target) =>
        new(exception, "StatusPS." + id, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action },
        };

    private static ErrorCategory GetCategory(StatusErrorKind kind) => kind switch
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
