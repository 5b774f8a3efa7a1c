using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>What a caller asks of a list: a business and a page.</summary>
internal sealed record CmdbListQuery(long BizId, int Start, int Limit, bool Descends)
{
    /// <summary>Reads and checks what all lists have.</summary>
    /// <param name="bizId">The business, from the path or from the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="mostRows">The largest page.</param>
    /// <param name="idName">What the list may be sorted by, and is sorted down by where nothing is said.</param>
    /// <param name="refusal">What is wrong, when something is.</param>
    public static CmdbListQuery? Parse(string? bizId, JsonParameters body, int mostRows, string idName, out CmdbRefusal? refusal)
    {
        refusal = CmdbBusiness.Check(bizId, body, out long biz);
        if (refusal is not null)
            return null;

        if (!body.TryElement("page", out JsonElement page) || page.ValueKind != JsonValueKind.Object)
            refusal = CmdbRefusal.NotSet("page");
        else if (!TryNumber(page, "start", out int start) || !TryNumber(page, "limit", out int limit) || start < 0 || limit <= 0 || limit > mostRows)
            refusal = CmdbRefusal.PageTooLarge;
        else
        {
            string sort = page.TryGetProperty("sort", out JsonElement text) && JsonParameters.Text(text) is { Length: > 0 } said ? said : "-" + idName;
            if (sort == idName || sort == "-" + idName)
                return new CmdbListQuery(biz, start, limit, sort[0] == '-');

            refusal = CmdbRefusal.Invalid("sort");
        }

        return null;
    }

    /// <summary>The rows of the page, in its order.</summary>
    public IEnumerable<TRow> Page<TRow>(IReadOnlyList<TRow> ascending)
        => (Descends ? ascending.Reverse() : ascending).Skip(Start).Take(Limit);

    private static bool TryNumber(JsonElement page, string name, out int number)
    {
        number = 0;
        return !page.TryGetProperty(name, out JsonElement element) || (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number));
    }
}
