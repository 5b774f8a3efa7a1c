using System.Text;

namespace StatusPS;

/// <summary>
/// Quotes values for command lines, in completion and in messages, so that PowerShell parses each as one argument.
/// </summary>
internal static class CommandArgument
{
    // PowerShell treats typographic single quotes as quotes too.
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>Quotes a value if it contains more than letters, digits and their separators.</summary>
    /// <param name="text">The value.</param>
    public static string Quote(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Formats a value as a literal string in single quotes.</summary>
    /// <param name="text">The value.</param>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (char sign in text)
        {
            if (Quotes.Contains(sign, StringComparison.Ordinal)) quoted.Append(sign);
            quoted.Append(sign);
        }
        return quoted.Append('\'').ToString();
    }

    // A leading sign would start a parameter or a comment. A leading digit may start another number, such as 1e3.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_' || text.All(char.IsAsciiDigit))
        && text.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '.' or '/' or ':');
}
