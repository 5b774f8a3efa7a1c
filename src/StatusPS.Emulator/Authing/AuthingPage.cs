using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>The page of a list that a caller asks for, counted from 1.</summary>
internal sealed record AuthingPage(long Number, long Size)
{
    private const long LargestSize = 50;

    public static AuthingPage? Parse(QueryParameters parameters, out AuthingRefusal? refusal)
    {
        refusal = null;
        if (!TryNumber(parameters.Find("page") ?? "1", out long number) || number is < 1 or > int.MaxValue)
            refusal = AuthingRefusal.BadParameter("page");
        else if (!TryNumber(parameters.Find("limit") ?? "10", out long size) || size is < 1 or > LargestSize)
            refusal = AuthingRefusal.BadParameter("limit");
        else
            return new AuthingPage(number, size);

        return null;
    }

    /// <summary>The rows of the page.</summary>
    public List<TRow> Of<TRow>(IReadOnlyList<TRow> rows)
        => [.. rows.Skip((int)Math.Min(int.MaxValue, (Number - 1) * Size)).Take((int)Size)];

    public static bool TryNumber(string? text, out long number)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
