namespace StatusPS;

/// <summary>One failure of one request, whichever platform and envelope it came in.</summary>
public sealed class StatusError
{
    /// <summary>What kind of failure.</summary>
    public required StatusErrorKind Kind { get; init; }

    /// <summary>What happened, in one line, with the service's code and request id; never a secret.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>The platform's own code.</summary>
    public string? Code { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What to apply for, when permission is missing.</summary>
    public IReadOnlyList<PermissionGrant> Permission { get; init; } = [];

    /// <summary>Whether asking again may help.</summary>
    public bool IsTransient => Kind is StatusErrorKind.RateLimited or StatusErrorKind.Timeout or StatusErrorKind.Unavailable;

    /// <summary>Whether one key may be to blame, so that the others are worth asking without it. Not so when the address itself is wrong.</summary>
    internal bool IsAboutKeys { get; init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
