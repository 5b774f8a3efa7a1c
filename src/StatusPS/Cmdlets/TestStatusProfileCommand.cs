using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Test-StatusProfile: tests the proxy, address, TLS, credentials and clock of profiles, with one result for each step.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "StatusProfile", DefaultParameterSetName = NameSet)]
[OutputType(typeof(ProfileCheck))]
public sealed class TestStatusProfileCommand : ProfileNameCommand
{
    private const string NameSet = "Name";
    private const string InputSet = "InputObject";

    /// <inheritdoc/>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Name { get; set; } = [];

    /// <summary>The profile to test, of New-StatusProfile or Get-StatusProfile.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ProfileInput]
    [ValidateNotNull]
    public ProfileReference? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { IsLost: true })
            ThrowTerminating(ProfileErrors.LostSecrets(InputObject.Name, "-InputObject").Error, InputObject.Name);
        if (InputObject is { Profile: null }) Name = [InputObject.Name];
        foreach (var profile in InputObject?.Profile is { } given ? [given] : Named(WriteWarning, orSelected: true))
        {
            try
            {
                var probe = new ProfileProbe(ProfileFinder.Connect(profile), GetTraceSink());
                ForEach(probe.RunAsync(StopToken), profile.Name, WriteObject);
            }
            catch (StatusException failure)
            {
                WriteError(failure.Error, profile.Name);
            }
        }
    }
}
