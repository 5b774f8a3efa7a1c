using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Errors;

/// <summary>
/// Creates every <see cref="StatusError"/>, so that all have the same form and none contains a secret.
/// </summary>
public static class StatusErrors
{
    // Longer texts are pages or dumps, not messages.
    private const int MaxMessageLength = 4000;
    private const int MaxFactLength = 200;

    /// <summary>Creates the error of a request that the service rejected.</summary>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="refusal">The content of the error envelope.</param>
    /// <param name="httpStatus">The HTTP status; null without a response.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException Refused(string service, ServiceRefusal refusal, int? httpStatus, Redaction redaction)
    {
        string words = Cut(redaction.Redact(refusal.Words), MaxMessageLength);
        string? code = Clean(refusal.Code), requestId = Clean(refusal.RequestId);
        var message = new StringBuilder(service)
            .Append(Punctuation.Colon)
            .Append(words.Length > 0 ? words : LocalizedText.From(GetDefaultMessage(refusal.Kind)));
        var facts = new List<string>(3);
        if (code is not null)
            facts.Add(LocalizedText.From("code") + " " + code
                + (Clean(refusal.CodeName) is { } name && name != code ? " " + name : ""));
        if (httpStatus is { } status) facts.Add(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"));
        if (requestId is not null) facts.Add(LocalizedText.From("request id") + " " + requestId);
        bool isAboutKeys = !refusal.IsAboutAddress
            && (refusal.Kind is StatusErrorKind.InvalidRequest or StatusErrorKind.NotFound);
        string? answer = isAboutKeys && refusal.Kind == StatusErrorKind.NotFound && words.Length > 0
            ? message.ToString() : null;
        if (facts.Count > 0) message.Append(Punctuation.InParentheses(string.Join(Punctuation.Comma, facts)));
        PermissionGrant[] grants = [.. refusal.Permission ?? []];
        string grantList = string.Join(Punctuation.Semicolon, grants.Select(grant => grant.ToString()));
        if (grants.Length > 0)
            message.Append(Punctuation.Space).Append(LocalizedText.From($"Permission to apply for: {grantList}."));
        return new(new StatusError
        {
            Kind = refusal.Kind,
            Message = message.ToString(),
            RecommendedAction = grants.Length > 0
                ? LocalizedText.From($"Apply for: {grantList}.")
                : refusal.Advice ?? LocalizedText.From(GetDefaultAction(refusal.Kind)),
            Code = code,
            HttpStatus = httpStatus,
            RequestId = requestId,
            RetryAfter = refusal.RetryAfter,
            Permission = grants,
            IsAboutKeys = isAboutKeys,
            Answer = answer,
        });

        string? Clean(string? text) =>
            redaction.Redact(text) is { Length: > 0 } clean ? Cut(clean, MaxFactLength) : null;
    }

    private static string Cut(string text, int most) =>
        text.Length <= most
            ? text
            : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");

    /// <summary>Creates the error of a key that the response does not contain.</summary>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="what">The resource and its key.</param>
    /// <param name="advice">The recommended action.</param>
    /// <param name="requestId">The service's ID of the request; null for none.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusError Missing(
        string service, LocalizedText what, LocalizedText advice, string? requestId, Redaction redaction) => Refused(
        service, new(
            StatusErrorKind.NotFound,
            LocalizedText.From($"{what} was not found."),
            RequestId: requestId, Advice: advice),
        httpStatus: null, redaction).Error;

    /// <summary>
    /// Creates an error without an envelope, such as one of the network, a time limit, TLS or the format of a response.
    /// </summary>
    /// <param name="kind">The error kind.</param>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="words">The failure.</param>
    /// <param name="redaction">The profile's redaction.</param>
    /// <param name="httpStatus">The HTTP status; null without a response.</param>
    /// <param name="requestId">The service's ID of the request; null for none.</param>
    /// <param name="advice">The recommended action; null for that of the error kind.</param>
    public static StatusException Plain(
        StatusErrorKind kind, string service, LocalizedText words, Redaction redaction,
        int? httpStatus = null, string? requestId = null, LocalizedText? advice = null) =>
        Refused(service, new(kind, words, RequestId: requestId, Advice: advice), httpStatus, redaction);

    /// <summary>
    /// Creates the error of a profile that is missing, incomplete or contradictory. Nothing was sent.
    /// </summary>
    /// <param name="words">The failure, without secrets.</param>
    /// <param name="advice">The recommended action.</param>
    public static StatusException Profile(LocalizedText words, LocalizedText advice) => new(new StatusError
    {
        Kind = StatusErrorKind.Profile,
        Message = Redaction.SanitizeControlCharacters(words),
        RecommendedAction = advice,
    });

    /// <summary>Describes the difference of the clocks in a sentence.</summary>
    /// <param name="skew">This machine's clock minus the service's.</param>
    internal static LocalizedText Skew(TimeSpan skew) => skew > TimeSpan.Zero
        ? LocalizedText.From(
            $"this machine's clock is {DurationText.FormatSeconds(Math.Round(skew.TotalSeconds))} ahead of the "
                + $"service's.")
        : LocalizedText.From(
            $"this machine's clock is {DurationText.FormatSeconds(Math.Round(-skew.TotalSeconds))} behind the "
                + $"service's.");

    /// <summary>
    /// Returns an error with its time and with the name of the profile in its message, for queries of several
    /// profiles.
    /// </summary>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="service">The service.</param>
    /// <param name="within">The part of the query that failed; null for all of it.</param>
    /// <param name="error">The error.</param>
    /// <param name="time">The clock of the profile's connection.</param>
    public static StatusError Through(
        string profile, StatusService service, object? within, StatusError error, TimeProvider time) => Copy(
        error, profile, [service],
        Redaction.SanitizeControlCharacters(within is null
            ? LocalizedText.From($"Profile '{profile}': {error.Message}")
            : LocalizedText.From($"Profile '{profile}', {within}: {error.Message}")),
        GetTime(error, time));

    /// <summary>Returns an error with the profile and the services of the query that failed.</summary>
    /// <param name="error">The error.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="services">The services.</param>
    public static StatusError WithQuery(StatusError error, string? profile, IReadOnlyList<StatusService> services) =>
        Copy(error, profile, services, error.Message, error.OccurredAt);

    /// <summary>
    /// Returns the error of a key that was not found with a message that names the key and fits a row of a terminal.
    /// Code, HTTP status and request ID are only properties then. Returns any other error unchanged.
    /// </summary>
    /// <param name="error">The error of a query by key.</param>
    /// <param name="key">The key, as the user specified it.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusError WithKey(StatusError error, string key, Redaction redaction)
    {
        if (error.Answer is not { } answer) return error;
        string name = Cut(redaction.Redact(key), MaxFactLength);
        string message = answer.Contains(name, StringComparison.Ordinal)
            ? answer : $"ID {name}{Punctuation.Colon}{answer}";
        return Copy(error, error.Profile, error.Services, message, error.OccurredAt);
    }

    /// <summary>Returns an error with its time. A time that it already has is kept.</summary>
    /// <param name="error">The error.</param>
    /// <param name="time">The clock of the connection.</param>
    public static StatusError WithTime(StatusError error, TimeProvider time) =>
        error.OccurredAt is not null
            ? error : Copy(error, error.Profile, error.Services, error.Message, GetTime(error, time));

    private static DateTime GetTime(StatusError error, TimeProvider time) =>
        error.OccurredAt ?? time.GetUtcNow().UtcDateTime;

    private static StatusError Copy(
        StatusError error, string? profile, IReadOnlyList<StatusService> services, string message,
        DateTime? occurredAt) => new()
        {
            Kind = error.Kind,
            Message = message,
            RecommendedAction = error.RecommendedAction,
            Code = error.Code,
            HttpStatus = error.HttpStatus,
            RequestId = error.RequestId,
            RetryAfter = error.RetryAfter,
            Permission = error.Permission,
            Profile = profile,
            Services = services,
            OccurredAt = occurredAt,
            IsAboutKeys = error.IsAboutKeys,
        };

    private static string GetDefaultMessage(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication => "the credentials were rejected.",
        StatusErrorKind.PermissionDenied => "the permission is missing.",
        StatusErrorKind.NotFound => "the resource was not found.",
        StatusErrorKind.InvalidRequest => "the request was rejected.",
        StatusErrorKind.ClockSkew => "this machine's clock is wrong.",
        StatusErrorKind.RateLimited => "too many requests.",
        StatusErrorKind.Timeout => "the service did not respond in time.",
        StatusErrorKind.Unavailable => "the service is not available.",
        StatusErrorKind.Untrusted => "the server's identity could not be verified.",
        _ => "the response does not have the documented format.",
    };

    private static string GetDefaultAction(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication =>
            "Check the profile's credentials with Test-StatusProfile, and correct them with Set-StatusProfile.",
        StatusErrorKind.PermissionDenied => "Ask the service's administrator for read permission, then try again.",
        StatusErrorKind.NotFound => "Check the ID and the scope, template or region of the query.",
        StatusErrorKind.InvalidRequest => "Correct the parameters that the service's message names.",
        StatusErrorKind.ClockSkew => "Correct this machine's clock, for example with NTP, then try again.",
        StatusErrorKind.RateLimited => "Reduce -ThrottleLimit, or wait and try again.",
        StatusErrorKind.Timeout => "Try again; if it happens often, increase -TimeoutSec with Set-StatusProfile.",
        StatusErrorKind.Unavailable =>
            "Check the endpoint with Test-StatusProfile. If the check passes, the service is down; try again later.",
        StatusErrorKind.Untrusted => "Check the profile's -Endpoint and the server's certificate.",
        StatusErrorKind.Protocol =>
            "Check that the profile's -Endpoint is the address of the service's API, not of a web page or a proxy.",
        _ => "See Get-Help about_StatusPS_Profiles.",
    };
}
