using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Measures and fits text in terminal cells: an ideograph takes two cells, a combining mark none.</summary>
public static class CellWidth
{
    private const string Ellipsis = "…";

    // East Asian Wide and Fullwidth, and what terminals draw as wide pictures (Unicode TR 11, TR 51).
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x25FD, 0x25FE), (0x2614, 0x2615),
        (0x2648, 0x2653), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26CE, 0x26CE), (0x26D4, 0x26D4),
        (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C), (0x2753, 0x2755), (0x2757, 0x2757),
        (0x2795, 0x2797), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E), (0x3041, 0x33FF),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F7E0, 0x1F7EB), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Measures a text in cells.</summary>
    /// <param name="text">The text, without escape sequences.</param>
    public static int Measure(string text)
    {
        int width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Measure(rune);
        return width;
    }

    /// <summary>Fits a text into a number of cells: truncates it with an ellipsis, or pads it.</summary>
    /// <param name="text">The text, without escape sequences.</param>
    /// <param name="width">The number of cells.</param>
    /// <param name="right">True to align the text to the right.</param>
    public static string Fit(string text, int width, bool right = false)
    {
        if (width <= 0) return "";
        string fitted = Measure(text) <= width ? text : Truncate(text, width - 1) + Ellipsis;
        string space = new(' ', width - Measure(fitted));
        return right ? space + fitted : fitted + space;
    }

    private static string Truncate(string text, int width)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            width -= Measure(rune);
            if (width < 0) break;
            kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private static int Measure(Rune rune)
    {
        if (rune.IsAscii) return 1;
        if (Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        foreach (var (first, last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last) return 2;
        }
        return 1;
    }
}
