namespace StatusPS;

/// <summary>A failure, in one form for all platforms.</summary>
public sealed class StatusError
{
    /// <summary>Gets the kind of failure.</summary>
    public required StatusErrorKind Kind { get; init; }

    /// <summary>
    /// Gets a message of one line. It has the service's code and request ID, unless a query reports a key that was not
    /// found. It never contains a secret.
    /// </summary>
    public required string Message { get; init; }

    /// <summary>Gets the recommended action.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>Gets the platform's error code; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the HTTP status; null when no response was received.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Gets the service's ID of the request; null when it returned none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the delay that the service requested before a retry; null when it requested none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the permissions to apply for; empty unless a permission is missing.</summary>
    public IReadOnlyList<PermissionGrant> Permission { get; init; } = [];

    /// <summary>Gets the name of the profile of the query that failed; null when it is not known.</summary>
    public string? Profile { get; init; }

    /// <summary>Gets the services whose query failed; empty when they are not known.</summary>
    public IReadOnlyList<StatusService> Services { get; init; } = [];

    /// <summary>Gets the time of the failure, in UTC; null when it is not known.</summary>
    public DateTime? OccurredAt { get; init; }

    /// <summary>Gets whether a retry may succeed.</summary>
    public bool IsTransient => Kind
        is StatusErrorKind.RateLimited or StatusErrorKind.Timeout or StatusErrorKind.Unavailable;

    /// <summary>
    /// Gets whether a single key may have caused the failure, so that the others are queried again without it. False
    /// when the address is wrong.
    /// </summary>
    internal bool IsAboutKeys { get; init; }

    /// <summary>
    /// Gets the message without code, HTTP status and request ID; null unless it is that a key was not found.
    /// </summary>
    internal string? Answer { get; init; }

    /// <summary>Gets or sets whether the response exceeded the limit, so that fewer keys are queried at once.</summary>
    internal bool IsTooLarge { get; set; }

    /// <summary>Gets the message.</summary>
    public override string ToString() => Message;
}
