using System.Management.Automation.Language;

namespace StatusPS.Completion;

/// <summary>What completion puts on the command line, so that PowerShell reads it as one word.</summary>
internal static class CompletedWord
{
    /// <summary>The text, in quotes where it is more than letters, digits and what joins them.</summary>
    /// <param name="text">A name, or an id as the service told it.</param>
    public static string Of(string text) => IsPlain(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    // One that begins with a sign would be a parameter, a number or a comment.
    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsLetterOrDigit(text[0]) || text[0] == '_') && text.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '.' or '/' or ':');
}
