using System.Management.Automation;
using StatusPS.Engine.Querying;

namespace StatusPS.Queries;

/// <summary>PowerShell's wildcards, as the engine asks for names: one test.</summary>
internal static class NamePattern
{
    /// <summary>Whether a name is like one of the patterns; null: all are wanted.</summary>
    /// <param name="patterns">The patterns.</param>
    public static Func<string, bool>? Of(string[]? patterns)
    {
        if (patterns is null) return null;
        WildcardPattern[] wanted = [.. patterns.Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
        return name => wanted.Any(pattern => pattern.IsMatch(name));
    }

    /// <summary>The same as a filter, of which a service may be asked a part; null: all are wanted.</summary>
    /// <param name="patterns">The patterns.</param>
    public static NameFilter? Filter(string[]? patterns) =>
        Of(patterns) is { } takes && !patterns!.Contains("*") ? new(patterns!, takes) : null;

    /// <summary>Whether a name is like a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    public static Func<string, bool> Of(string pattern) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch;
}
