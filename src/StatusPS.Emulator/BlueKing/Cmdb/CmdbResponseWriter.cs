using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>
/// Writes CMDB's responses, all with HTTP 200. Only ESB adds <c>request_id</c>. Permission and rate limit errors are
/// written before CMDB renames its fields, so they have <c>bk_error_code</c> and <c>bk_error_msg</c>.
/// </summary>
internal static class CmdbResponseWriter
{
    public static EmulatorResponse WriteSuccess(Action<Utf8JsonWriter> writeData, bool isEsb)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", true);
            json.WriteNumber("code", 0);
            json.WriteString("message", "success");
            json.WriteNull("permission");
            WriteRequestId(json, isEsb);
            json.WritePropertyName("data");
            writeData(json);
            json.WriteEndObject();
        });

    public static EmulatorResponse WriteError(CmdbApiError error, bool isEsb)
        => WriteError("code", error.Code, "message", error.Message, static json => json.WriteNull("permission"), isEsb);

    public static EmulatorResponse WriteNoPermission(string bizId, bool isEsb)
        => WriteError("bk_error_code", 9900403, "bk_error_msg", "no permission", json =>
        {
            json.WritePropertyName("permission");
            BusinessPermission.Cmdb.Write(json, "biz", bizId);
        }, isEsb);

    public static EmulatorResponse WriteRateLimit(bool isEsb) => WriteError(
        "bk_error_code",
        1199997,
        "bk_error_msg",
        "too many requests, please try again later",
        static _ => { },
        isEsb);

    private static EmulatorResponse WriteError(
        string codeName,
        int code,
        string messageName,
        string message,
        Action<Utf8JsonWriter> writePermission,
        bool isEsb)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", false);
            json.WriteNumber(codeName, code);
            json.WriteString(messageName, message);
            writePermission(json);
            WriteRequestId(json, isEsb);
            json.WriteNull("data");
            json.WriteEndObject();
        });

    private static void WriteRequestId(Utf8JsonWriter json, bool isEsb)
    {
        if (isEsb)
            json.WriteString("request_id", EsbResponseWriter.NewRequestId());
    }
}
