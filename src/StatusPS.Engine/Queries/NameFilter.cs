namespace StatusPS.Engine.Queries;

/// <summary>Names with wildcards. What services search by is a part of the one: they find more, and the rest is left out here.</summary>
/// <param name="patterns">The names, with <c>*</c>, <c>?</c> and <c>[abc]</c>.</param>
/// <param name="takes">Whether it takes a name.</param>
public sealed class NameFilter(IReadOnlyList<string> patterns, Func<string, bool> takes)
{
    // A backquote escapes the letter after it; a backslash has a meaning of its own to the services' databases.
    private static readonly char[] Special = ['*', '?', '[', ']', '`', '\\'];

    /// <summary>One name with wildcards.</summary>
    /// <param name="pattern">The name, with <c>*</c>, <c>?</c> and <c>[abc]</c>.</param>
    /// <param name="takes">Whether it takes a name.</param>
    public NameFilter(string pattern, Func<string, bool> takes) : this([pattern], takes) { }

    /// <summary>The longest part that every name it takes has in it; null where there is none, as of several patterns.</summary>
    public string? Fragment { get; } = patterns.Count == 1 ? FragmentOf(patterns[0]) : null;

    /// <summary>Whether it takes a name.</summary>
    /// <param name="name">The name.</param>
    public bool Takes(string? name) => takes(name ?? "");

    private static string? FragmentOf(string pattern)
    {
        if (pattern.Contains('`', StringComparison.Ordinal) || pattern.Contains('[', StringComparison.Ordinal)) return null;
        string longest = pattern.Split(Special).Select(part => part.Trim()).MaxBy(part => part.Length) ?? "";
        return longest.Length > 0 ? longest : null;
    }
}
