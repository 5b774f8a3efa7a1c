using System.Management.Automation;
using StatusPS.Cmdlets.Waiting;
using StatusPS.Completion;
using StatusPS.Pipeline.Input;

namespace StatusPS.Pipeline;

/// <summary>Base class of the cmdlets that poll records: their profiles, throttling and input.</summary>
public abstract class PollingCommand : StatusCommand
{
    /// <summary>
    /// The profiles to use instead of the records' own, one for each platform: names, or objects of New-StatusProfile
    /// or Get-StatusProfile.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNullOrEmpty]
    public ProfileReference[] Profile { get; set; } = [];

    /// <summary>
    /// The maximum number of concurrent requests of each profile and service, from 1 to 256. Default: 16.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Gets the clock.</summary>
    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>Gets the profiles of the records.</summary>
    private protected RecordProfiles Profiles => field ??= new(Profile);

    /// <summary>Throws a terminating error for a name in -Profile that does not exist.</summary>
    private protected void ValidateProfiles()
    {
        foreach (var reference in Profile)
        {
            try
            {
                RecordProfiles.Validate(reference);
            }
            catch (StatusException failure)
            {
                ThrowTerminating(failure.Error, reference.Name);
            }
        }
    }
}
