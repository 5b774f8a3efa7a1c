using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>The requested page of a list, numbered from 1.</summary>
internal sealed record AuthingPageArguments(long Number, long Size)
{
    private const long MaxSize = 50;

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static AuthingPageArguments? Parse(QueryParameters parameters, out AuthingApiError? error)
    {
        error = null;
        if (!TryParseNumber(parameters.Find("page") ?? "1", out long number) || number is < 1 or > int.MaxValue)
            error = AuthingApiError.CreateInvalidParameter("page");
        else if (!TryParseNumber(parameters.Find("limit") ?? "10", out long size) || size is < 1 or > MaxSize)
            error = AuthingApiError.CreateInvalidParameter("limit");
        else
            return new AuthingPageArguments(number, size);

        return null;
    }

    /// <summary>Selects the rows of the page.</summary>
    public List<TRow> Select<TRow>(IReadOnlyList<TRow> rows)
        => [.. rows.Skip((int)Math.Min(int.MaxValue, (Number - 1) * Size)).Take((int)Size)];

    public static bool TryParseNumber(string? text, out long number)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
