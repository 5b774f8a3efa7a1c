using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// The meaning of Aliyun's codes. The HTTP status decides only for an unknown code. Source: the API error center.
/// </summary>
internal static class AliyunCodes
{
    /// <summary>
    /// Returns whether the code means that the address does not have the API, so that no id is the cause.
    /// </summary>
    public static bool IsAboutAddress(string? code) => code is not null
        && (code.StartsWith("InvalidAction", StringComparison.Ordinal)
            || code.StartsWith("InvalidVersion", StringComparison.Ordinal)
            || code.StartsWith("InvalidProduct", StringComparison.Ordinal)
            || code.StartsWith("UnsupportedHTTPMethod", StringComparison.Ordinal));

    public const string ClockSkew = "InvalidTimeStamp.Expired";

    public static StatusErrorKind GetKind(string? code, int status)
    {
        if (code is not null)
        {
            if (code is ClockSkew or "InvalidTimeStamp.Format" or "IllegalTimestamp") return StatusErrorKind.ClockSkew;
            if (Starts("InvalidAccessKeyId") || Starts("SignatureDoesNotMatch") || Starts("IncompleteSignature")
                || Starts("InvalidSecurityToken") || Starts("MissingSecurityToken") || Starts("InvalidAccessKeySecret")
                || Starts("MissingAccessKeyId"))
                return StatusErrorKind.Authentication;
            // Each attempt has a new nonce, so a retry helps.
            if (Starts("SignatureNonceUsed")) return StatusErrorKind.Unavailable;
            if (Starts("Forbidden.InstanceNotFound") || code is "InvalidJobId" or "JobNotFound"
                || code.EndsWith(".NotFound", StringComparison.Ordinal))
                return StatusErrorKind.NotFound;
            if (Starts("Forbidden") || Starts("NoPermission") || Starts("UnauthorizedOperation"))
                return StatusErrorKind.PermissionDenied;
            if (Starts("Throttling")) return StatusErrorKind.RateLimited;
            if (code is "ServiceUnavailable" or "InternalError" or "SystemBusy") return StatusErrorKind.Unavailable;
        }
        return HttpStatusKinds.FromStatus(status);

        bool Starts(string prefix) => code.StartsWith(prefix, StringComparison.Ordinal);
    }
}
