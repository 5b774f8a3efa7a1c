using System.Globalization;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The meaning of BlueKing's failure codes, in one table. A code that is not in it is left to the HTTP status; at a 2xx
/// status it is Unavailable, because JOB v3, CMDB and the ESB report every server fault at HTTP 200.
/// </summary>
/// <remarks>
/// Sources: <c>bk-core/errorx.lua</c> of blueking-apigateway-apisix and its page of error codes (164xxxx, 165xxxx);
/// <c>esb/common/errors.py</c> and <c>bkerrors.py</c> of blueking-apigateway (1306xxx); <c>ErrorCode.java</c> of bk-job
/// (12xxxxx) and its v4 documents (words); <c>errInfo.go</c> and <c>resources/errors</c> of bk-cmdb (11xxxxx);
/// 9900403 is the IAM's.
/// </remarks>
internal static class BlueKingCodes
{
    public const int PermissionMissing = 9900403;
    public const int ApiNotFound = 1640401;
    public const int CallerRefused = 1640001;
    public const int ThirdPartyFailed = 1306201;
    public const int OperatorMissing = 1306401;
    public const int TenantMissing = 1210005;

    /// <summary>Gets the meaning of a code; null if it is not in the table.</summary>
    /// <param name="code">The code, a number or one of JOB v4's words.</param>
    /// <param name="message">The service's message, which some of the ESB's codes need.</param>
    public static BlueKingCode? Find(string code, string? message)
    {
        if (!TryParse(code, out int number)) return FindWord(code);
        return number switch
        {
            PermissionMissing => StatusErrorKind.PermissionDenied,
            >= 1640000 and < 1660000 => FindGateway(number),
            >= 1306000 and < 1307000 => FindEsb(number, message),
            >= 1200000 and < 1300000 => FindJob(number),
            >= 1100000 and < 1200000 => FindCmdb(number),
            _ => null,
        };
    }

    /// <summary>Returns true for a code of CMDB or JOB; false for one of the gateway, the ESB or neither.</summary>
    public static bool IsOfService(string? code) =>
        TryParse(code, out int number) && number is (>= 1100000 and < 1300000) or PermissionMissing;

    /// <summary>Reads a numeric code.</summary>
    public static bool TryParse(string? code, out int number) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static BlueKingCode? FindGateway(int code) => code switch
    {
        // A wrong app, secret or user is a "parameters error"; 1640004 is a wrong JWT.
        CallerRefused or 1640004 or (>= 1640100 and < 1640200) => StatusErrorKind.Authentication,
        // No permission (301), another tenant or IP address (302), restrictions by user (303) and tenant (304).
        >= 1640300 and < 1640400 => StatusErrorKind.PermissionDenied,
        ApiNotFound => new(StatusErrorKind.NotFound, IsAboutAddress: true),
        // The body or the URI is too long: fewer keys help.
        1641301 or 1641401 => StatusErrorKind.InvalidRequest,
        >= 1642900 and < 1643000 => StatusErrorKind.RateLimited,
        1650401 => StatusErrorKind.Timeout,
        // 1650070 is an unknown status; the HTTP status decides.
        1650070 => null,
        >= 1650000 and < 1660000 => StatusErrorKind.Unavailable,
        _ => null,
    };

    private static BlueKingCode? FindEsb(int code, string? message) => code switch
    {
        1306000 => EsbMessage.FindCommonError(message),
        ThirdPartyFailed => EsbMessage.FindThirdPartyError(message),
        // The request method (209), the operator (401), a parameter (406), the component's path (407).
        1306209 or OperatorMissing or 1306407 => new(StatusErrorKind.InvalidRequest, IsAboutAddress: true),
        1306406 => StatusErrorKind.InvalidRequest,
        1306402 or 1306403 => StatusErrorKind.PermissionDenied,
        1306404 or 1306405 => new(StatusErrorKind.NotFound, IsAboutAddress: true),
        1306408 => StatusErrorKind.Authentication,
        1306429 => StatusErrorKind.RateLimited,
        // Redis (001), components that do not load (101, 102), third-party systems (202 to 208, 221).
        1306001 or (>= 1306100 and < 1306300) => StatusErrorKind.Unavailable,
        _ => null,
    };

    private static BlueKingCode? FindJob(int code) => code switch
    {
        // No tenant, an expired cookie, a failed service sign-in, an unknown user, no user, no app.
        TenantMissing or 1240004 or 1240005 or 1247001 or 1247002 or 1247004 => StatusErrorKind.Authentication,
        // Another tenant, a frozen account, the IAM's refusal, a forbidden app.
        1210006 or 1215002 or 1238001 or 1247403 => StatusErrorKind.PermissionDenied,
        // The job instance, the step, the business (or set), the scope.
        1244006 or 1244007 or 1243049 or 1243051 => StatusErrorKind.NotFound,
        // The method, the media types and the path do not depend on the key.
        1241017 or 1241018 or 1241021 or 1241024 => new(StatusErrorKind.InvalidRequest, IsAboutAddress: true),
        // Parameters; a window of more than 30 days (020), or too long for a search in a large business (036).
        1240003 or (>= 1241000 and <= 1241025) or 1244020 or 1244036 => StatusErrorKind.InvalidRequest,
        1218003 => StatusErrorKind.Timeout,
        // The service itself (124000x), its dependencies (121xxxx, 122xxxx), Redis, database, queue, storage (125xxxx).
        1240001 or 1240002 or 1240006 or (>= 1210001 and < 1230000) or (>= 1250000 and < 1260000)
            => StatusErrorKind.Unavailable,
        _ => null,
    };

    private static BlueKingCode? FindCmdb(int code) => code switch
    {
        // The source of the call (1100004) or its user (1199027) is not authenticated.
        1100004 or 1199027 => StatusErrorKind.Authentication,
        1199047 or 1199048 => StatusErrorKind.PermissionDenied,
        1199997 => StatusErrorKind.RateLimited,
        // No data (019), the module (078), the business (079, 1113006).
        1199019 or 1199078 => StatusErrorKind.NotFound,
        1199079 or 1113006 => new(StatusErrorKind.NotFound, IsAboutAddress: true),
        1100001 or 1100002 or 1199998 or 1199999 => StatusErrorKind.Unavailable,
        >= 1199000 and < 1199100 =>
            IsCmdbServerFault(code) ? StatusErrorKind.Unavailable : StatusErrorKind.InvalidRequest,
        _ => null,
    };

    // Among the common codes, which are mostly about parameters: serialization, requests and reads within CMDB (001,
    // 002,
    // 004, 013), the database (017 to 021, 057, 058, 061, 062, 065 to 067, 071), services, configuration and replies
    // (022, 023, 026, 029, 031, 033, 036, 037, 041, 044, 069, 074, 080), the IAM (046, 049 to 051, 053, 068, 072, 082),
    // hosts (086), a task under way (087), Redis (088).
    private static bool IsCmdbServerFault(int code) => (code - 1199000) is
        1 or 2 or 4 or 13 or 17 or 18 or 20 or 21 or 22 or 23 or 26 or 29 or 31 or 33 or 36 or 37 or 41 or 44 or 46
        or 49 or 50 or 51 or 53 or 57 or 58 or 61 or 62 or 65 or 66 or 67 or 68 or 69 or 71 or 72 or 74 or 80 or 82
        or 86 or 87 or 88;

    private static BlueKingCode? FindWord(string code) => code switch
    {
        "UNAUTHENTICATED" => StatusErrorKind.Authentication,
        "IAM_NO_PERMISSION" or "NO_PERMISSION" => StatusErrorKind.PermissionDenied,
        "NOT_FOUND" => StatusErrorKind.NotFound,
        "RATELIMIT_EXCEED" or "RESOURCE_EXHAUSTED" => StatusErrorKind.RateLimited,
        "INTERNAL" or "UNKNOWN" or "ABORTED" => StatusErrorKind.Unavailable,
        "INVALID_ARGUMENT" or "OUT_OF_RANGE" or "FAILED_PRECONDITION" or "ALREADY_EXISTS" or "NOT_IMPLEMENTED"
            => StatusErrorKind.InvalidRequest,
        _ => null,
    };
}
