namespace StatusPS.Engine.Queries;

/// <summary>
/// A filter of names with wildcards. Services search for a part of a name: they return more, which the filter removes.
/// </summary>
/// <param name="patterns">The patterns, with <c>*</c>, <c>?</c> and <c>[abc]</c>.</param>
/// <param name="isMatch">Returns true for a name that matches.</param>
public sealed class NameFilter(IReadOnlyList<string> patterns, Func<string, bool> isMatch)
{
    // A backquote escapes the letter after it. A backslash has a meaning of its own to the services' databases.
    private static readonly char[] SpecialCharacters = ['*', '?', '[', ']', '`', '\\'];

    /// <summary>Creates a filter of one pattern.</summary>
    /// <param name="pattern">The pattern, with <c>*</c>, <c>?</c> and <c>[abc]</c>.</param>
    /// <param name="isMatch">Returns true for a name that matches.</param>
    public NameFilter(string pattern, Func<string, bool> isMatch) : this([pattern], isMatch) { }

    /// <summary>
    /// The longest text that is part of every matching name; null when there is none, as for several patterns.
    /// </summary>
    public string? Fragment { get; } = patterns.Count == 1 ? FindFragment(patterns[0]) : null;

    /// <summary>Returns whether a name matches.</summary>
    /// <param name="name">The name; null counts as empty.</param>
    public bool IsMatch(string? name) => isMatch(name ?? "");

    private static string? FindFragment(string pattern)
    {
        if (pattern.Contains('`', StringComparison.Ordinal)
            || pattern.Contains('[', StringComparison.Ordinal)) return null;
        string longest = pattern.Split(SpecialCharacters).Select(part => part.Trim()).MaxBy(part => part.Length) ?? "";
        return longest.Length > 0 ? longest : null;
    }
}
