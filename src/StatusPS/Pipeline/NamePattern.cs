using System.Management.Automation;
using StatusPS.Engine.Queries;

namespace StatusPS.Pipeline;

/// <summary>PowerShell's wildcards, as the engine asks for names: one test.</summary>
internal static class NamePattern
{
    /// <summary>Whether a name is like one of the patterns; null: all are wanted.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <exception cref="StatusException">One is no pattern.</exception>
    public static Func<string, bool>? Of(string[]? patterns)
    {
        if (patterns is null) return null;
        Func<string, bool>[] wanted = [.. patterns.Select(Of)];
        return name => wanted.Any(takes => takes(name));
    }

    /// <summary>The same as a filter, of which a service may be asked a part; null: all are wanted.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <exception cref="StatusException">One is no pattern.</exception>
    public static NameFilter? Filter(string[]? patterns) =>
        Of(patterns) is { } takes && !patterns!.Contains("*") ? new(patterns!, takes) : null;

    /// <summary>Whether a name is like a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="StatusException">It is no pattern.</exception>
    public static Func<string, bool> Of(string pattern)
    {
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            _ = wanted.IsMatch(""); // It is read at its first use, which may be long after others were answered.
        }
        catch (WildcardPatternException)
        {
            throw new StatusException(new StatusError
            {
                Kind = StatusErrorKind.InvalidRequest,
                Message = LocalizedText.From($"'{pattern}' is no pattern: a bracket is not closed. Nothing was sent."),
                RecommendedAction = LocalizedText.From("Close it, as in [abc]*; for a bracket itself write a backtick before it: `[."),
            });
        }
        return wanted.IsMatch;
    }
}
