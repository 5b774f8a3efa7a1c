using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Aliyun;
using StatusPS.Queries;

namespace StatusPS.Commands;

/// <summary>Get-DtsSyncStatus: DTS synchronization jobs, one record a direction.</summary>
[Cmdlet(VerbsCommon.Get, "DtsSyncStatus")]
[OutputType(typeof(DtsSyncStatus))]
public sealed class GetDtsSyncStatusCommand : StatusQueryCommand
{
    private RecordPump<DtsKey, DtsSyncStatus>? _pump;
    private AliyunProfile? _profile;

    /// <summary>The synchronization jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "DtsJobId")]
    [ValidateNotNullOrEmpty]
    public string[] SynchronizationJobId { get; set; } = [];

    /// <summary>The region the jobs are in. Default: the profile's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? RegionId { get; set; }

    /// <summary>Only this direction.</summary>
    [Parameter]
    [ValidateSet(nameof(DtsDirection.Forward), nameof(DtsDirection.Reverse))]
    public DtsDirection Direction { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        var connection = Connect(StatusPlatform.Aliyun);
        _profile = (AliyunProfile)connection.Profile;
        _pump = new(new(new DtsQuery(connection, Trace()), ThrottleLimit, connection.Time), Await, Write,
            (error, key) => WriteError(error, key.JobId), BeginProgress(connection.Time));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in SynchronizationJobId) _pump!.Post(new(string.IsNullOrEmpty(RegionId) ? _profile!.RegionId : RegionId, id));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }

    private void Write(DtsSyncStatus record)
    {
        if (Direction == DtsDirection.Unknown || record.Direction == Direction) WriteObject(record);
    }
}
