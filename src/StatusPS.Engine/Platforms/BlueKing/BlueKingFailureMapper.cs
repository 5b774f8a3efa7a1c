using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>Maps the failures in BlueKing's responses, in any of the five envelopes.</summary>
internal static class BlueKingFailureMapper
{
    /// <summary>Returns the failure in a response; null when the response is a success.</summary>
    /// <param name="response">The response, after its body was read.</param>
    /// <param name="envelope">The envelope; null when the body is not JSON of that shape.</param>
    /// <param name="profile">The profile that was used, for the advice.</param>
    /// <param name="faultAdvice">The advice for a fault of the service; null for the kind's own.</param>
    public static StatusException? Map(
        ApiResponse response, BlueKingEnvelope? envelope, BlueKingProfile profile, LocalizedText? faultAdvice = null)
    {
        envelope ??= response.ReadAgain(BlueKingJson.Default.BlueKingEnvelope);
        response.TakeRequestId(response.Header("X-Bkapi-Request-Id"), envelope?.AnyRequestId);

        string? code = envelope?.FailureCode ?? response.Header("X-Bkapi-Error-Code");
        bool succeeded = response.Status is >= 200 and < 300 && code is null && envelope is { Error: null }
            && envelope.Result is not false;
        if (succeeded) return null;

        string? words = envelope?.Error?.Message ?? NotEmpty(envelope?.Message) ?? envelope?.CmdbMessage
            ?? response.Header("X-Bkapi-Error-Message");
        if (code is null && words is null) return MapWithoutMessage(response, profile);

        var meaning = (code is null ? null : BlueKingCodes.Find(code, words))
            ?? GetMeaning(response.Status, envelope, code);
        var grants = BlueKingPermission.Read(envelope?.Permission ?? default, response.Redaction.Redact);
        if (grants.Count == 0)
            grants = BlueKingPermission.Read(envelope?.Error?.Data ?? default, response.Redaction.Redact);
        var advice = (meaning.Kind == StatusErrorKind.Unavailable ? faultAdvice : null)
            ?? BlueKingAdvice.Find(response.Service, profile, meaning, code, envelope?.CodeName, words);
        return StatusErrors.Refused(response.Service, new(
            meaning.Kind, words, code, envelope?.CodeName, response.RequestId,
            meaning.Kind == StatusErrorKind.RateLimited ? GetRateLimitWait(response) : null,
            grants, advice, meaning.IsAboutAddress), response.Status, response.Redaction);
    }

    private static TimeSpan? GetRateLimitWait(ApiResponse response) =>
        response.Wait("X-Bkapi-RateLimit-Reset", TimeSpan.FromSeconds(1)) ?? response.RetryAfter;

    // The services report server errors at HTTP 200. A 404 that is from neither CMDB nor JOB is about the address.
    private static BlueKingCode GetMeaning(int status, BlueKingEnvelope? envelope, string? code) => status switch
    {
        >= 200 and < 300 => StatusErrorKind.Unavailable,
        404 or 410 => new BlueKingCode(
            StatusErrorKind.NotFound, IsAboutAddress: envelope?.Error is null && !BlueKingCodes.IsOfService(code)),
        405 => new BlueKingCode(StatusErrorKind.InvalidRequest, IsAboutAddress: true),
        _ => HttpStatusKinds.FromStatus(status),
    };

    private static StatusException MapWithoutMessage(ApiResponse response, BlueKingProfile profile)
    {
        LocalizedText? advice = response.Status switch
        {
            // JOB responds with an empty 401 to a request without a tenant or a user.
            401 => "Check that the profile has a user (-UserName, -UserToken or -AccessToken), and on a multi-tenant "
                + "site the -TenantId.",
            404 or 410 => BlueKingAdvice.Find(
                response.Service, profile, new(StatusErrorKind.NotFound, IsAboutAddress: true), null, null, null),
            _ => null,
        };
        if (response.Status != 401) return response.WithoutEnvelope(advice);
        return StatusErrors.Refused(response.Service, new(
            StatusErrorKind.Authentication,
            LocalizedText.From("the service rejected the caller without an explanation."),
            RequestId: response.RequestId,
            Advice: advice), response.Status, response.Redaction);
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
