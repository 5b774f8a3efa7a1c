namespace StatusPS.Engine.Errors;

/// <summary>The content of a platform's error envelope, before it becomes a <see cref="StatusError"/>.</summary>
/// <param name="Kind">The error kind.</param>
/// <param name="Words">The service's message; null for that of the error kind.</param>
/// <param name="Code">The service's error code; null for none.</param>
/// <param name="CodeName">The name of the code, if the envelope has one beside the number.</param>
/// <param name="RequestId">The service's ID of the request; null for none.</param>
/// <param name="RetryAfter">The wait that the service asks for; null for none.</param>
/// <param name="Permission">The missing permissions; null for none.</param>
/// <param name="Advice">The recommended action; null for that of the error kind.</param>
/// <param name="IsAboutAddress">True if the address is wrong, not a key of the query.</param>
public sealed record ServiceRefusal(
    StatusErrorKind Kind,
    string? Words,
    string? Code = null,
    string? CodeName = null,
    string? RequestId = null,
    TimeSpan? RetryAfter = null,
    IReadOnlyList<PermissionGrant>? Permission = null,
    LocalizedText? Advice = null,
    bool IsAboutAddress = false);
