using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Errors;

/// <summary>Makes every <see cref="StatusError"/>, so that all of them read alike and none shows a secret.</summary>
public static class StatusErrors
{
    // What is longer is no message to a person any more: a page, a dump.
    private const int LongestWords = 4000, LongestFact = 200;

    /// <summary>The service answered, and refused.</summary>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="refusal">What its envelope says.</param>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException Refused(string service, ServiceRefusal refusal, int? httpStatus, Redaction redaction)
    {
        string words = Cut(redaction.Redact(refusal.Words), LongestWords);
        string? code = Clean(refusal.Code), requestId = Clean(refusal.RequestId);
        var message = new StringBuilder(service).Append(Punctuation.Colon).Append(words.Length > 0 ? words : LocalizedText.From(Says(refusal.Kind)));
        var facts = new List<string>(3);
        if (code is not null) facts.Add(LocalizedText.From("code") + " " + code + (Clean(refusal.CodeName) is { } name && name != code ? " " + name : ""));
        if (httpStatus is { } status) facts.Add(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"));
        if (requestId is not null) facts.Add(LocalizedText.From("request id") + " " + requestId);
        if (facts.Count > 0) message.Append(Punctuation.InParentheses(string.Join(Punctuation.Comma, facts)));
        PermissionGrant[] grants = [.. refusal.Permission ?? []];
        string grantList = string.Join(Punctuation.Semicolon, grants.Select(grant => grant.ToString()));
        if (grants.Length > 0) message.Append(Punctuation.Space).Append(LocalizedText.From($"Permission to apply for: {grantList}."));
        return new(new StatusError
        {
            Kind = refusal.Kind,
            Message = message.ToString(),
            RecommendedAction = grants.Length > 0
                ? LocalizedText.From($"Apply for: {grantList}.")
                : refusal.Advice ?? LocalizedText.From(Advice(refusal.Kind)),
            Code = code,
            HttpStatus = httpStatus,
            RequestId = requestId,
            RetryAfter = refusal.RetryAfter,
            Permission = grants,
            IsAboutKeys = (refusal.Kind is StatusErrorKind.InvalidRequest or StatusErrorKind.NotFound) && !refusal.IsAboutAddress,
        });

        string? Clean(string? text) => redaction.Redact(text) is { Length: > 0 } clean ? Cut(clean, LongestFact) : null;
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");

    /// <summary>A key that was asked for and is not in the answer.</summary>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="what">The thing and its key.</param>
    /// <param name="advice">What to check.</param>
    /// <param name="requestId">The service's id of the request.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusError Missing(string service, LocalizedText what, LocalizedText advice, string? requestId, Redaction redaction) => Refused(
        service, new(StatusErrorKind.NotFound, LocalizedText.From($"{what} was not found: it does not exist, or not in the scope of the query."), RequestId: requestId, Advice: advice),
        httpStatus: null, redaction).Error;

    /// <summary>A failure without an envelope: the network, the time limit, the other side's trustworthiness, the answer's form.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="words">What happened.</param>
    /// <param name="redaction">The profile's redaction.</param>
    /// <param name="httpStatus">The HTTP status, where there was an answer.</param>
    /// <param name="requestId">The service's id of the request.</param>
    /// <param name="advice">What to do, where more is known than the kind's own advice.</param>
    public static StatusException Plain(
        StatusErrorKind kind, string service, LocalizedText words, Redaction redaction,
        int? httpStatus = null, string? requestId = null, LocalizedText? advice = null) =>
        Refused(service, new(kind, words, RequestId: requestId, Advice: advice), httpStatus, redaction);

    /// <summary>A profile that is missing, incomplete or contradictory. Nothing was sent.</summary>
    /// <param name="words">What is wrong, free of secrets.</param>
    /// <param name="advice">What to do.</param>
    public static StatusException Profile(LocalizedText words, LocalizedText advice) => new(new StatusError
    {
        Kind = StatusErrorKind.Profile,
        Message = Redaction.SanitizeControlCharacters(words),
        RecommendedAction = advice,
    });

    /// <summary>How far this machine's clock is off, as a sentence.</summary>
    /// <param name="skew">This machine's clock less the service's.</param>
    internal static LocalizedText Skew(TimeSpan skew) => skew > TimeSpan.Zero
        ? LocalizedText.From($"this machine's clock is {DurationText.OfSeconds(Math.Round(skew.TotalSeconds))} ahead of the service's.")
        : LocalizedText.From($"this machine's clock is {DurationText.OfSeconds(Math.Round(-skew.TotalSeconds))} behind the service's.");

    /// <summary>The same failure, told with the profile it came through: where several are asked at once.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="within">What failed within it; null: all of it.</param>
    /// <param name="error">The failure.</param>
    public static StatusError Through(string profile, object? within, StatusError error) => new()
    {
        Kind = error.Kind,
        Message = Redaction.SanitizeControlCharacters(within is null ? LocalizedText.From($"Profile '{profile}': {error.Message}") : LocalizedText.From($"Profile '{profile}', {within}: {error.Message}")),
        RecommendedAction = error.RecommendedAction,
        Code = error.Code,
        HttpStatus = error.HttpStatus,
        RequestId = error.RequestId,
        RetryAfter = error.RetryAfter,
        Permission = error.Permission,
        IsAboutKeys = error.IsAboutKeys,
    };

    private static string Says(StatusErrorKind kind) => kind switch
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

    private static string Advice(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication => "Check the profile's credentials with Test-StatusProfile, and correct them with Set-StatusProfile.",
        StatusErrorKind.PermissionDenied => "Ask the service's administrator for read permission, then try again.",
        StatusErrorKind.NotFound => "Check the ID, and that it belongs to the scope, template or region of the query.",
        StatusErrorKind.InvalidRequest => "Correct the parameters that the service's message names.",
        StatusErrorKind.ClockSkew => "Correct this machine's clock, for example with NTP, then try again.",
        StatusErrorKind.RateLimited => "Reduce -ThrottleLimit, or wait and try again.",
        StatusErrorKind.Timeout => "Try again; if it happens often, increase -TimeoutSec with Set-StatusProfile.",
        StatusErrorKind.Unavailable => "Check the endpoint with Test-StatusProfile. If the check passes, the service is down; try again later.",
        StatusErrorKind.Untrusted => "Check the profile's -Endpoint and the server's certificate.",
        StatusErrorKind.Protocol => "Check that the profile's -Endpoint is the address of the service's API, not of a web page or a proxy.",
        _ => "See Get-Help about_StatusPS_Profiles.",
    };
}
