using System.Management.Automation;
using StatusPS.Engine.Failures;
using StatusPS.Queries;

namespace StatusPS.Profiles;

/// <summary>Profiles by name, wildcards among them: all that Get-StatusProfile lists, and the built-in one where it is named in full.</summary>
internal static class NamedProfiles
{
    /// <summary>The profiles of the names; all of them but the built-in one without a name.</summary>
    /// <param name="names">The names.</param>
    /// <param name="problem">Is told of a plain name that does not exist, and of a platform's file that can't be used.</param>
    /// <exception cref="StatusException">The store can't be read, or a name is no pattern.</exception>
    public static IReadOnlyList<StatusProfile> Find(IReadOnlyCollection<string> names, Action<StatusError, object?> problem)
    {
        StatusProfile[] all = [.. ProfileFinder.All(error => problem(error, null))];
        if (names.Count == 0) return all;
        var found = new List<StatusProfile>();
        foreach (string name in names)
        {
            var takes = NamePattern.Of(name);
            StatusProfile[] matching = [.. all.Where(profile => takes(profile.Name))];
            if (matching.Length == 0 && string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase)) matching = [.. ProfileFinder.BuiltIn()];
            if (matching.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) problem(NoSuchName(name), name);
            found.AddRange(matching);
        }
        return found;
    }

    private static StatusError NoSuchName(string name) => StatusErrors.Profile(
        $"There is no profile '{name}'.", "Get-StatusProfile lists the profiles there are; Set-StatusProfile stores one.").Error;
}
