using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>
/// Maps the failures in Authing's responses. The status in the body decides; that of HTTP is mostly 200.
/// </summary>
internal static class AuthingFailureMapper
{
    private const string SkewCode = "1305";
    private const string ReplayCode = "1306";

    /// <summary>Returns the failure in a response; null when the response is a success.</summary>
    /// <param name="response">The response, after its body was read.</param>
    /// <param name="envelope">The envelope; null when the body is not JSON of that shape.</param>
    /// <param name="isToken">True for the response to a request for a token, which depends on the access key
    /// alone.</param>
    public static StatusException? Map(ApiResponse response, AuthingEnvelope? envelope, bool isToken = false)
    {
        envelope ??= response.ReadAgain(AuthingPlatformJson.Default.AuthingEnvelope);
        response.TakeRequestId(envelope?.RequestId, response.Header("x-request-id"));
        if (envelope?.StatusCode is not { } status)
        {
            if (response.Status is < 200 or >= 300)
                return response.WithoutEnvelope(response.Status is 404 or 410 ? AddressAdvice : null);
            return envelope is null ? null : response.Protocol("the response has no statusCode.");
        }
        if (status == 200 && response.Status is >= 200 and < 300) return null;

        var kind = envelope.ApiCode switch
        {
            SkewCode => StatusErrorKind.ClockSkew,
            ReplayCode => StatusErrorKind.Unavailable, // Each attempt has a new nonce, so a retry helps.
            "1300" or "1301" or "1302" or "1303" or "1304" => StatusErrorKind.Authentication,
            _ => GetKind(status == 200 ? response.Status : status),
        };
        bool isAboutAddress = kind == StatusErrorKind.NotFound && IsAboutAddress(response, envelope);
        if (isToken && !isAboutAddress && kind is (StatusErrorKind.InvalidRequest or StatusErrorKind.NotFound))
            kind = StatusErrorKind.Authentication;
        string statusText = status.ToString(CultureInfo.InvariantCulture);
        var refusal = new ServiceRefusal(kind, envelope.Message,
            string.IsNullOrEmpty(envelope.ApiCode) ? statusText : $"{statusText}/{envelope.ApiCode}",
            RequestId: response.RequestId,
            RetryAfter: kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable ? response.RetryAfter : null,
            Advice: isAboutAddress ? AddressAdvice : GetAdvice(kind), IsAboutAddress: isAboutAddress);
        if (kind == StatusErrorKind.ClockSkew && response.Date is { } theirs)
        {
            refusal = refusal with { Words = $"{StatusErrors.Skew(response.ReceivedAt - theirs)} {envelope.Message}" };
        }
        return StatusErrors.Refused(response.Service, refusal, response.Status, response.Redaction);
    }

    private static LocalizedText AddressAdvice =>
        "Check the profile's -Endpoint: this address does not have that operation of API v3. A private deployment "
            + "may be older, or use another base path.";

    // The response of the web framework for an unknown path.
    private static bool IsAboutAddress(ApiResponse response, AuthingEnvelope envelope) =>
        response.Status is 404 or 405 or 410
        || (envelope.Message is { } words
            && (words.StartsWith("Cannot GET ", StringComparison.Ordinal)
                || words.StartsWith("Cannot POST ", StringComparison.Ordinal)));

    // 402: the user pool's plan does not include it.
    private static StatusErrorKind GetKind(long status) =>
        status == 402 ? StatusErrorKind.PermissionDenied : HttpStatusKinds.FromStatus(status);

    private static LocalizedText? GetAdvice(StatusErrorKind kind) => kind switch
    {
        StatusErrorKind.Authentication =>
            "Check the profile's access key (-Credential: user pool ID and secret) and -TenantId; store the correct "
                + "values with Set-StatusProfile.",
        StatusErrorKind.PermissionDenied =>
            "Grant the access key the permission to read sync jobs, and check that the user pool's plan includes them.",
        StatusErrorKind.NotFound => "Check the ID of the sync task in the Authing console.",
        _ => null,
    };
}
