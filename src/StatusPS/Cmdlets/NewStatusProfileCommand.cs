using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles;

namespace StatusPS.Cmdlets;

/// <summary>New-StatusProfile: creates a profile in memory, without storing it.</summary>
[Cmdlet(VerbsCommon.New, "StatusProfile")]
[OutputType(typeof(BlueKingProfile), ParameterSetName = [BlueKingSet])]
[OutputType(typeof(AliyunProfile), ParameterSetName = [AliyunSet])]
[OutputType(typeof(AuthingProfile), ParameterSetName = [AuthingSet])]
public sealed class NewStatusProfileCommand : ProfileSettingsCommand
{
    /// <summary>The name of the profile in records and messages.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "session";

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        StatusProfile? profile = null;
        try
        {
            ProfileName.Validate(Name);
            profile = ProfileChange.Edit(PlatformRegistry.CreateProfile(Platform, Name), Fill).Result;
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Name);
        }
        WriteObject(profile);
    }
}
