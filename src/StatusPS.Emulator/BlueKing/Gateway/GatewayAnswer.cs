using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>The gateway's own envelope, with the codes of blueking-apigateway.</summary>
internal static class GatewayAnswer
{
    public static EmulatorResponse InvalidArguments(string reason)
        => Error(400, 1640001, "INVALID_ARGS", $"Parameters error [reason=\"{reason}\"]");

    public static EmulatorResponse AppForbidden()
        => Error(403, 1640301, "APP_NO_PERMISSION", "App has no permission to the resource");

    public static EmulatorResponse TooMany(double rate, TimeSpan retryAfter)
    {
        EmulatorResponse response = Error(429, 1642902, "RATE_LIMIT_RESTRICTION", "API rate limit exceeded by stage strategy");
        response.Headers["X-Bkapi-RateLimit-Limit"] = Math.Ceiling(rate).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-RateLimit-Remaining"] = "0";
        response.Headers["X-Bkapi-RateLimit-Reset"] = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-RateLimit-Plugin"] = "bk-resource-rate-limit";
        return response;
    }

    public static EmulatorResponse Error(int status, int code, string codeName, string message)
    {
        EmulatorResponse response = JsonAnswer.Write(status, (code, codeName, message), static (json, error) =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", error.code);
            json.WriteNull("data");
            json.WriteString("code_name", error.codeName);
            json.WriteString("message", error.message);
            json.WriteBoolean("result", false);
            json.WriteEndObject();
        });
        response.Headers["X-Bkapi-Error-Code"] = code.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-Error-Message"] = message;
        return response;
    }
}
