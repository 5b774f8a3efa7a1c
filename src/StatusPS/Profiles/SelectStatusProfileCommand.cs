using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Failures;
using StatusPS.Profiles;

namespace StatusPS.Commands;

/// <summary>Select-StatusProfile: which profile this session uses where a query names none, for the profile's platform.</summary>
[Cmdlet(VerbsCommon.Select, "StatusProfile", DefaultParameterSetName = NameSet)]
[OutputType(typeof(void))]
public sealed class SelectStatusProfileCommand : StatusCommand
{
    private const string NameSet = "Name";
    private const string ClearSet = "Clear";

    /// <summary>The profile: a name, or a profile object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNull]
    public ProfileReference? Name { get; set; }

    /// <summary>Forgets the session's choices.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClearSet)]
    public SwitchParameter Clear { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Clear)
        {
            SessionChoice.Clear();
            return;
        }
        try
        {
            StatusProfile[] chosen = Name!.Profile is { } given ? [given]
                : string.Equals(Name.Name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase) ? [.. ProfileFinder.BuiltIn()]
                : [.. ProfileFinder.All().Where(profile => string.Equals(profile.Name, Name.Name, StringComparison.OrdinalIgnoreCase))];
            if (chosen.Length == 0)
                throw StatusErrors.Profile($"There is no profile '{Name.Name}'.", "Get-StatusProfile lists the profiles there are.");
            // A name is kept as a name: what is stored under it later holds for the session too.
            foreach (var profile in chosen) SessionChoice.Set(profile.Platform, Name);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Name?.Name);
        }
    }
}
