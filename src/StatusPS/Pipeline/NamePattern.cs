using System.Management.Automation;
using StatusPS.Engine.Queries;

namespace StatusPS.Pipeline;

/// <summary>Converts PowerShell's wildcard patterns to predicates for the engine.</summary>
internal static class NamePattern
{
    /// <summary>Creates a predicate that accepts the names that match one of the patterns.</summary>
    /// <param name="patterns">The patterns; null accepts all names.</param>
    /// <returns>The predicate; null when all names are accepted.</returns>
    /// <exception cref="StatusException">A pattern is not valid.</exception>
    public static Func<string, bool>? Create(string[]? patterns)
    {
        if (patterns is null) return null;
        Func<string, bool>[] matches = [.. patterns.Select(Create)];
        return name => matches.Any(isMatch => isMatch(name));
    }

    /// <summary>Creates a filter, parts of which a service may apply itself.</summary>
    /// <param name="patterns">The patterns; null accepts all names.</param>
    /// <returns>The filter; null when all names are accepted.</returns>
    /// <exception cref="StatusException">A pattern is not valid.</exception>
    public static NameFilter? CreateFilter(string[]? patterns) =>
        Create(patterns) is { } isMatch && !patterns!.Contains("*") ? new(patterns!, isMatch) : null;

    /// <summary>Creates a predicate that accepts the names that match a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="StatusException">The pattern is not valid.</exception>
    public static Func<string, bool> Create(string pattern)
    {
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            // A pattern is parsed at its first use, which may be long after other records were written.
            _ = wildcard.IsMatch("");
        }
        catch (WildcardPatternException)
        {
            throw new StatusException(new StatusError
            {
                Kind = StatusErrorKind.InvalidRequest,
                Message = LocalizedText.From(
                    $"'{pattern}' is not a valid wildcard pattern: a bracket is not closed. Nothing was sent."),
                RecommendedAction = LocalizedText.From(
                    "Close the bracket, as in [abc]*. To match a bracket itself, put a backtick before it: `[."),
            });
        }
        return wildcard.IsMatch;
    }
}
