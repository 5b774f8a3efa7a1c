using System.Management.Automation;
using StatusPS.Engine.Querying;

namespace StatusPS.Queries;

/// <summary>A parameter with wildcards, as the engine takes it.</summary>
internal static class NameFilters
{
    /// <summary>The filter; null for no name or one that takes all.</summary>
    public static NameFilter? Of(string? pattern)
    {
        if (string.IsNullOrEmpty(pattern) || pattern == "*") return null;
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return new(pattern, wildcard.IsMatch);
    }
}
