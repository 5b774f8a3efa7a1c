using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Pipeline;

namespace StatusPS.Commands.Profiles;

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
    /// <param name="unmatched">Receives a pattern that matches nothing; null: nobody is told.</param>
    private protected IReadOnlyList<StatusProfile> Named(Action<string>? unmatched = null)
    {
        try
        {
            return NamedProfiles.Find(Name, WriteError, WriteWarning, unmatched);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
            throw;
        }
    }
}
