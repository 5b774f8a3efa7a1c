using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Answers <c>list_service_template</c> and <c>search_module</c>, whichever door they come through.</summary>
internal sealed class CmdbLists(bool byEsb)
{
    private const int MostTemplates = 500; // As the document says.
    private const int MostModules = 1000; // BKMaxPageSize in CMDB's source; the document says nothing.

    private readonly CmdbTopology _topology = new();

    public EmulatorResponse Templates(BlueKingCaller caller, string? bizId, JsonParameters body)
    {
        CmdbListQuery? query = CmdbListQuery.Parse(bizId, body, MostTemplates, "id", out CmdbRefusal? refusal);
        HashSet<long> ids = [];
        if (refusal is null && !TryIds(body, "service_template_ids", ids))
            refusal = CmdbRefusal.Invalid("service_template_ids");
        if (refusal is not null)
            return CmdbAnswer.Error(refusal, byEsb);
        if (CmdbBusiness.Refuse(caller, query!.BizId, byEsb) is { } refused)
            return refused;

        string search = body.Find("search") ?? string.Empty;
        bool exact = body.Find("is_exact") == "true";
        List<CmdbTemplate> found = [.. CmdbTopology.TemplatesOf(query.BizId).Where(template => (ids.Count == 0 || ids.Contains(template.Id))
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

    public EmulatorResponse Modules(BlueKingCaller caller, string? bizId, JsonParameters body)
    {
        CmdbListQuery? query = CmdbListQuery.Parse(bizId, body, MostModules, "bk_module_id", out CmdbRefusal? refusal);
        long template = 0;
        if (refusal is null && !HasFields(body))
            refusal = CmdbRefusal.NotSet("fields");
        else if (refusal is null && !TryTemplate(body, out template))
            refusal = CmdbRefusal.Invalid("condition");
        if (refusal is not null)
            return CmdbAnswer.Error(refusal, byEsb);
        if (CmdbBusiness.Refuse(caller, query!.BizId, byEsb) is { } refused)
            return refused;

        return Page(query, _topology.ModulesOf(query.BizId, template), static (json, module, _) =>
        {
            json.WriteNumber("bk_module_id", module.Id);
            json.WriteString("bk_module_name", module.Name);
            json.WriteNumber("default", 0);
        });
    }

    private EmulatorResponse Page<TRow>(CmdbListQuery query, IReadOnlyList<TRow> rows, Action<Utf8JsonWriter, TRow, long> write)
        => CmdbAnswer.Success((query, rows, write), static (json, state) =>
        {
            json.WriteStartObject();
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
        }, byEsb);

    /// <summary>Reads a list of ids that may be missing, null or empty.</summary>
    private static bool TryIds(JsonParameters body, string name, HashSet<long> ids)
    {
        if (!body.TryElement(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
            return true;
        if (!JsonParameters.TryIds(list, out List<long>? read))
            return false;

        ids.UnionWith(read);
        return true;
    }

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
