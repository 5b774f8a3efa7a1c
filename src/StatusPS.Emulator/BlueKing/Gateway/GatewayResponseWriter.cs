using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>Writes the gateway's own errors, with the codes of blueking-apigateway.</summary>
internal static class GatewayResponseWriter
{
    public static EmulatorResponse WriteInvalidArguments(string reason)
        => WriteError(400, 1640001, "INVALID_ARGS", $"Parameters error [reason=\"{reason}\"]");

    public static EmulatorResponse WriteAppForbidden()
        => WriteError(403, 1640301, "APP_NO_PERMISSION", "App has no permission to the resource");

    public static EmulatorResponse WriteCrossTenantForbidden()
        => WriteError(403, 1640302, "CROSS_TENANT_FORBIDDEN", "Cross-tenant calls forbidden");

    public static EmulatorResponse WriteBadGateway() => WriteError(
        502, 1650200, "BAD_GATEWAY", "Bad Gateway [upstream_error=\"cannot read header from upstream\"]");

    /// <summary>Writes the error for a path, method or stage without a published resource.</summary>
    public static EmulatorResponse WriteNotFound(ReceivedRequest request) => WriteError(
        404, 1640401, "API_NOT_FOUND", $"API not found [method=\"{request.Method}\" path=\"{request.Path}\"]");

    public static EmulatorResponse WriteRateLimit(double rate, TimeSpan retryAfter)
    {
        double seconds = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds));
        var response = WriteError(
            429, 1642902, "RATE_LIMIT_RESTRICTION", "API rate limit exceeded by stage strategy");
        response.Headers["X-Bkapi-RateLimit-Limit"] = Math.Ceiling(rate).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-RateLimit-Remaining"] = "0";
        response.Headers["X-Bkapi-RateLimit-Reset"] = seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-RateLimit-Plugin"] = "bk-resource-rate-limit";
        return response;
    }

    private static EmulatorResponse WriteError(int status, int code, string codeName, string message)
    {
        var response = JsonResponseWriter.Write(status, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteNull("data");
            json.WriteString("code_name", codeName);
            json.WriteString("message", message);
            json.WriteBoolean("result", false);
            json.WriteEndObject();
        });
        response.Headers["X-Bkapi-Error-Code"] = code.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Bkapi-Error-Message"] = message;
        return response;
    }
}
