using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>Writes ESB's own errors: HTTP 200 and a code of 1306xxx.</summary>
internal static class EsbResponseWriter
{
    public static string NewRequestId() => Guid.NewGuid().ToString("N");

    public static EmulatorResponse WriteAuthenticationError(CredentialError error) => WriteError(1306000, error switch
    {
        CredentialError.AppCodeMissing => "APP authentication failed, app_code cannot be empty",
        CredentialError.AppSecretMissing => "APP authentication failed, app_secret cannot be empty",
        CredentialError.AppWrong => "APP authentication failed, app_code or app_secret is incorrect",
        CredentialError.AccessTokenWrong => "User authentication failed, access_token is invalid",
        _ => "User authentication failed, please provide a valid user identity, such as bk_token, bk_username",
    });

    public static EmulatorResponse WriteRateLimit()
        => WriteError(1306429, "API rate limit exceeded, please try again later");

    public static EmulatorResponse WriteAppForbidden(string system, string component) => WriteError(
        1306403,
        "APP permission is insufficient, "
            + $"APP has no permission to access the component ({component}) of the system ({system})");

    /// <summary>Writes the error of a CMDB component that received a response other than JSON.</summary>
    public static EmulatorResponse WriteNotJson(string response)
        => WriteError(1306000, "Request interface error, the response content is not a json string: " + response);

    /// <summary>Writes the error of a component that received an HTTP error.</summary>
    public static EmulatorResponse WriteUpstreamStatus(string system, string component, int status, string reason)
    {
        string code = status.ToString(CultureInfo.InvariantCulture);
        return WriteError(
            1306201,
            $"Component request third-party system [{system}] interface [{component}] error: "
                + $"Status Code: {code}, Error Message: {reason}, "
                + "please try again later or contact component developer to handle this");
    }

    /// <summary>Writes the error for a path or method without a component: HTTP 404, without a code.</summary>
    public static EmulatorResponse WriteNotFound() => JsonResponseWriter.Write(404, static json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNull("data");
        json.WriteString("message", "The content does not exist");
        json.WriteEndObject();
    });

    private static EmulatorResponse WriteError(int code, string message) => JsonResponseWriter.Write(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", code);
        json.WriteNull("data");
        json.WriteString("message", message);
        json.WriteString("request_id", NewRequestId());
        json.WriteEndObject();
    });
}
