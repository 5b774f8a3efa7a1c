namespace StatusPS.Engine.BlueKing;

/// <summary>
/// What BlueKing's codes mean: the gateway's (164xxxx, 165xxxx), the ESB's (1306xxx), JOB's (124xxxx and v4's words),
/// CMDB's (1199xxx) and IAM's (9900403). Sources: the error code pages of blueking-apigateway, bk-job and bk-cmdb.
/// </summary>
internal static class BlueKingCodes
{
    public const string PermissionMissing = "9900403";
    public const string NoSuchApi = "1640401";
    public const string AppRefused = "1640001";

    /// <summary>The kind of a code; null for one that is not known, which the HTTP status then decides.</summary>
    public static StatusErrorKind? KindOf(string code, string? words) => code switch
    {
        PermissionMissing => StatusErrorKind.PermissionDenied,

        // The gateway answers a wrong app, secret or user with "parameters error".
        AppRefused or "1640101" or "1640102" => StatusErrorKind.Authentication,
        "1640301" or "1640302" => StatusErrorKind.PermissionDenied,
        NoSuchApi => StatusErrorKind.NotFound,
        "1641301" or "1641401" => StatusErrorKind.InvalidRequest,
        "1642901" or "1642902" or "1642903" or "1642904" => StatusErrorKind.RateLimited,
        "1650200" or "1650201" or "1650801" => StatusErrorKind.Unavailable,
        "1650401" => StatusErrorKind.Timeout,

        // The ESB has one code for "who are you" and for everything it has no code for.
        "1306000" => SpeaksOfCaller(words) ? StatusErrorKind.Authentication : StatusErrorKind.InvalidRequest,
        "1306201" => StatusErrorKind.Unavailable,
        "1306429" => StatusErrorKind.RateLimited,
        _ when code.Length == 7 && code.StartsWith("13064", StringComparison.Ordinal) => StatusErrorKind.InvalidRequest,

        "1199997" => StatusErrorKind.RateLimited,
        "1199010" => StatusErrorKind.InvalidRequest,
        "1244006" => StatusErrorKind.NotFound,
        "1247002" => StatusErrorKind.Authentication,
        _ when code.Length == 7 && code.StartsWith("124100", StringComparison.Ordinal) => StatusErrorKind.InvalidRequest,

        "UNAUTHENTICATED" => StatusErrorKind.Authentication,
        "IAM_NO_PERMISSION" or "NO_PERMISSION" => StatusErrorKind.PermissionDenied,
        "NOT_FOUND" => StatusErrorKind.NotFound,
        "RATELIMIT_EXCEED" or "RESOURCE_EXHAUSTED" => StatusErrorKind.RateLimited,
        "INTERNAL" or "UNKNOWN" or "ABORTED" => StatusErrorKind.Unavailable,
        "INVALID_ARGUMENT" or "OUT_OF_RANGE" or "FAILED_PRECONDITION" or "ALREADY_EXISTS" or "NOT_IMPLEMENTED" => StatusErrorKind.InvalidRequest,
        _ => null,
    };

    private static bool SpeaksOfCaller(string? words) =>
        words is null || CallerWords.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] CallerWords = ["auth", "user", "app_code", "app code", "app_secret", "app secret", "token", "login", "认证", "登录", "用户"];
}
