using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>
/// CMDB: <c>list_service_template_sync_status</c>, <c>list_service_template</c>, <c>search_module</c>,
/// <c>find_module_batch</c> and <c>general_difference</c>.
/// </summary>
/// <param name="cloud">The counters.</param>
/// <param name="isEsb">True behind ESB, false behind the API gateway.</param>
internal sealed class CmdbService(EmulatedCloud cloud, bool isEsb) : BlueKingService("blueking.cmdb")
{
    private const int MaxTemplates = 500; // From CMDB's document.
    private const int MaxModules = 1000; // BKMaxPageSize in CMDB's source; the document gives no limit.

    private readonly CmdbTopology _topology = new();

    public override bool RequiresVerifiedUser => false;

    public override EmulatorResponse WriteInternalError()
        => CmdbResponseWriter.WriteError(CmdbApiError.Internal, isEsb);

    public override EmulatorResponse WriteRateLimit() => CmdbResponseWriter.WriteRateLimit(isEsb);

    public EmulatorResponse GetSyncStatus(BlueKingCall call)
    {
        if (!CmdbSyncStatusArguments.TryParse(GetBusiness(call), call.Body, out var arguments, out var error))
            return CmdbResponseWriter.WriteError(error, isEsb);
        if (CmdbBusinessId.CheckPermission(call.Caller, arguments.BizId, isEsb) is { } rejection)
            return rejection;

        cloud.Counters.RecordKeys(arguments.ModuleIds.Count);
        return CmdbResponseWriter.WriteSuccess(json =>
        {
            json.WriteStartArray();
            foreach (long id in ChangeOrder(arguments.ModuleIds))
                WriteModule(json, arguments, id, call.Request.Time);
            json.WriteEndArray();
        }, isEsb);
    }

    public EmulatorResponse ListTemplates(BlueKingCall call)
    {
        HashSet<long> ids = [];
        var body = call.Body;
        if (CmdbListArguments.TryParse(GetBusiness(call), body, MaxTemplates, "id", out var arguments, out var error)
            && !TryReadIds(body, "service_template_ids", ids))
        {
            error = CmdbApiError.Invalid("service_template_ids");
        }

        if (error is not null)
            return CmdbResponseWriter.WriteError(error, isEsb);
        if (CmdbBusinessId.CheckPermission(call.Caller, arguments!.BizId, isEsb) is { } rejection)
            return rejection;

        string search = body.Find("search") ?? string.Empty;
        bool isExact = body.Find("is_exact") == "true";
        List<EmulatedServiceTemplate> found =
        [
            .. CmdbTopology.GetTemplates(arguments.BizId)
                .Where(template => ids.Count == 0 || ids.Contains(template.Id))
                .Where(template => isExact
                    ? template.Name == search
                    : template.Name.Contains(search, StringComparison.OrdinalIgnoreCase)),
        ];
        return WritePage(arguments, found, (json, template) =>
        {
            json.WriteNumber("bk_biz_id", arguments.BizId);
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

    public EmulatorResponse SearchModules(BlueKingCall call)
    {
        var body = call.Body;
        long template = 0;
        if (CmdbListArguments.TryParse(
            GetBusiness(call), body, MaxModules, "bk_module_id", out var arguments, out var error))
        {
            if (!HasFields(body))
                error = CmdbApiError.NotSet("fields");
            else if (!TryReadTemplate(body, out template))
                error = CmdbApiError.Invalid("condition");
        }

        if (error is not null)
            return CmdbResponseWriter.WriteError(error, isEsb);
        if (CmdbBusinessId.CheckPermission(call.Caller, arguments!.BizId, isEsb) is { } rejection)
            return rejection;

        return WritePage(arguments, _topology.GetModules(arguments.BizId, template), static (json, module) =>
        {
            json.WriteNumber("bk_module_id", module.Id);
            json.WriteString("bk_module_name", module.Name);
            json.WriteNumber("default", 0);
        });
    }

    /// <summary>Gets modules by ID, in ascending order. Missing modules are left out, as CMDB does.</summary>
    public EmulatorResponse FindModules(BlueKingCall call)
    {
        if (!CmdbModuleBatchArguments.TryParse(GetBusiness(call), call.Body, out var arguments, out var error))
            return CmdbResponseWriter.WriteError(error, isEsb);
        if (CmdbBusinessId.CheckPermission(call.Caller, arguments.BizId, isEsb) is { } rejection)
            return rejection;

        return CmdbResponseWriter.WriteSuccess(json =>
        {
            json.WriteStartArray();
            foreach (long id in arguments.ModuleIds.Distinct().Order())
            {
                if (CmdbTopology.Find(arguments.BizId, id) is not { } found)
                    continue;

                json.WriteStartObject();
                json.WriteNumber("bk_module_id", id);
                json.WriteString("bk_module_name", found.Name);
                json.WriteNumber("service_template_id", found.TemplateId);
                json.WriteNumber("default", 0);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }, isEsb);
    }

    /// <summary>Gets what differs between a module and its service template.</summary>
    public EmulatorResponse GetDifference(BlueKingCall call)
    {
        if (!CmdbDifferenceArguments.TryParse(call.Body, out var arguments, out var error))
            return CmdbResponseWriter.WriteError(error, isEsb);
        if (CmdbBusinessId.CheckPermission(call.Caller, arguments.BizId, isEsb) is { } rejection)
            return rejection;

        (long biz, long template, long id) = arguments;
        bool isBound = CmdbScenarios.TryFind(biz, template, id, call.Request.Time, out var module);
        bool exists = isBound || CmdbTopology.GetTemplates(biz)
            .Any(other => other.Modules.Any(candidate => candidate.Id == id));
        if (!exists)
            return CmdbResponseWriter.WriteError(CmdbApiError.Invalid("bk_module_id"), isEsb);

        var difference = isBound ? CmdbDifferences.Get(module) : EmulatedModuleDifference.None;
        return CmdbResponseWriter.WriteSuccess(json => CmdbDifferences.Write(json, difference), isEsb);
    }

    // The gateway has the business in some paths; the other requests have it in the body.
    private static string? GetBusiness(BlueKingCall call) => call.PathValue ?? CmdbBusinessId.Read(call.Body);

    // Each module once, never in the requested order: a client that matches by position fails at once.
    private static List<long> ChangeOrder(IReadOnlyList<long> requested)
    {
        List<long> ids = [.. requested.Distinct().OrderDescending()];
        if (ids.SequenceEqual(requested))
            ids.Reverse();

        return ids;
    }

    private static void WriteModule(Utf8JsonWriter json, CmdbSyncStatusArguments arguments, long id, ScenarioTime time)
    {
        if (!CmdbScenarios.TryFind(arguments.BizId, arguments.ServiceTemplateId, id, time, out var module))
            return;

        json.WriteStartObject();
        json.WriteNumber("bk_inst_id", module.Id);
        json.WriteString("status", module.Status);
        json.WriteString("creator", module.Creator);
        json.WriteString("create_time", module.CreateTime);
        json.WriteString("last_time", module.LastTime);
        json.WriteEndObject();
    }

    private EmulatorResponse WritePage<TRow>(
        CmdbListArguments arguments, IReadOnlyList<TRow> rows, Action<Utf8JsonWriter, TRow> write)
        => CmdbResponseWriter.WriteSuccess(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", rows.Count);
            json.WriteStartArray("info");
            foreach (var row in arguments.SelectPage(rows))
            {
                json.WriteStartObject();
                write(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }, isEsb);

    // The list may be missing, null or empty.
    private static bool TryReadIds(JsonParameters body, string name, HashSet<long> ids)
    {
        if (!body.TryGetElement(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return true;
        if (!JsonParameters.TryReadIds(list, out var read))
            return false;

        ids.UnionWith(read);
        return true;
    }

    private static bool HasFields(JsonParameters body)
        => body.TryGetElement("fields", out var fields) && fields.ValueKind == JsonValueKind.Array;

    // The only supported condition: modules of one template.
    private static bool TryReadTemplate(JsonParameters body, out long template)
    {
        template = 0;
        return body.TryGetElement("condition", out var condition)
            && condition.ValueKind == JsonValueKind.Object
            && condition.TryGetProperty("service_template_id", out var id)
            && id.ValueKind == JsonValueKind.Number
            && id.TryGetInt64(out template);
    }
}
