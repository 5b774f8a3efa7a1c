using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline.Input;
using StatusPS.Pipeline;
using StatusPS.Profiles;

namespace StatusPS.Commands;

/// <summary>Select-StatusProfile: which profile this session uses where a query names none, for the profile's platform.</summary>
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

    /// <summary>Session: this runspace alone. Process: by STATUSPS_PROFILE, which ForEach-Object -Parallel, thread jobs and Start-Job see too.</summary>
    [Parameter]
    [ValidateSet(Session, Process)]
    public string Scope { get; set; } = Session;

    /// <summary>Emits the profile that was chosen.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Forgets the session's choices; with -Scope Process, the process's.</summary>
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
            // A name is kept as a name: what is stored under it later holds for the session too.
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
            throw StatusErrors.Profile($"Profile '{chosen[0].Name}' is in memory only: no other process could find it by its name.",
                "Store it with Set-StatusProfile, or hand it on as an object: -Profile $using:made reaches ForEach-Object -Parallel and thread jobs.");
        }
        StatusPlatform[] platforms = [.. chosen.Select(profile => profile.Platform)];
        ProcessChoice.Set(chosen[0].Name, platforms);
        // The runspace's own choice comes first, and would hide it.
        foreach (var platform in platforms) SessionChoice.Forget(platform);
    }
}
