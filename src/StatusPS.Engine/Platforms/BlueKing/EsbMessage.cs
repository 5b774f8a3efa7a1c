using System.Globalization;
using System.Text.RegularExpressions;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// Reads the messages of the two ESB codes that say nothing by themselves. Sources: <c>esb/outgoing.py</c>,
/// <c>esb/common/errors.py</c>, <c>esb/common/forms.py</c> and <c>apisv2/cc/toolkit/tools.py</c> of
/// blueking-apigateway.
/// </summary>
internal static partial class EsbMessage
{
    private static readonly string[] CallerWords =
        ["auth", "user", "app_code", "app code", "app_secret", "app secret", "token", "login", "认证", "鉴权", "登录", "用户"];

    /// <summary>
    /// Gets the meaning of 1306000, the code for everything without one; null if the message does not tell.
    /// </summary>
    public static BlueKingCode? FindCommonError(string? message) =>
        message is null ? StatusErrorKind.Authentication
        : Fault().IsMatch(message) ? StatusErrorKind.Unavailable
        : Array.Exists(CallerWords, word => message.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? StatusErrorKind.Authentication
        : Field().IsMatch(message) ? StatusErrorKind.InvalidRequest
        : null;

    /// <summary>
    /// Gets the meaning of 1306201, the failure of a third-party system, by the HTTP status in its message.
    /// </summary>
    public static BlueKingCode FindThirdPartyError(string? message)
    {
        if (message is null || StatusCode().Match(message) is not { Success: true } match)
            return StatusErrorKind.Unavailable;
        int status = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return status switch
        {
            // The system behind the ESB rejected the caller.
            401 or 403 => StatusErrorKind.Authentication,
            404 or 410 => new BlueKingCode(StatusErrorKind.NotFound, IsAboutAddress: true),
            >= 300 and < 400 => StatusErrorKind.Untrusted,
            408 => StatusErrorKind.Unavailable,
            >= 400 and < 500 => new BlueKingCode(
                HttpStatusKinds.FromStatus(status), IsAboutAddress: status is not (400 or 413 or 414)),
            _ => StatusErrorKind.Unavailable,
        };
    }

    // The response of the system behind the ESB was a page, was not JSON, had no code, or timed out.
    [GeneratedRegex(@"not a json|not contain code|<html|timed out|timeout|不是.{0,4}json|不包含code|超时",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fault();

    // Django's texts for a field of a form.
    [GeneratedRegex(@"is required|valid|必填|必需的|必须填|不合法|无效", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    // "Status Code: 401", "状态码：401", and the spellings between the two.
    [GeneratedRegex(@"(?:status[\s_-]*code|状态码|狀態碼)\s*[:：=]?\s*\[?\s*(\d{3})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StatusCode();
}
