using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Verifies signed requests: the key, the date, the signature, the security token and the nonce.</summary>
/// <param name="keys">The access keys.</param>
internal sealed class AliyunRequestVerifier(AliyunKeyStore keys)
{
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(15);

    private readonly NonceCache _nonces = new(2 * MaxClockSkew);

    /// <summary>Checks the date of a request.</summary>
    /// <returns>The error, or null.</returns>
    public static AliyunApiError? CheckDate(string? date, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(date))
            return AliyunApiError.CreateMissing("Timestamp");

        if (!DateTimeOffset.TryParseExact(
            date,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var signed))
        {
            return new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        }

        return (now - signed).Duration() > MaxClockSkew
            ? new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
            : null;
    }

    /// <summary>Verifies a request.</summary>
    /// <returns>The caller, or null with an error.</returns>
    public AliyunCaller? Verify(AliyunSignedRequest request, DateTimeOffset now, out AliyunApiError? error)
    {
        if (keys.FindSecret(request.AccessKeyId) is not { } secret)
        {
            error = AliyunApiError.KeyNotFound;
            return null;
        }

        AliyunCaller? caller = null;
        error = CheckDate(request.Date, now) ?? CheckSignature(request, secret);
        if (error is null)
            caller = keys.CheckToken(request.AccessKeyId, request.SecurityToken, now, out error);

        error ??= CheckNonce(request, now);
        return error is null ? caller : null;
    }

    private static AliyunApiError? CheckSignature(AliyunSignedRequest request, string secret)
        => ConstantTimeText.AreEqual(request.Signature, request.Sign(request.TextToSign, secret))
            ? null
            : AliyunApiError.CreateSignatureMismatch(request.TextToSign);

    private AliyunApiError? CheckNonce(AliyunSignedRequest request, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(request.Nonce))
            return AliyunApiError.CreateMissing("SignatureNonce");

        return _nonces.TryAdd(request.AccessKeyId + "\n" + request.Nonce, now)
            ? null
            : new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }
}
