using System.Text;

namespace StatusPS;

/// <summary>What is put on a command line, by completion or by an advice that somebody copies, so that PowerShell reads it as one word.</summary>
internal static class CommandArgument
{
    // PowerShell takes the typographic ones for quotes too.
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>The text, in quotes where it is more than letters, digits and what joins them.</summary>
    /// <param name="text">A name, or an id as the service told it.</param>
    public static string Quote(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>The text as a literal string, always in quotes.</summary>
    /// <param name="text">A name, or an id as the service told it.</param>
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

    // One that begins with a sign would be a parameter or a comment, and one that begins with a digit may be another number, such as 1e3.
    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_' || text.All(char.IsAsciiDigit)) && text.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '.' or '/' or ':');
}
