using System.Management.Automation;
using StatusPS.Engine.Failures;
using StatusPS.Profiles;

namespace StatusPS.Commands;

/// <summary>Get-StatusProfile: the profiles there are, with the source of each value. Secrets are named, never shown.</summary>
[Cmdlet(VerbsCommon.Get, "StatusProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class GetStatusProfileCommand : ProfileNameCommand
{
    /// <summary>Brings the last good copy of a damaged store back first, after asking.</summary>
    [Parameter]
    public SwitchParameter Repair { get; set; }

    /// <summary>Repairs without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!Repair) return;
        try
        {
            var repaired = ProfileFinder.Store().Repair(Ask);
            WriteVerbose(repaired switch { null => Phrase.Of("Nothing was repaired."), [] => Phrase.Of("The profile store is whole."), _ => Phrase.Of($"Brought back: {string.Join(", ", repaired)}") });
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Named(), enumerateCollection: true);

    private bool Ask(string what)
    {
        if (!ShouldProcess(what, what + "?", "Repair")) return false;
        if (Force) return true;
        if (Attended.IsSo) return ShouldContinue(what + "?", Phrase.Of("Repair the profile store"));
        throw StatusErrors.Profile("The profile store is damaged, and nobody can be asked here whether the last good copy is to be brought back.",
            "Give -Force: Get-StatusProfile -Repair -Force.");
    }
}
