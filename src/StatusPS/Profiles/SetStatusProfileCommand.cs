using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Failures;
using StatusPS.Engine.Profiles;

namespace StatusPS.Commands;

/// <summary>Set-StatusProfile: stores a profile, or changes what is given of a stored one.</summary>
[Cmdlet(VerbsCommon.Set, "StatusProfile", SupportsShouldProcess = true)]
public sealed class SetStatusProfileCommand : ProfileSettingsCommand
{
    private const string InputSet = "InputObject";

    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BlueKingSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AliyunSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AuthingSet)]
    [Parameter(Position = 0, ParameterSetName = InputSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>A profile of New-StatusProfile or Get-StatusProfile to store.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ValidateNotNull]
    public StatusProfile? InputObject { get; set; }

    /// <summary>Makes it the default of its platform.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string name = Name ?? InputObject!.Name;
        CheckName(name);
        try
        {
            var store = ProfileStore.OfUser();
            var profile = InputObject is null ? Changed(store, name) : Renamed(InputObject, name);
            if (ShouldProcess($"{profile.Platform} profile '{name}' in {store.Path}", "Store")) store.Save(profile, Default);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, name);
        }
    }

    private StatusProfile Changed(ProfileStore store, string name)
    {
        var profile = store.Find(name) ?? ProfileKinds.New(Platform, name);
        if (profile.Platform != Platform)
        {
            throw StatusErrors.Profile($"Profile '{name}' is of {profile.Platform}, not of {Platform}.",
                "Choose another name, or remove it first with Remove-StatusProfile.");
        }
        Fill(profile);
        return profile;
    }

    private static StatusProfile Renamed(StatusProfile given, string name)
    {
        var profile = ProfileKinds.New(given.Platform, name);
        foreach (var (key, value) in given.Values) profile.Set(key, value.Text, value.Source);
        return profile;
    }
}
