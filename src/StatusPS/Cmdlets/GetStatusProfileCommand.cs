using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Errors;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-StatusProfile: gets profiles with the source of each value, but without the values of secrets.
/// </summary>
[Cmdlet(VerbsCommon.Get, "StatusProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class GetStatusProfileCommand : ProfileNameCommand
{
    /// <summary>
    /// Removes access of other users to the store and restores the last good copy of a damaged one, after confirmation.
    /// </summary>
    [Parameter]
    public SwitchParameter Repair { get; set; }

    /// <summary>Repairs without confirmation.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!Repair) return;
        try
        {
            var store = ProfileFinder.Store(StopToken);
            var closed = store.RestrictAccess(what => Confirm(what, CannotConfirmAccess));
            if (closed is { Count: > 0 })
                WriteVerbose(LocalizedText.From($"Access of other users removed: {Punctuation.List(closed)}"));
            // What others may read is not read, and so can't be looked at for damage.
            var repaired = closed is null ? null : store.Repair(what => Confirm(what, CannotConfirmRepair));
            WriteVerbose(repaired switch
            {
                null => LocalizedText.From("Nothing was repaired."),
                [] => LocalizedText.From("The profile store is not damaged."),
                _ => LocalizedText.From($"Restored: {Punctuation.List(repaired)}")
            });
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var profile in Named())
        {
            ProfileFinder.SetState(profile);
            WriteObject(profile);
        }
    }

    private static StatusException CannotConfirmAccess() => StatusErrors.Profile(
        "The profile store can be read by other users. Removing their access requires confirmation, and this session "
            + "cannot prompt.",
        "To repair without confirmation, run: Get-StatusProfile -Repair -Force");

    private static StatusException CannotConfirmRepair() => StatusErrors.Profile(
        "The profile store is damaged. Restoring the last good copy requires confirmation, and this session cannot "
            + "prompt.",
        "To repair without confirmation, run: Get-StatusProfile -Repair -Force");

    private bool Confirm(string action, Func<StatusException> createError)
    {
        if (!ShouldProcess(action, action + "?", "Repair")) return false;
        if (Force) return true;
        if (HostInteraction.CanPrompt)
            return ShouldContinue(action + "?", LocalizedText.From("Repair the profile store"));
        throw createError();
    }
}
