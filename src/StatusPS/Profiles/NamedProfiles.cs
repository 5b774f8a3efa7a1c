using System.Management.Automation;
using StatusPS.Engine.Failures;
using StatusPS.Engine.Profiles;
using StatusPS.Queries;

namespace StatusPS.Profiles;

/// <summary>Profiles by name, wildcards among them: all that Get-StatusProfile lists, and the built-in one where it is named in full.</summary>
internal static class NamedProfiles
{
    /// <summary>The profiles of the names; all of them but the built-in one without a name.</summary>
    /// <param name="names">The names.</param>
    /// <param name="problem">Receives an error for a plain name that does not exist, or whose profile can't be used.</param>
    /// <param name="warn">Receives what is wrong with a source of profiles that no name stands for: the others are returned.</param>
    /// <exception cref="StatusException">The store can't be read, or a name is no pattern.</exception>
    public static IReadOnlyList<StatusProfile> Find(
        IReadOnlyCollection<string> names, Action<StatusError, object?> problem, Action<StatusError> warn)
    {
        if (names.Count == 0) return [.. ProfileFinder.All(warn)];
        var found = new List<StatusProfile>();
        foreach (string name in names)
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            var matching = isPattern ? Matching(name, warn) : Named(name, problem);
            if (matching is null) continue;
            if (matching.Count == 0 && string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase)) matching = [.. ProfileFinder.BuiltIn()];
            if (matching.Count == 0 && !isPattern) problem(NoSuchName(name), name);
            found.AddRange(matching);
        }
        return found;
    }

    private static StatusProfile[] Matching(string pattern, Action<StatusError> warn)
    {
        var takes = NamePattern.Of(pattern);
        return [.. ProfileFinder.All(warn, ProfileResolver.MayMatchFile(pattern)).Where(profile => takes(profile.Name))];
    }

    // Null when the error is told.
    private static IReadOnlyList<StatusProfile>? Named(string name, Action<StatusError, object?> problem)
    {
        // The store's own failure ends the command; that of a file named here is this name's.
        if (!ProfileResolver.IsOfFile(name)) return ProfileFinder.Named(name);
        try
        {
            return ProfileFinder.Named(name);
        }
        catch (StatusException failure)
        {
            problem(failure.Error, name);
            return null;
        }
    }

    private static StatusError NoSuchName(string name) => StatusErrors.Profile(
        $"There is no profile '{name}'.", "Get-StatusProfile lists the profiles there are; Set-StatusProfile stores one.").Error;
}
