using System.Globalization;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The access control of DTS: either signature, the temporary key's token, and the nonces.</summary>
/// <param name="counters">Counts the requests by their signature.</param>
internal sealed class AliyunAuthenticator(EmulatorCounters counters) : Authenticator<AliyunCall>("aliyun.dts")
{
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(15);

    private readonly NonceCache _nonces = new(2 * MaxClockSkew);
    private string? _expiredToken;

    /// <summary>The current token of the temporary key.</summary>
    public string SecurityToken { get; private set; } = EmulatorAccounts.Aliyun.StsSecurityToken;

    /// <summary>Expires the token of the temporary key, and issues another.</summary>
    public void ExpireToken()
    {
        _expiredToken = SecurityToken;
        SecurityToken = EmulatorAccounts.Aliyun.StsSecurityToken + Guid.NewGuid().ToString("N");
    }

    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<AliyunCall, EmulatorResponse> handler)
    {
        bool isAcs3 = Acs3RequestParser.IsAcs3(request);
        AliyunResponseWriter writer = new(request, isAcs3);
        if (request.Method is not ("POST" or "GET"))
        {
            return writer.WriteError(
                new AliyunApiError(405, "UnsupportedHTTPMethod", "This http method is not supported."));
        }

        AliyunSignedRequest? signed = isAcs3
            ? Acs3RequestParser.Parse(request, out AliyunApiError? error)
            : RpcRequestParser.Parse(request, out error);
        error ??= DtsService.CheckAction(signed!) ?? Check(signed!, request.ReceivedAt);
        if (error is not null)
            return writer.WriteError(error);

        counters.RecordAction(isAcs3 ? EmulatorActions.DtsAcs3 : EmulatorActions.DtsRpc);
        return handler(new AliyunCall(signed!, writer, request.Time));
    }

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
    {
        double milliseconds = Math.Max(1, Math.Ceiling(retryAfter.TotalMilliseconds));
        EmulatorResponse response = CreateWriter(request).WriteError(
            new AliyunApiError(400, "Throttling.User", "Request was denied due to user flow control."));
        response.Headers["x-acs-retry-after"] = milliseconds.ToString(CultureInfo.InvariantCulture);
        return response;
    }

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => CreateWriter(request).WriteError(AliyunApiError.KeyNotFound);

    private static AliyunResponseWriter CreateWriter(ReceivedRequest request)
        => new(request, Acs3RequestParser.IsAcs3(request));

    private AliyunApiError? Check(AliyunSignedRequest request, DateTimeOffset now)
        => AliyunAccessKey.Find(request.AccessKeyId) is { } key
            ? CheckDate(request.Date, now)
                ?? CheckSignature(request, key)
                ?? CheckToken(request, key)
                ?? CheckNonce(request, now)
                ?? CheckPermission(key)
            : AliyunApiError.KeyNotFound;

    private static AliyunApiError? CheckDate(string? date, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(date))
            return AliyunApiError.CreateMissing("Timestamp");

        if (!DateTimeOffset.TryParseExact(
            date,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset signed))
        {
            return new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        }

        return (now - signed).Duration() > MaxClockSkew
            ? new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
            : null;
    }

    private static AliyunApiError? CheckSignature(AliyunSignedRequest request, AliyunAccessKey key)
        => ConstantTimeText.AreEqual(request.Signature, request.Sign(request.TextToSign, key.Secret))
            ? null
            : AliyunApiError.CreateSignatureMismatch(request.TextToSign);

    private AliyunApiError? CheckToken(AliyunSignedRequest request, AliyunAccessKey key)
    {
        if (request.SecurityToken == (key.IsTemporary ? SecurityToken : null))
            return null;
        if (string.IsNullOrEmpty(request.SecurityToken))
            return new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

        return key.IsTemporary && request.SecurityToken == _expiredToken
            ? new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
            : new(
                400,
                "InvalidSecurityToken.MismatchWithAccessKey",
                "Specified SecurityToken mismatch with the AccessKey.");
    }

    private AliyunApiError? CheckNonce(AliyunSignedRequest request, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(request.Nonce))
            return AliyunApiError.CreateMissing("SignatureNonce");

        return _nonces.TryAdd(request.AccessKeyId + "\n" + request.Nonce, now)
            ? null
            : new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    private static AliyunApiError? CheckPermission(AliyunAccessKey key) => key.IsForbidden
        ? new(
            403,
            "Forbidden.RAM",
            "User not authorized to operate on the specified resource, or this API doesn't support RAM.")
        : null;
}
