using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// One direction of a DTS synchronization job, of <c>DescribeSynchronizationJobStatusList</c> (2020-01-01) where it was asked for by id, of
/// <c>DescribeDtsJobs</c> where it was listed. What only the list tells is null for a job that was asked for by id.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsSyncStatus : StatusRecord
{
    /// <summary>Makes an empty record.</summary>
    public DtsSyncStatus() : base(StatusService.Dts) { }

    /// <summary>The synchronization job: in a list, its instance (<c>DtsInstanceID</c>), which both directions share.</summary>
    public string SynchronizationJobId { get; set; } = "";

    /// <summary>The id of this job in its instance (<c>DtsJobId</c>), for calls such as <c>DescribeDtsJobDetail</c>. Only the list tells.</summary>
    public string? DtsJobId { get; set; }

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

    /// <summary>How far the service says it is behind. Only the list tells.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>How much it moves. Only the list tells.</summary>
    public DtsPerformance? Performance { get; set; }

    /// <summary>Why it failed, in the service's words; <see cref="StatusRecord.Message"/> has the same. Only the list tells.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Where the data comes from in this direction. Only the list tells.</summary>
    public DtsDatabase? SourceEndpoint { get; set; }

    /// <summary>Where the data goes in this direction. Only the list tells.</summary>
    public DtsDatabase? DestinationEndpoint { get; set; }

    // Not the measures of the moment: how far behind it is, and how much it moves.
    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        SynchronizationJobId, DtsJobId, Direction, Status, Checkpoint, CheckpointUnixTime, RegionId, ErrorMessage,
        SourceEndpoint, DestinationEndpoint,
    ];
}
