using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>ESB's own envelope: HTTP 200 and a code of 1306xxx.</summary>
internal static class EsbAnswer
{
    public static string NewRequestId() => Guid.NewGuid().ToString("N");

    /// <summary>The reply of the system behind a component of CMDB's was no JSON.</summary>
    public static EmulatorResponse NotJson(string reply)
        => Error(1306000, "Request interface error, the response content is not a json string: " + reply);

    public static EmulatorResponse Error(int code, string message) => JsonAnswer.Write(200, (code, message), static (json, error) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", error.code);
        json.WriteNull("data");
        json.WriteString("message", error.message);
        json.WriteString("request_id", NewRequestId());
        json.WriteEndObject();
    });
}
