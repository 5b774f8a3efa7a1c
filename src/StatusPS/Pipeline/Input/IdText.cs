using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace StatusPS.Pipeline.Input;

/// <summary>The text of an ID as users type or paste it.</summary>
internal static class IdText
{
    private static readonly char[] Decoration = ['#', '"', '\'', '\u201c', '\u201d', '\u2018', '\u2019'];

    /// <summary>Replaces full-width characters, and removes blanks, quotes and number signs around an ID.</summary>
    public static string Clean(string text)
    {
        // Normalization throws for half of a surrogate pair.
        string normal = text.Any(char.IsSurrogate) ? text : text.Normalize(NormalizationForm.FormKC);
        return normal.Trim().Trim(Decoration).Trim();
    }

    /// <summary>Returns true if a text is a name or a pattern rather than a number.</summary>
    public static bool IsName(string text) => text.Any(char.IsLetter) || HasWildcard(text);

    /// <summary>Returns true if a text has wildcard characters.</summary>
    public static bool HasWildcard(string text) => WildcardPattern.ContainsWildcardCharacters(text);

    // PowerShell writes up to 95 columns before the message, so that the name stands in it once.

    /// <summary>Creates the error for a name in place of an ID.</summary>
    public static ArgumentTransformationMetadataException CreateNameException(string text)
    {
        string name = CodeGeneration.EscapeSingleQuotedStringContent(text);
        return new(LocalizedText.From($"A name is not a valid ID. Use -Name '{name}'."));
    }
}
