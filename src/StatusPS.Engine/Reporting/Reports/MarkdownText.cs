using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>Encodes texts for Markdown, so that none becomes markup, a link or a cell of its own.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// Returns a text in one line, with every ASCII punctuation character as a numeric entity. Such a character is
    /// never markup. Source: https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum number of characters before it is encoded.</param>
    public static string Encode(string? text, int maxLength)
    {
        string clean = ReportText.Cut(ReportText.Clean(text), maxLength);
        var encoded = new StringBuilder(clean.Length + 32);
        foreach (char letter in clean)
        {
            if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)))
                encoded.Append(CultureInfo.InvariantCulture, $"&#{(int)letter};");
            else encoded.Append(letter);
        }
        return encoded.ToString().Trim();
    }
}
