using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Answers <c>list_service_template</c> and <c>search_module</c>, whichever door they come through.</summary>
internal sealed class CmdbLists(bool byEsb)
{
    private const int MostTemplates = 500; // As the document says.
    private const int MostModules = 1000; // BKMaxPageSize in CMDB's source; the document says nothing.

    private readonly CmdbTopology _topology = new();

    public EmulatorResponse Templates(BlueKingCaller caller, string? bizId, JsonParameters? body)
    {
        CmdbListQuery? query = CmdbListQuery.Parse(bizId, body, MostTemplates, "id", out (int Code, string Message) refusal);
        if (Refuse(caller, query, refusal) is { } refused)
            return refused;

        string search = query!.Body.Find("search") ?? string.Empty;
        bool exact = query.Body.Find("is_exact") == "true";
        HashSet<long>? ids = Ids(query.Body, "service_template_ids");
        List<CmdbTemplate> found = [.. CmdbTopology.TemplatesOf(query.BizId).Where(template => (ids is null || ids.Contains(template.Id))
            && (exact ? template.Name == search : template.Name.Contains(search, StringComparison.OrdinalIgnoreCase)))];
        return Page(query, found, static (json, template, biz) =>
        {
            json.WriteNumber("bk_biz_id", biz);
            json.WriteNumber("id", template.Id);
            json.WriteString("name", template.Name);
            json.WriteNumber("service_category_id", 2);
            json.WriteString("creator", "admin");
            json.WriteString("modifier", "admin");
            json.WriteString("create_time", "2025-11-03T09:12:40.607+08:00");
            json.WriteString("last_time", "2026-01-15T10:20:11.31+08:00");
            json.WriteString("bk_supplier_account", "0");
            json.WriteBoolean("host_apply_enabled", false);
        });
    }

    public EmulatorResponse Modules(BlueKingCaller caller, string? bizId, JsonParameters? body)
    {
        CmdbListQuery? query = CmdbListQuery.Parse(bizId, body, MostModules, "bk_module_id", out (int Code, string Message) refusal);
        if (query is not null && !HasFields(query.Body))
            (query, refusal) = (null, (1199010, "fields must be set"));
        long template = 0;
        if (query is not null && !TryTemplate(query.Body, out template))
            (query, refusal) = (null, (1199006, "condition is invalid"));
        if (Refuse(caller, query, refusal) is { } refused)
            return refused;

        return Page(query!, _topology.ModulesOf(query!.BizId, template), static (json, module, _) =>
        {
            json.WriteNumber("bk_module_id", module.Id);
            json.WriteString("bk_module_name", module.Name);
            json.WriteNumber("default", 0);
        });
    }

    private EmulatorResponse? Refuse(BlueKingCaller caller, CmdbListQuery? query, (int Code, string Message) refusal)
    {
        if (query is null)
            return CmdbAnswer.Error(refusal.Code, refusal.Message, byEsb);

        string biz = query.BizId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return BusinessPermission.Allows(caller, "biz", biz) ? null : CmdbAnswer.NoPermission(biz, byEsb);
    }

    private EmulatorResponse Page<TRow>(CmdbListQuery query, IReadOnlyList<TRow> rows, Action<Utf8JsonWriter, TRow, long> write)
        => JsonAnswer.Write(200, (query, rows, write, byEsb), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("result", true);
            json.WriteNumber("code", 0);
            json.WriteString("message", "success");
            json.WriteNull("permission");
            if (state.byEsb)
                json.WriteString("request_id", EsbAnswer.NewRequestId());
            json.WriteStartObject("data");
            json.WriteNumber("count", state.rows.Count);
            json.WriteStartArray("info");
            foreach (TRow row in state.query.Page(state.rows))
            {
                json.WriteStartObject();
                state.write(json, row, state.query.BizId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private static HashSet<long>? Ids(JsonParameters body, string name)
        => body.TryElement(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Number).Select(item => item.GetInt64())]
            : null;

    private static bool HasFields(JsonParameters body)
        => body.TryElement("fields", out JsonElement fields) && fields.ValueKind == JsonValueKind.Array;

    /// <summary>The one condition that is played: modules of one template.</summary>
    private static bool TryTemplate(JsonParameters body, out long template)
    {
        template = 0;
        return body.TryElement("condition", out JsonElement condition) && condition.ValueKind == JsonValueKind.Object
            && condition.TryGetProperty("service_template_id", out JsonElement id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out template);
    }
}
