using System.Management.Automation;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Finds profiles by name or wildcard pattern; the built-in one by its full name only.</summary>
internal static class NamedProfiles
{
    /// <summary>Finds the profiles of names; without a name, all except the built-in one.</summary>
    /// <param name="names">The names or patterns.</param>
    /// <param name="problem">Receives an error for a plain name that does not exist or cannot be used.</param>
    /// <param name="warn">
    /// Receives the error of a source that no name requires; the other profiles are returned.
    /// </param>
    /// <param name="unmatched">Receives a warning for each pattern without a match; null disables it.</param>
    /// <exception cref="StatusException">
    /// The store is required and cannot be read, or a pattern is not valid.
    /// </exception>
    public static IReadOnlyList<StatusProfile> Find(
        IReadOnlyCollection<string> names, Action<StatusError, object?> problem, Action<StatusError> warn,
        Action<string>? unmatched = null)
    {
        if (names.Count == 0) return All(problem, warn, readFiles: true);
        var found = new List<StatusProfile>();
        foreach (string name in names)
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            var matching = isPattern ? Matching(name, problem, warn) : Named(name, problem);
            if (matching is null) continue;
            if (matching.Count == 0)
            {
                if (isPattern) unmatched?.Invoke(LocalizedText.From($"No profile matches '{name}'."));
                else problem(ProfileFinder.CreateNotFoundError(name).Error, name);
            }
            found.AddRange(matching);
        }
        return found;
    }

    /// <summary>Finds all profiles; if there are none, the built-in one if the session has selected it.</summary>
    /// <param name="problem">Receives an error for a store that cannot be read.</param>
    /// <param name="warn">Receives the error of a source that cannot be used.</param>
    /// <exception cref="StatusException">The store cannot be read.</exception>
    public static IReadOnlyList<StatusProfile> FindAllOrSelected(
        Action<StatusError, object?> problem, Action<StatusError> warn)
    {
        var all = All(problem, warn, readFiles: true);
        // Any other selected profile is stored or in memory, and so among all.
        return all.Length > 0 ? all : SessionChoice.Names().SelectMany(ProfileFinder.Find).ToList();
    }

    private static IReadOnlyList<StatusProfile> Matching(
        string pattern, Action<StatusError, object?> problem, Action<StatusError> warn)
    {
        var isMatch = NamePattern.Create(pattern);
        return [.. All(problem, warn, ProfileResolver.CanMatchFileProfile(pattern))
            .Where(profile => isMatch(profile.Name))];
    }

    // Null when the error was reported.
    private static IReadOnlyList<StatusProfile>? Named(string name, Action<StatusError, object?> problem)
    {
        try
        {
            return ProfileFinder.Find(name);
        }
        catch (StatusException failure) when (ProfileResolver.IsFileProfile(name))
        {
            problem(failure.Error, name);
            return null;
        }
    }

    // A store that cannot be read is non-terminating if the session has profiles in memory.
    private static StatusProfile[] All(Action<StatusError, object?> problem, Action<StatusError> warn, bool readFiles)
    {
        StatusProfile[] inMemory = [.. SessionChoice.InMemory()];
        try
        {
            return [.. ProfileFinder.All(warn, readFiles)];
        }
        catch (StatusException failure) when (inMemory.Length > 0)
        {
            problem(failure.Error, null);
            return inMemory;
        }
    }
}
