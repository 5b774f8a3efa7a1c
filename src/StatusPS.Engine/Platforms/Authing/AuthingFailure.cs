using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>Tells failure from success in Authing's answers: the body's status decides, HTTP's is mostly 200.</summary>
internal static class AuthingFailure
{
    private const string SkewCode = "1305";
    private const string ReplayCode = "1306";

    /// <summary>The failure that an answer holds; null when it is a success.</summary>
    /// <param name="answer">The answer, its body read.</param>
    /// <param name="envelope">What was read; null when the body was no JSON of that shape.</param>
    /// <param name="isToken">Whether it answers the request for a token, which asks for nothing but whether the keys hold.</param>
    public static StatusException? Of(ApiResponse answer, AuthingEnvelope? envelope, bool isToken = false)
    {
        envelope ??= answer.ReadAgain(AuthingJson.Default.AuthingEnvelope);
        answer.TakeRequestId(envelope?.RequestId, answer.Header("x-request-id"));
        if (envelope?.StatusCode is not { } status)
        {
            if (answer.Status is < 200 or >= 300) return answer.WithoutEnvelope(answer.Status is 404 or 410 ? AddressAdvice : null);
            return envelope is null ? null : answer.Protocol("the answer has no statusCode.");
        }
        if (status == 200 && answer.Status is >= 200 and < 300) return null;

        var kind = envelope.ApiCode switch
        {
            SkewCode => StatusErrorKind.ClockSkew,
            ReplayCode => StatusErrorKind.Unavailable, // Every try has a nonce of its own: one more mends it.
            "1300" or "1301" or "1302" or "1303" or "1304" => StatusErrorKind.Authentication,
            _ => KindOf(status == 200 ? answer.Status : status),
        };
        bool isAboutAddress = kind == StatusErrorKind.NotFound && IsAboutAddress(answer, envelope);
        if (isToken && !isAboutAddress && kind is (StatusErrorKind.InvalidRequest or StatusErrorKind.NotFound)) kind = StatusErrorKind.Authentication;
        string statusText = status.ToString(CultureInfo.InvariantCulture);
        var refusal = new ServiceRefusal(kind, envelope.Message,
            string.IsNullOrEmpty(envelope.ApiCode) ? statusText : $"{statusText}/{envelope.ApiCode}",
            RequestId: answer.RequestId,
            RetryAfter: kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable ? answer.RetryAfter : null,
            Advice: isAboutAddress ? AddressAdvice : Advice(kind), IsAboutAddress: isAboutAddress);
        if (kind == StatusErrorKind.ClockSkew && answer.Date is { } theirs)
        {
            refusal = refusal with { Words = $"{StatusErrors.Skew(answer.ReceivedAt - theirs)} {envelope.Message}" };
        }
        return StatusErrors.Refused(answer.Service, refusal, answer.Status, answer.Redaction);
    }

    private static LocalizedText AddressAdvice =>
        "Check the profile's -Endpoint: this address does not have that call of the API v3. A private deployment may be older, or stand under a path of its own.";

    // The web framework's own answer for a path that nothing stands behind.
    private static bool IsAboutAddress(ApiResponse answer, AuthingEnvelope envelope) => answer.Status is 404 or 405 or 410
        || (envelope.Message is { } words && (words.StartsWith("Cannot GET ", StringComparison.Ordinal) || words.StartsWith("Cannot POST ", StringComparison.Ordinal)));

    // 402: the user pool's plan does not include it.
    private static StatusErrorKind KindOf(long status) => status == 402 ? StatusErrorKind.PermissionDenied : HttpStatusKinds.Of(status);

    private static LocalizedText? Advice(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication => "Check the profile's access key (-Credential: user pool id and its secret) and -TenantId; store the right ones with Set-StatusProfile.",
        StatusErrorKind.PermissionDenied => "Have the access key allowed to read sync jobs, and check that the user pool's plan includes them.",
        StatusErrorKind.NotFound => "Check the sync task's id in the Authing console.",
        _ => null,
    };
}
