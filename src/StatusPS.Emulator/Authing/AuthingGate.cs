using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Decides whether a request is signed in, by token or by signature.</summary>
internal sealed class AuthingGate(EmulatedCloud cloud, AuthingTokens tokens)
{
    private const string Bearer = "Bearer ";
    private const string Signed = "authing ";

    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    private readonly NonceBook _nonces = new(2 * LargestSkew);

    /// <summary>Checks a request, and counts it under one of two names where its credentials hold.</summary>
    public AuthingRefusal? Check(WireRequest request, string byToken, string bySignature)
    {
        string authorization = request.Header("Authorization") ?? string.Empty;
        AuthingRefusal? refusal = authorization.StartsWith(Signed, StringComparison.Ordinal)
            ? CheckSignature(request, authorization[Signed.Length..], bySignature)
            : CheckToken(request, authorization, byToken);
        return refusal ?? CheckTenant(request);
    }

    private AuthingRefusal? CheckToken(WireRequest request, string authorization, string countedAs)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.Ordinal) || !tokens.Holds(authorization[Bearer.Length..], request.ReceivedAt))
            return AuthingRefusal.NotSignedIn;
        if (request.Header("x-authing-userpool-id") != EmulatorAccounts.Authing.UserPoolId)
            return AuthingRefusal.OtherUserPool;

        cloud.Counters.RecordAction(countedAs);
        return null;
    }

    private AuthingRefusal? CheckSignature(WireRequest request, string idAndSignature, string countedAs)
    {
        string[] parts = idAndSignature.Split(':');
        string? nonce = request.Header("x-authing-signature-nonce");
        if (parts.Length != 2
            || string.IsNullOrEmpty(nonce)
            || request.Header("x-authing-signature-method") != "HMAC-SHA1"
            || request.Header("x-authing-signature-version") != "1.0")
        {
            return AuthingRefusal.Malformed;
        }

        AuthingKey? key = AuthingKey.Find(parts[0]);
        if (key is null)
            return AuthingRefusal.UnknownKey;
        if (CheckDate(request) is { } dateRefusal)
            return dateRefusal;
        if (!FixedTimeText.Equal(parts[1], AuthingSignature.Sign(AuthingSignature.StringToSign(request), key.Secret)))
            return AuthingRefusal.WrongSignature;
        if (!_nonces.TryUse(key.Id + "\n" + nonce, request.ReceivedAt))
            return AuthingRefusal.Replay;
        if (request.TryHeader("x-authing-userpool-id", out string? pool) && pool != EmulatorAccounts.Authing.UserPoolId)
            return AuthingRefusal.OtherUserPool;

        cloud.Counters.RecordAction(countedAs);
        return null;
    }

    private static AuthingRefusal? CheckDate(WireRequest request)
    {
        if (!request.TryHeader("date", out string? date) || date.Length == 0)
            return AuthingRefusal.DateMissing;
        if (!DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset signed))
            return AuthingRefusal.DateMalformed;

        return (request.ReceivedAt - signed).Duration() > LargestSkew ? AuthingRefusal.ClockSkew : null;
    }

    private static AuthingRefusal? CheckTenant(WireRequest request)
        => request.TryHeader("x-authing-tenant-id", out string? tenant) && tenant != EmulatorAccounts.Authing.TenantId ? AuthingRefusal.OtherTenant : null;
}
