using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The arguments that all lists share: a business and a page.</summary>
internal sealed record CmdbListArguments(long BizId, int Start, int Limit, bool IsDescending)
{
    /// <summary>Parses the arguments.</summary>
    /// <param name="bizId">The business, from the path or the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="maxRows">The largest page.</param>
    /// <param name="idName">The only field to sort by; descending by default.</param>
    /// <param name="arguments">The arguments, if valid.</param>
    /// <param name="error">The error, if invalid.</param>
    public static bool TryParse(
        string? bizId,
        JsonParameters body,
        int maxRows,
        string idName,
        [NotNullWhen(true)] out CmdbListArguments? arguments,
        [NotNullWhen(false)] out CmdbApiError? error)
    {
        arguments = null;
        if (!CmdbBusinessId.TryParse(bizId, body, out long biz, out error))
            return false;

        if (!body.TryGetElement("page", out var page) || page.ValueKind != JsonValueKind.Object)
            error = CmdbApiError.NotSet("page");
        else if (!TryReadNumber(page, "start", out int start) || start < 0
            || !TryReadNumber(page, "limit", out int limit) || limit <= 0 || limit > maxRows)
        {
            error = CmdbApiError.PageTooLarge;
        }
        else if (ReadSort(page) is var sort && sort is not null && sort != idName && sort != "-" + idName)
            error = CmdbApiError.Invalid("sort");
        else
            arguments = new CmdbListArguments(biz, start, limit, sort != idName);

        return arguments is not null;
    }

    /// <summary>Selects the rows of the page, in its order.</summary>
    public IEnumerable<TRow> SelectPage<TRow>(IReadOnlyList<TRow> ascending)
        => (IsDescending ? ascending.Reverse() : ascending).Skip(Start).Take(Limit);

    private static string? ReadSort(JsonElement page)
        => page.TryGetProperty("sort", out var element)
            && JsonParameters.GetText(element) is { Length: > 0 } sort
            ? sort
            : null;

    private static bool TryReadNumber(JsonElement page, string name, out int number)
    {
        number = 0;
        return !page.TryGetProperty(name, out var element)
            || (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number));
    }
}
