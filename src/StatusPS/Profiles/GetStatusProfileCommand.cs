using System.Management.Automation;

namespace StatusPS.Commands;

/// <summary>Get-StatusProfile: the profiles there are, with the source of each value. Secrets are named, never shown.</summary>
[Cmdlet(VerbsCommon.Get, "StatusProfile")]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class GetStatusProfileCommand : ProfileNameCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Named(), enumerateCollection: true);
}
