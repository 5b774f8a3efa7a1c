using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>What a caller asks of a list: a business, a page, and a body with the rest.</summary>
internal sealed record CmdbListQuery(long BizId, int Start, int Limit, bool Descends, JsonParameters Body)
{
    private const int JsonError = 1199000;
    private const int Invalid = 1199006;
    private const int NotSet = 1199010;
    private const int PageTooLarge = 1199059;

    /// <summary>Reads and checks what all lists have.</summary>
    /// <param name="bizId">The business, from the path or from the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="mostRows">The largest page.</param>
    /// <param name="idName">What the list may be sorted by, and is sorted down by where nothing is said.</param>
    /// <param name="refusal">The code and message, when something is wrong.</param>
    public static CmdbListQuery? Parse(string? bizId, JsonParameters? body, int mostRows, string idName, out (int Code, string Message) refusal)
    {
        refusal = default;
        if (body is not { IsObject: true })
            refusal = (JsonError, "json unmarshal error");
        else if (bizId is null)
            refusal = (NotSet, "bk_biz_id must be set");
        else if (!long.TryParse(bizId, NumberStyles.None, CultureInfo.InvariantCulture, out long biz) || biz == 0)
            refusal = (Invalid, "bk_biz_id is invalid");
        else if (!body.TryElement("page", out JsonElement page) || page.ValueKind != JsonValueKind.Object)
            refusal = (NotSet, "page must be set");
        else if (!TryNumber(page, "start", out int start) || !TryNumber(page, "limit", out int limit) || start < 0 || limit <= 0 || limit > mostRows)
            refusal = (PageTooLarge, "page limit is exceeded. suggestion 200");
        else
        {
            string sort = page.TryGetProperty("sort", out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "-" + idName;
            if (sort == idName || sort == "-" + idName)
                return new CmdbListQuery(biz, start, limit, sort[0] == '-', body);

            refusal = (Invalid, "sort is invalid");
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
