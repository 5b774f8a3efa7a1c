using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Decides whether a call is who it says, now, and for the first time.</summary>
internal sealed class AliyunGate
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    private readonly NonceBook _nonces = new(2 * LargestSkew);
    private string? _expired;

    /// <summary>The token that the temporary key has now.</summary>
    public string SecurityToken { get; private set; } = EmulatorAccounts.Aliyun.StsSecurityToken;

    /// <summary>Ends the temporary key's token; there is another from then on.</summary>
    public void ExpireToken()
    {
        _expired = SecurityToken;
        SecurityToken = EmulatorAccounts.Aliyun.StsSecurityToken + Guid.NewGuid().ToString("N");
    }

    public AliyunError? Check(AliyunCall call, DateTimeOffset now)
    {
        AliyunKey? key = AliyunKey.Find(call.AccessKeyId);
        if (key is null)
            return new AliyunError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

        return CheckDate(call.Date, now) ?? CheckSignature(call, key) ?? CheckToken(call, key) ?? CheckNonce(call, now) ?? CheckPermission(key);
    }

    private static AliyunError? CheckDate(string? date, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(date))
            return AliyunError.Missing("Timestamp");

        if (!DateTimeOffset.TryParseExact(date, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset signed))
            return new AliyunError(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");

        return (now - signed).Duration() > LargestSkew
            ? new AliyunError(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
            : null;
    }

    private static AliyunError? CheckSignature(AliyunCall call, AliyunKey key)
        => FixedTimeText.Equal(call.Signature, call.Sign(call.TextToSign, key.Secret)) ? null : AliyunError.SignatureDoesNotMatch(call.TextToSign);

    private AliyunError? CheckToken(AliyunCall call, AliyunKey key)
    {
        if (call.SecurityToken == (key.SecurityToken is null ? null : SecurityToken))
            return null;
        if (key.SecurityToken is not null && call.SecurityToken is not null && call.SecurityToken == _expired)
            return new AliyunError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

        return string.IsNullOrEmpty(call.SecurityToken)
            ? new AliyunError(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
            : new AliyunError(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");
    }

    private AliyunError? CheckNonce(AliyunCall call, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(call.Nonce))
            return AliyunError.Missing("SignatureNonce");

        return _nonces.TryUse(call.AccessKeyId + "\n" + call.Nonce, now)
            ? null
            : new AliyunError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    private static AliyunError? CheckPermission(AliyunKey key)
        => key.Forbidden ? new AliyunError(403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM.") : null;
}
