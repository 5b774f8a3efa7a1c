using System.ComponentModel;

namespace StatusPS;

/// <summary>One direction of a DTS synchronization job, of <c>DescribeSynchronizationJobStatusList</c> (2020-01-01).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsSyncStatus : StatusRecord
{
    /// <summary>Makes an empty record.</summary>
    public DtsSyncStatus() : base(StatusService.Dts) { }

    /// <summary>The synchronization job.</summary>
    public string SynchronizationJobId { get; set; } = "";

    /// <summary>The direction.</summary>
    public DtsDirection Direction { get; set; }

    /// <summary>DTS's own status.</summary>
    public DtsStatusCode Status { get; set; }

    /// <summary>The time of the newest record that was synchronized, local time.</summary>
    public DateTime? Checkpoint { get; set; }

    /// <summary>The same as the service sends it: Unix time in seconds.</summary>
    public long? CheckpointUnixTime { get; set; }

    /// <summary>How far the checkpoint was behind when the answer was read.</summary>
    public TimeSpan? Lag { get; set; }

    /// <summary>The region that was asked.</summary>
    public string? RegionId { get; set; }

    /// <inheritdoc/>
    private protected override object?[] Details =>
    [
        SynchronizationJobId, Direction, Status, Checkpoint, CheckpointUnixTime, RegionId,
    ];
}
