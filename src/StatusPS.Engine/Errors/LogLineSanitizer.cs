using System.Text;

namespace StatusPS.Engine.Errors;

/// <summary>
/// Makes a line of a log safe for a terminal. Escape sequences, such as color codes, are removed as a whole: nothing of
/// them is text. Tabs are kept. Every other control, bidirectional or line-breaking character is replaced.
/// </summary>
internal static class LogLineSanitizer
{
    private const char Escape = '\u001B', Bell = '\u0007';
    private const char CsiOfC1 = '\u009B', OscOfC1 = '\u009D', StringEnd = '\u009C';

    /// <summary>Sanitizes a line.</summary>
    /// <param name="text">The line.</param>
    public static string Sanitize(string text)
    {
        int first = text.AsSpan().IndexOfAny(Redaction.UnsafeCharacters);
        if (first < 0) return text;
        var sanitized = new StringBuilder(text.Length).Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            char sign = text[i];
            if (sign is Escape or CsiOfC1 or OscOfC1) i = SkipSequence(text, i);
            else if (sign is '\t') sanitized.Append(sign);
            else if (sign is '\r') continue;
            else if (sign is '\n') sanitized.Append(' ');
            else if (Redaction.UnsafeCharacters.Contains(sign)) sanitized.Append('\uFFFD');
            else sanitized.Append(sign);
        }
        return sanitized.ToString();
    }

    // Returns the index of the last character of the sequence. Source: ECMA-48, 5.4 and 5.6.
    private static int SkipSequence(string text, int start)
    {
        int next = start + 1;
        char kind =
            text[start] switch { CsiOfC1 => '[', OscOfC1 => ']', _ => next < text.Length ? text[next++] : '\0' };
        switch (kind)
        {
            case '[':
                while (next < text.Length && text[next] is >= '\x20' and <= '\x3F') next++;
                return next < text.Length && text[next] is >= '\x40' and <= '\x7E' ? next : next - 1;
            case ']' or 'P' or 'X' or '^' or '_':
                int end = text.AsSpan(next).IndexOfAny(Bell, StringEnd, Escape);
                // A sequence without an end: the rest of the line is kept, because a terminal's state is not known.
                if (end < 0) return next - 1;
                end += next;
                return text[end] == Escape && end + 1 < text.Length && text[end + 1] == '\\' ? end + 1 : end;
            case '\0':
                return next - 1;
            default:
                // Intermediate characters, and a final one: a character set, a cursor position.
                while (next < text.Length && text[next - 1] is >= '\x20' and <= '\x2F') next++;
                return next - 1;
        }
    }
}
