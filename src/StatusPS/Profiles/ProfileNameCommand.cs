using System.Management.Automation;
using StatusPS.Completion;
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
            return NamedProfiles.Find(Name, WriteError, WriteWarning);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
            throw;
        }
    }
}
