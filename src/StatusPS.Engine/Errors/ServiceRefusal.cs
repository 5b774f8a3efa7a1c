namespace StatusPS.Engine.Errors;

/// <summary>What a platform's failure envelope says, before it becomes a <see cref="StatusError"/>.</summary>
/// <param name="Kind">The kind, as the platform's codes tell.</param>
/// <param name="Words">The service's own message.</param>
/// <param name="Code">The service's own code.</param>
/// <param name="CodeName">The code's name, where the envelope has one beside the number.</param>
/// <param name="RequestId">The service's id of the request.</param>
/// <param name="RetryAfter">How long the service asks to wait.</param>
/// <param name="Permission">What to apply for.</param>
/// <param name="Advice">What to do, where the platform knows better than the kind's own advice.</param>
/// <param name="IsAboutAddress">Whether the address itself is wrong, so that no key is to blame.</param>
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
