using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>CMDB's envelopes; <c>request_id</c> is there only where ESB carries the answer (seed 000).</summary>
internal static class CmdbAnswer
{
    public static EmulatorResponse Answer(EmulatedCloud cloud, WireRequest request, BlueKingCaller caller, string? bizId, JsonParameters? body, bool byEsb)
    {
        CmdbQuery? query = CmdbQuery.Parse(bizId, body, out (int Code, string Message) refusal);
        if (query is null)
            return Error(refusal.Code, refusal.Message, byEsb);

        string biz = query.BizId.ToString(CultureInfo.InvariantCulture);
        if (!BusinessPermission.Allows(caller, "biz", biz))
            return NoPermission(biz, byEsb);

        cloud.Counters.RecordKeys(query.ModuleIds.Count);
        return JsonAnswer.Write(200, (query, request.Time, byEsb), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", true);
            json.WriteNumber("code", 0);
            json.WriteString("message", "success");
            json.WriteNull("permission");
            if (state.byEsb)
                json.WriteString("request_id", EsbAnswer.NewRequestId());
            json.WriteStartArray("data");
            foreach (long id in Shuffled(state.query.ModuleIds))
                WriteModule(json, state.query, id, state.Time);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Written before CMDB's field names were renamed, hence <c>bk_error_code</c>.</summary>
    public static EmulatorResponse TooMany(bool byEsb) => JsonAnswer.Write(200, byEsb, static (json, esb) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("bk_error_code", 1199997);
        json.WriteString("bk_error_msg", "too many requests, please try again later");
        if (esb)
            json.WriteString("request_id", EsbAnswer.NewRequestId());
        json.WriteNull("data");
        json.WriteEndObject();
    });

    public static EmulatorResponse NoPermission(string bizId, bool byEsb) => JsonAnswer.Write(200, (bizId, byEsb), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("bk_error_code", 9900403);
        json.WriteString("bk_error_msg", "no permission");
        json.WritePropertyName("permission");
        BusinessPermission.Write(json, "bk_cmdb", "配置平台", "find_business_resource", "业务访问", "biz", state.bizId);
        if (state.byEsb)
            json.WriteString("request_id", EsbAnswer.NewRequestId());
        json.WriteNull("data");
        json.WriteEndObject();
    });

    public static EmulatorResponse Error(int code, string message, bool byEsb) => JsonAnswer.Write(200, (code, message, byEsb), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", state.code);
        json.WriteString("message", state.message);
        json.WriteNull("permission");
        if (state.byEsb)
            json.WriteString("request_id", EsbAnswer.NewRequestId());
        json.WriteNull("data");
        json.WriteEndObject();
    });

    /// <summary>The business in a body; CMDB reads a number here and takes no text for one.</summary>
    public static string? BizId(JsonParameters? body)
    {
        if (body is null || !body.TryElement("bk_biz_id", out JsonElement element))
            return null;

        return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : string.Empty;
    }

    /// <summary>Each module once, never in the order asked: a client that matches by position shows at once.</summary>
    private static List<long> Shuffled(IReadOnlyList<long> asked)
    {
        List<long> ids = [.. asked.Distinct().OrderDescending()];
        if (ids.SequenceEqual(asked))
            ids.Reverse();

        return ids;
    }

    private static void WriteModule(Utf8JsonWriter json, CmdbQuery query, long id, StoryTime time)
    {
        if (!CmdbStories.TryFind(query.BizId, query.ServiceTemplateId, id, time, out CmdbModule module))
            return;

        json.WriteStartObject();
        json.WriteNumber("bk_inst_id", module.Id);
        json.WriteString("status", module.Status);
        json.WriteString("creator", module.Creator);
        json.WriteString("create_time", module.CreateTime);
        json.WriteString("last_time", module.LastTime);
        json.WriteEndObject();
    }
}
