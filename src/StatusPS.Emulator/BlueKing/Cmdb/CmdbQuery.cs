using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>What a caller asks: some modules of one service template.</summary>
internal sealed record CmdbQuery(long BizId, long ServiceTemplateId, IReadOnlyList<long> ModuleIds)
{
    private const int MostModules = 500;
    private const int JsonError = 1199000;
    private const int Invalid = 1199006;
    private const int NotSet = 1199010;

    /// <summary>Reads and checks the parameters.</summary>
    /// <param name="bizId">The business, from the path or from the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="refusal">The code and message, when something is wrong with them.</param>
    public static CmdbQuery? Parse(string? bizId, JsonParameters? body, out (int Code, string Message) refusal)
    {
        refusal = default;
        if (body is not { IsObject: true })
            refusal = (JsonError, "json unmarshal error");
        else if (bizId is null)
            refusal = (NotSet, "bk_biz_id must be set");
        else if (!long.TryParse(bizId, NumberStyles.None, CultureInfo.InvariantCulture, out long biz) || biz == 0)
            refusal = (Invalid, "bk_biz_id is invalid");
        else if (!body.TryElement("service_template_id", out JsonElement template))
            refusal = (NotSet, "service_template_id must be set");
        else if (template.ValueKind != JsonValueKind.Number || !template.TryGetInt64(out long templateId) || templateId <= 0)
            refusal = (Invalid, "service_template_id is invalid");
        else if (ReadModules(body, out refusal) is { } modules)
            return new CmdbQuery(biz, templateId, modules);

        return null;
    }

    private static List<long>? ReadModules(JsonParameters body, out (int Code, string Message) refusal)
    {
        refusal = default;
        if (!body.TryElement("bk_module_ids", out JsonElement list) || list.ValueKind == JsonValueKind.Null)
            refusal = (NotSet, "bk_module_ids must be set");
        else if (list.ValueKind != JsonValueKind.Array)
            refusal = (Invalid, "bk_module_ids is invalid");
        else if (list.GetArrayLength() == 0)
            refusal = (NotSet, "bk_module_ids must be set");
        else if (list.GetArrayLength() > MostModules)
            refusal = (Invalid, "bk_module_ids exceeds the limit of 500");

        if (refusal.Code != 0)
            return null;

        List<long> ids = new(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long id))
            {
                refusal = (Invalid, "bk_module_ids is invalid");
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }
}
