using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Failures;
using StatusPS.Profiles;

namespace StatusPS.Commands;

/// <summary>What the cmdlets that take profiles by name share.</summary>
public abstract class ProfileNameCommand : StatusCommand
{
    /// <summary>The profiles' names; wildcards are taken.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public virtual string[] Name { get; set; } = [];

    /// <summary>The profiles of the names, all of them without a name; a plain name that does not exist is an error of its own.</summary>
    private protected IReadOnlyList<StatusProfile> Named()
    {
        try
        {
            StatusProfile[] all = [.. ProfileFinder.All(problem => WriteError(problem, null))];
            if (Name.Length == 0) return all;
            var found = new List<StatusProfile>();
            foreach (string name in Name)
            {
                var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
                StatusProfile[] matching = [.. all.Where(profile => pattern.IsMatch(profile.Name))];
                if (matching.Length == 0 && string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase)) matching = [.. ProfileFinder.BuiltIn()];
                if (matching.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteError(NoSuchName(name), name);
                found.AddRange(matching);
            }
            return found;
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
            throw;
        }
    }

    private static StatusError NoSuchName(string name) => StatusErrors.Profile(
        $"There is no profile '{name}'.", "Get-StatusProfile lists the profiles there are; Set-StatusProfile stores one.").Error;
}
