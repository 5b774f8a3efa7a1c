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
    /// <param name="problem">Is told of a plain name that does not exist, and of a platform's file that can't be used.</param>
    /// <param name="unmatched">Receives a pattern that matches no profile; null: nobody is told.</param>
    /// <exception cref="StatusException">The store can't be read and a name needs it, or a name is no pattern.</exception>
    public static IReadOnlyList<StatusProfile> Find(
        IReadOnlyCollection<string> names, Action<StatusError, object?> problem, Action<string>? unmatched = null)
    {
        var all = new Lazy<StatusProfile[]>(() => [.. All(problem)]);
        if (names.Count == 0) return all.Value;
        var found = new List<StatusProfile>();
        foreach (string name in names)
        {
            // Neither the built-in profile nor a store that can't be read concern each other.
            StatusProfile[] matching = ProfileResolver.IsDemo(name) ? [.. ProfileFinder.BuiltIn()] : Matching(name, all);
            if (matching.Length == 0)
            {
                if (WildcardPattern.ContainsWildcardCharacters(name)) unmatched?.Invoke(Phrase.Of($"No profile matches '{name}'."));
                else problem(NoSuchName(name), name);
            }
            found.AddRange(matching);
        }
        return found;
    }

    private static StatusProfile[] Matching(string name, Lazy<StatusProfile[]> all)
    {
        var takes = NamePattern.Of(name);
        if (!WildcardPattern.ContainsWildcardCharacters(name) && !IsStoreReadable())
        {
            StatusProfile[] inMemory = [.. SessionChoice.InMemory().Where(profile => takes(profile.Name))];
            if (inMemory.Length > 0) return inMemory;
        }
        return [.. all.Value.Where(profile => takes(profile.Name))];
    }

    // A store that can't be read is an error beside the session's own profiles, where there are some.
    private static IEnumerable<StatusProfile> All(Action<StatusError, object?> problem)
    {
        StatusProfile[] inMemory = [.. SessionChoice.InMemory()];
        if (inMemory.Length == 0) return ProfileFinder.All(error => problem(error, null));
        try
        {
            return [.. ProfileFinder.All(error => problem(error, null))];
        }
        catch (StatusException failure)
        {
            problem(failure.Error, null);
            return inMemory;
        }
    }

    private static bool IsStoreReadable()
    {
        try
        {
            _ = ProfileFinder.Store().List();
            return true;
        }
        catch (StatusException)
        {
            return false;
        }
    }

    private static StatusError NoSuchName(string name) => StatusErrors.Profile(
        $"There is no profile '{name}'.", "Get-StatusProfile lists the profiles there are; Set-StatusProfile stores one.").Error;
}
