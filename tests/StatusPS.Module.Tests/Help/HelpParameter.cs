namespace StatusPS.Module.Tests.Help;

/// <summary>A parameter, from the code or from a page; equal if both have the same facts.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type's full name.</param>
/// <param name="Aliases">The aliases, sorted and joined.</param>
/// <param name="Accepted">The accepted values, joined; empty if any value is accepted.</param>
/// <param name="TakesWildcards">True if wildcards are accepted.</param>
/// <param name="Sets">Each parameter set with the position, whether it is required, and how it binds from the pipeline;
/// sorted and joined.</param>
internal sealed record HelpParameter(
    string Name, string Type, string Aliases, string Accepted, bool TakesWildcards, string Sets)
{
    /// <summary>Formats one set for <see cref="Sets"/>.</summary>
    public static string Set(string name, string position, bool required, bool byValue, bool byName) =>
        $"{name}: "
            + $"{position}{(required ? ", required" : "")}{(byValue ? ", by value" : "")}{(byName ? ", by name" : "")}";
}
