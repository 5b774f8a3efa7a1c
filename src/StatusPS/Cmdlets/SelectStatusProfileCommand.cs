using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Select-StatusProfile: selects the profile of a platform for queries of this session that specify none.
/// </summary>
[Cmdlet(VerbsCommon.Select, "StatusProfile", DefaultParameterSetName = NameSet)]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class SelectStatusProfileCommand : StatusCommand
{
    private const string NameSet = "Name";
    private const string ClearSet = "Clear";
    private const string Session = nameof(Session);
    private const string Process = nameof(Process);

    /// <summary>The profile: a name, or a profile object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNull]
    public ProfileReference? Name { get; set; }

    /// <summary>
    /// The scope: Session for this runspace, or Process for STATUSPS_PROFILE, which other runspaces and jobs use too.
    /// </summary>
    [Parameter]
    [ValidateSet(Session, Process)]
    public string Scope { get; set; } = Session;

    /// <summary>Returns the selected profile.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Removes the choices of the session; with -Scope Process, also those of the process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClearSet)]
    public SwitchParameter Clear { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Clear)
        {
            if (IsForProcess) ProcessChoice.Clear();
            SessionChoice.Clear();
            return;
        }
        try
        {
            StatusProfile[] chosen = [.. Chosen(Name!)];
            if (IsForProcess) ChooseForProcess(chosen);
            // A name is kept as a name, so that later changes of the stored profile apply.
            else foreach (var profile in chosen) SessionChoice.Set(profile.Platform, Name!);
            if (PassThru) WriteObject(chosen, enumerateCollection: true);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Name?.Name);
        }
    }

    private bool IsForProcess => string.Equals(Scope, Process, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<StatusProfile> Chosen(ProfileReference reference)
    {
        if (reference.Profile is { } given) return [given];
        if (reference.IsLost) throw ProfileErrors.LostSecrets(reference.Name, "Select-StatusProfile");
        var named = ProfileFinder.Find(reference.Name);
        return named.Count > 0 ? named : throw ProfileFinder.CreateNotFoundError(reference.Name);
    }

    private static void ChooseForProcess(StatusProfile[] chosen)
    {
        if (chosen.Any(profile => profile.Protection == StatusProfile.InMemory))
        {
            throw StatusErrors.Profile(
                $"Profile '{chosen[0].Name}' exists in memory only, so other processes cannot find it by name.",
                "Store the profile with Set-StatusProfile, or pass it as an object: -Profile $using:profile works in "
                    + "ForEach-Object -Parallel and thread jobs.");
        }
        StatusPlatform[] platforms = [.. chosen.Select(profile => profile.Platform)];
        ProcessChoice.Set(chosen[0].Name, platforms);
        // The choice of the runspace takes precedence, so it is removed.
        foreach (var platform in platforms) SessionChoice.Remove(platform);
    }
}
