namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// Reads sections of names and values. <c>#</c> and <c>;</c> begin a comment; after a value only after a space.
/// </summary>
internal static class IniFile
{
    /// <exception cref="FormatException">
    /// A line is neither a section nor a value. The message has its number, but not its text.
    /// </exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(string file)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? current = null;
        int number = 0;
        foreach (string raw in File.ReadLines(file))
        {
            number++;
            string line = raw.Trim('\uFEFF', ' ', '\t', '\r');
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line.IndexOf(']', StringComparison.Ordinal) is > 1 and var end)
            {
                current = new(StringComparer.OrdinalIgnoreCase);
                sections[line[1..end].Trim()] = current;
                continue;
            }
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || current is null)
                throw new FormatException(LocalizedText.From($"line {number} is neither a section nor a value."));
            current[line[..equals].Trim()] = Value(line[(equals + 1)..]);
        }
        return sections;
    }

    private static string Value(string text)
    {
        foreach (string comment in (ReadOnlySpan<string>)[" #", "\t#", " ;", "\t;"])
        {
            if (text.IndexOf(comment, StringComparison.Ordinal) is >= 0 and var at) text = text[..at];
        }
        return text.Trim();
    }
}
