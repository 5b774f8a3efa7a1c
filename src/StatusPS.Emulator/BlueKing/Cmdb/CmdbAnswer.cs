using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>
/// CMDB's envelopes, all at HTTP 200; <c>request_id</c> is there only where ESB carries the answer. Refusals of permission and of rate are
/// written before CMDB renames its fields, hence <c>bk_error_code</c> and <c>bk_error_msg</c>.
/// </summary>
internal static class CmdbAnswer
{
    public static EmulatorResponse Success<TData>(TData data, Action<Utf8JsonWriter, TData> writeData, bool byEsb)
        => JsonAnswer.Write(200, (data, writeData, byEsb), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", true);
            json.WriteNumber("code", 0);
            json.WriteString("message", "success");
            json.WriteNull("permission");
            WriteRequestId(json, state.byEsb);
            json.WritePropertyName("data");
            state.writeData(json, state.data);
            json.WriteEndObject();
        });

    public static EmulatorResponse Error(CmdbRefusal refusal, bool byEsb)
        => Refuse("code", refusal.Code, "message", refusal.Message, static json => json.WriteNull("permission"), byEsb);

    public static EmulatorResponse NoPermission(string bizId, bool byEsb) => Refuse("bk_error_code", 9900403, "bk_error_msg", "no permission", json =>
    {
        json.WritePropertyName("permission");
        BusinessPermission.Write(json, "bk_cmdb", "配置平台", "find_business_resource", "业务访问", "biz", bizId);
    }, byEsb);

    public static EmulatorResponse TooMany(bool byEsb)
        => Refuse("bk_error_code", 1199997, "bk_error_msg", "too many requests, please try again later", static _ => { }, byEsb);

    private static EmulatorResponse Refuse(string codeName, int code, string messageName, string message, Action<Utf8JsonWriter> writePermission, bool byEsb)
        => JsonAnswer.Write(200, (codeName, code, messageName, message, writePermission, byEsb), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", false);
            json.WriteNumber(state.codeName, state.code);
            json.WriteString(state.messageName, state.message);
            state.writePermission(json);
            WriteRequestId(json, state.byEsb);
            json.WriteNull("data");
            json.WriteEndObject();
        });

    private static void WriteRequestId(Utf8JsonWriter json, bool byEsb)
    {
        if (byEsb)
            json.WriteString("request_id", EsbAnswer.NewRequestId());
    }
}
