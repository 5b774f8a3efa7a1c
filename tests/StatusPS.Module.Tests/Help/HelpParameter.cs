namespace StatusPS.Module.Tests.Help;

/// <summary>A parameter, as the code has it or as a page tells it; equal when both say the same.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type's full name.</param>
/// <param name="Aliases">The aliases, sorted and joined.</param>
/// <param name="Accepted">The accepted values, joined; empty where any is.</param>
/// <param name="TakesWildcards">Whether wildcards are taken.</param>
/// <param name="Sets">Each parameter set with the position, and whether it is required and binds from the pipeline; sorted and joined.</param>
internal sealed record HelpParameter(string Name, string Type, string Aliases, string Accepted, bool TakesWildcards, string Sets)
{
    /// <summary>How one set is written in <see cref="Sets"/>.</summary>
    public static string Set(string name, string position, bool required, bool byValue, bool byName) =>
        $"{name}: {position}{(required ? ", required" : "")}{(byValue ? ", by value" : "")}{(byName ? ", by name" : "")}";
}
