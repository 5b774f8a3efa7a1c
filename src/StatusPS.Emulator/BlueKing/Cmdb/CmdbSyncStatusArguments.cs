using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The arguments of <c>list_service_template_sync_status</c>: some modules of one service template.</summary>
internal sealed record CmdbSyncStatusArguments(long BizId, long ServiceTemplateId, IReadOnlyList<long> ModuleIds)
{
    private const int MaxModules = 500;

    /// <summary>Parses the arguments.</summary>
    /// <param name="bizId">The business, from the path or the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="arguments">The arguments, if valid.</param>
    /// <param name="error">The error, if invalid.</param>
    public static bool TryParse(
        string? bizId,
        JsonParameters body,
        [NotNullWhen(true)] out CmdbSyncStatusArguments? arguments,
        [NotNullWhen(false)] out CmdbApiError? error)
    {
        arguments = null;
        if (!CmdbBusinessId.TryParse(bizId, body, out long biz, out error))
            return false;

        if (!body.TryGetElement("service_template_id", out var template))
            error = CmdbApiError.NotSet("service_template_id");
        else if (template.ValueKind != JsonValueKind.Number
            || !template.TryGetInt64(out long templateId)
            || templateId <= 0)
        {
            error = CmdbApiError.Invalid("service_template_id");
        }
        else if (TryReadModules(body, out var modules, out error))
            arguments = new CmdbSyncStatusArguments(biz, templateId, modules);

        return arguments is not null;
    }

    private static bool TryReadModules(
        JsonParameters body, [NotNullWhen(true)] out List<long>? ids, [NotNullWhen(false)] out CmdbApiError? error)
    {
        const string name = "bk_module_ids";
        ids = null;
        error = null;
        if (!body.TryGetElement(name, out var list) || list.ValueKind == JsonValueKind.Null)
            error = CmdbApiError.NotSet(name);
        else if (list.ValueKind != JsonValueKind.Array)
            error = CmdbApiError.Invalid(name);
        else if (list.GetArrayLength() == 0)
            error = CmdbApiError.NotSet(name);
        else if (list.GetArrayLength() > MaxModules)
            error = CmdbApiError.Invalid(name) with { Message = name + " exceeds the limit of 500" };
        else if (!JsonParameters.TryReadIds(list, out ids))
            error = CmdbApiError.Invalid(name);

        return error is null;
    }
}
