using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Base class of the cmdlets that accept profiles by name.</summary>
public abstract class ProfileNameCommand : StatusCommand
{
    /// <summary>The names of the profiles. Wildcards are permitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public virtual string[] Name { get; set; } = [];

    /// <summary>
    /// Finds the profiles of -Name, or all without it. Writes an error for each plain name that does not exist.
    /// </summary>
    /// <param name="unmatched">Receives a warning for each pattern without a match; null disables it.</param>
    /// <param name="orSelected">True to return the selected built-in profile when there is no other.</param>
    private protected IReadOnlyList<StatusProfile> Named(Action<string>? unmatched = null, bool orSelected = false)
    {
        try
        {
            if (orSelected && Name.Length == 0) return NamedProfiles.FindAllOrSelected(WriteError, WriteWarning);
            return NamedProfiles.Find(Name, WriteError, WriteWarning, unmatched);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
            throw;
        }
    }
}
