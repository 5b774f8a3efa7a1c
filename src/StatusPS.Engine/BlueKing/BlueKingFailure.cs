using StatusPS.Engine.Failures;
using StatusPS.Engine.Http;

namespace StatusPS.Engine.BlueKing;

/// <summary>Tells failure from success in BlueKing's answers, whichever of the five envelopes they come in.</summary>
internal static class BlueKingFailure
{
    /// <summary>The failure that an answer holds; null when it is a success.</summary>
    /// <param name="answer">The answer, its body read.</param>
    /// <param name="envelope">What was read; null when the body was no JSON of that shape.</param>
    public static StatusException? Of(Answer answer, BlueKingEnvelope? envelope)
    {
        answer.RequestId = answer.Header("X-Bkapi-Request-Id") ?? answer.RequestId;
        envelope ??= answer.ReadAgain(BlueKingJson.Default.BlueKingEnvelope);
        if (envelope?.AnyRequestId is { Length: > 0 } own) answer.RequestId ??= own;

        string? code = envelope?.FailureCode ?? answer.Header("X-Bkapi-Error-Code");
        bool succeeded = answer.Status is >= 200 and < 300 && code is null && envelope is { Error: null } && envelope.Result is not false;
        if (succeeded) return null;

        string? words = envelope?.Error?.Message ?? NotEmpty(envelope?.Message) ?? envelope?.CmdbMessage ?? answer.Header("X-Bkapi-Error-Message");
        if (code is null && words is null) return Wordless(answer);

        var kind = (code is null ? null : BlueKingCodes.KindOf(code, words)) ?? HttpStatusKinds.Of(answer.Status);
        var grants = BlueKingPermission.Read(envelope?.Permission ?? default, answer.Redaction.Clean);
        if (grants.Count == 0) grants = BlueKingPermission.Read(envelope?.Error?.Data ?? default, answer.Redaction.Clean);
        bool aboutAddress = code == BlueKingCodes.NoSuchApi || (code is null && answer.Status == 404);
        return StatusErrors.Refused(answer.Service, new(
            kind, words, code, envelope?.CodeName, answer.RequestId,
            kind == StatusErrorKind.RateLimited ? answer.Wait("X-Bkapi-RateLimit-Reset", TimeSpan.FromSeconds(1)) ?? answer.RetryAfter : null,
            grants, Advice(kind, code, envelope?.CodeName, aboutAddress), aboutAddress), answer.Status, answer.Redaction);
    }

    private static StatusException Wordless(Answer answer)
    {
        var failure = answer.WithoutEnvelope();
        if (answer.Status != 401) return failure;
        // JOB answers a request without a tenant or a user with an empty 401.
        return StatusErrors.Refused(answer.Service, new(
            StatusErrorKind.Authentication, Phrase.Of("the service refused the caller without a word of explanation."), RequestId: answer.RequestId,
            Advice: "Check that the profile has a user (-UserName, -UserToken or -AccessToken), and on a multi-tenant site the -TenantId."),
            answer.Status, answer.Redaction);
    }

    private static Phrase? Advice(StatusErrorKind kind, string? code, string? codeName, bool aboutAddress) => kind switch
    {
        StatusErrorKind.Authentication when code == BlueKingCodes.AppRefused =>
            "Check the profile's app code and app secret (-Credential) and its user; the gateway reports a wrong one as a parameter error.",
        StatusErrorKind.Authentication =>
            "Check the profile's app code, app secret and user token; store the right ones with Set-StatusProfile.",
        StatusErrorKind.PermissionDenied when code == "1640301" => "Apply for the API's permission for this app in the BlueKing developer center.",
        StatusErrorKind.PermissionDenied when codeName?.Contains("IP", StringComparison.OrdinalIgnoreCase) == true => "Have this machine's address allowed on the gateway.",
        StatusErrorKind.PermissionDenied when code == "1640302" => "Check the profile's -TenantId: the app may not call across tenants.",
        StatusErrorKind.NotFound when aboutAddress =>
            "Check the profile's -Endpoint, -Api, -Stage and the gateway names (-CmdbGateway, -JobGateway): this address does not have the API.",
        _ => null,
    };

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
