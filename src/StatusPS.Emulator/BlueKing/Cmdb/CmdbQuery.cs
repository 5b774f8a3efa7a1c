using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>What a caller asks: some modules of one service template.</summary>
internal sealed record CmdbQuery(long BizId, long ServiceTemplateId, IReadOnlyList<long> ModuleIds)
{
    private const int MostModules = 500;

    /// <summary>Reads and checks the parameters.</summary>
    /// <param name="bizId">The business, from the path or from the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="refusal">What is wrong with them, when something is.</param>
    public static CmdbQuery? Parse(string? bizId, JsonParameters body, out CmdbRefusal? refusal)
    {
        refusal = CmdbBusiness.Check(bizId, body, out long biz);
        if (refusal is not null)
            return null;

        if (!body.TryElement("service_template_id", out JsonElement template))
            refusal = CmdbRefusal.NotSet("service_template_id");
        else if (template.ValueKind != JsonValueKind.Number || !template.TryGetInt64(out long templateId) || templateId <= 0)
            refusal = CmdbRefusal.Invalid("service_template_id");
        else if (ReadModules(body, out refusal) is { } modules)
            return new CmdbQuery(biz, templateId, modules);

        return null;
    }

    private static List<long>? ReadModules(JsonParameters body, out CmdbRefusal? refusal)
    {
        const string name = "bk_module_ids";
        refusal = null;
        if (!body.TryElement(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
            refusal = CmdbRefusal.NotSet(name);
        else if (list.ValueKind != JsonValueKind.Array)
            refusal = CmdbRefusal.Invalid(name);
        else if (list.GetArrayLength() == 0)
            refusal = CmdbRefusal.NotSet(name);
        else if (list.GetArrayLength() > MostModules)
            refusal = new CmdbRefusal(CmdbRefusal.Invalid(name).Code, name + " exceeds the limit of 500");
        else if (!JsonParameters.TryIds(list, out List<long>? ids))
            refusal = CmdbRefusal.Invalid(name);
        else
            return ids;

        return null;
    }
}
