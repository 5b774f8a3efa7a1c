using System.Globalization;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>The access control of Authing: a management token or a signature, then the tenant.</summary>
/// <param name="counters">Counts the requests by their authentication.</param>
/// <param name="tokens">The management tokens.</param>
internal sealed class AuthingAuthenticator(EmulatorCounters counters, ManagementTokenIssuer tokens)
    : Authenticator<ReceivedRequest>(ServiceName)
{
    public const string ServiceName = "authing";

    private const string TokenScheme = "Bearer ";
    private const string SignatureScheme = "authing ";

    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(15);

    private readonly NonceCache _nonces = new(2 * MaxClockSkew);

    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<ReceivedRequest, EmulatorResponse> handler)
    {
        string authorization = request.GetHeader("Authorization") ?? string.Empty;
        bool isSigned = authorization.StartsWith(SignatureScheme, StringComparison.Ordinal);
        var error = isSigned
            ? CheckSignature(request, authorization[SignatureScheme.Length..])
            : CheckToken(request, authorization);
        if (error is null)
        {
            counters.RecordAction(
                match.Route.Action + (isSigned ? EmulatorActions.SignatureSuffix : EmulatorActions.TokenSuffix));
            error = CheckTenant(request);
        }

        return error is null ? handler(request) : AuthingResponseWriter.WriteError(request, error);
    }

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
        => AuthingResponseWriter.WriteRateLimit(request, retryAfter);

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => AuthingResponseWriter.WriteError(request, AuthingApiError.NotSignedIn);

    private AuthingApiError? CheckToken(ReceivedRequest request, string authorization)
    {
        if (!authorization.StartsWith(TokenScheme, StringComparison.Ordinal)
            || !tokens.IsValid(authorization[TokenScheme.Length..], request.ReceivedAt))
        {
            return AuthingApiError.NotSignedIn;
        }

        return request.GetHeader("x-authing-userpool-id") == Accounts.UserPoolId ? null : AuthingApiError.OtherUserPool;
    }

    private AuthingApiError? CheckSignature(ReceivedRequest request, string idAndSignature)
    {
        string[] parts = idAndSignature.Split(':');
        string? nonce = request.GetHeader("x-authing-signature-nonce");
        if (parts.Length != 2
            || string.IsNullOrEmpty(nonce)
            || request.GetHeader("x-authing-signature-method") != "HMAC-SHA1"
            || request.GetHeader("x-authing-signature-version") != "1.0")
        {
            return AuthingApiError.Malformed;
        }

        var key = AuthingAccessKey.Find(parts[0]);
        if (key is null)
            return AuthingApiError.UnknownKey;
        if (CheckDate(request) is { } error)
            return error;

        string expected = AuthingSignatureVerifier.Sign(
            AuthingSignatureVerifier.CreateStringToSign(request), key.Secret);
        if (!ConstantTimeText.AreEqual(parts[1], expected))
            return AuthingApiError.WrongSignature;
        if (!_nonces.TryAdd(key.Id + "\n" + nonce, request.ReceivedAt))
            return AuthingApiError.Replay;

        return request.TryGetHeader("x-authing-userpool-id", out string? pool) && pool != Accounts.UserPoolId
            ? AuthingApiError.OtherUserPool
            : null;
    }

    private static AuthingApiError? CheckDate(ReceivedRequest request)
    {
        if (!request.TryGetHeader("date", out string? date) || date.Length == 0)
            return AuthingApiError.DateMissing;
        if (!DateTimeOffset.TryParseExact(
            date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            return AuthingApiError.DateMalformed;
        }

        return (request.ReceivedAt - signed).Duration() > MaxClockSkew ? AuthingApiError.ClockSkew : null;
    }

    private static AuthingApiError? CheckTenant(ReceivedRequest request)
        => request.TryGetHeader("x-authing-tenant-id", out string? tenant) && tenant != Accounts.TenantId
            ? AuthingApiError.OtherTenant
            : null;
}
