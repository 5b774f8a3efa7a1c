using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;

namespace StatusPS.Cmdlets;

/// <summary>Remove-StatusProfile: removes stored profiles and their secrets.</summary>
[Cmdlet(VerbsCommon.Remove, "StatusProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveStatusProfileCommand : ProfileNameCommand
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var store = ProfileFinder.Store(StopToken);
        foreach (var profile in Named().DistinctBy(profile => profile.Name.ToUpperInvariant()))
        {
            try
            {
                if (store.Find(profile.Name) is null)
                {
                    WriteError(StatusErrors.Profile(
                        $"Profile '{profile.Name}' is not in the store: it comes from {profile.Protection}.",
                        "Remove it from its source. Get-StatusProfile shows the source of each value.").Error,
                        profile.Name);
                }
                else if (ShouldProcess(
                    LocalizedText.From($"{profile.Platform} profile '{profile.Name}' in {store.Path}"), "Remove"))
                {
                    store.Remove(profile.Name);
                }
            }
            catch (StatusException failure)
            {
                WriteError(failure.Error, profile.Name);
            }
        }
    }
}
