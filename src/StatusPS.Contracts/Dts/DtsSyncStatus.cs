using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// One direction of a DTS synchronization job. A query by ID uses <c>DescribeSynchronizationJobStatusList</c>
/// (2020-01-01), a list <c>DescribeDtsJobs</c>. Properties that only the list returns are null after a query by ID.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsSyncStatus : StatusRecord
{
    /// <summary>Creates an empty record.</summary>
    public DtsSyncStatus() : base(StatusService.Dts) { }

    /// <summary>
    /// Gets or sets the ID of the synchronization job; for a listed job its instance (<c>DtsInstanceID</c>), which
    /// both directions share.
    /// </summary>
    public string SynchronizationJobId { get; set; } = "";

    /// <summary>
    /// Gets or sets the ID of the job in its instance (<c>DtsJobId</c>), for calls such as
    /// <c>DescribeDtsJobDetail</c>. Listed jobs only.
    /// </summary>
    public string? DtsJobId { get; set; }

    /// <summary>Gets or sets the direction.</summary>
    public DtsDirection Direction { get; set; }

    /// <summary>Gets or sets the status in DTS.</summary>
    public DtsStatusCode Status { get; set; }

    /// <summary>
    /// Gets or sets the time of the newest record that was synchronized, in local time; null when there is none.
    /// </summary>
    public DateTime? Checkpoint { get; set; }

    /// <summary>Gets or sets the checkpoint as the service sends it: Unix time in seconds.</summary>
    public long? CheckpointUnixTime { get; set; }

    /// <summary>Gets or sets the time between the checkpoint and the response; null without a checkpoint.</summary>
    public TimeSpan? Lag { get; set; }

    /// <summary>Gets or sets the region of the query; null when the endpoint of the profile determines it.</summary>
    public string? RegionId { get; set; }

    /// <summary>Gets or sets the delay that the service reports. Listed jobs only.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Gets or sets the throughput. Listed jobs only.</summary>
    public DtsPerformance? Performance { get; set; }

    /// <summary>
    /// Gets or sets the service's error message, equal to <see cref="StatusRecord.Message"/>. Listed jobs only.
    /// </summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Gets or sets the code of the error; null when there is none. Listed jobs only.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>
    /// Gets or sets the address of the service's page about the error; null when there is none. Listed jobs only.
    /// </summary>
    public string? HelpUrl { get; set; }

    /// <summary>
    /// Gets or sets the service's advice on how to repair the cause of the error; null when there is none. Listed jobs
    /// only.
    /// </summary>
    public string? RepairMethod { get; set; }

    /// <summary>Gets or sets the items of the precheck; empty when they are not reported. Listed jobs only.</summary>
    public IReadOnlyList<DtsPrecheckItem> PrecheckItems
    {
        get;
        set => field = SnapshotList<DtsPrecheckItem>.From(value);
    } = [];

    /// <summary>
    /// Gets or sets the phases with their progress; empty when they are not reported. Listed jobs only.
    /// </summary>
    public IReadOnlyList<DtsPhase> Phases { get; set => field = SnapshotList<DtsPhase>.From(value); } = [];

    /// <summary>Gets or sets the automatic retry; null when the job did not retry. Listed jobs only.</summary>
    public DtsRetry? Retry { get; set; }

    /// <summary>Gets or sets the source database of this direction. Listed jobs only.</summary>
    public DtsDatabase? SourceEndpoint { get; set; }

    /// <summary>Gets or sets the destination database of this direction. Listed jobs only.</summary>
    public DtsDatabase? DestinationEndpoint { get; set; }

    // Without lag, delay, throughput, phases and retry, which differ in every response.
    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        SynchronizationJobId, DtsJobId, Direction, Status, Checkpoint, CheckpointUnixTime, RegionId, ErrorMessage,
        SourceEndpoint, DestinationEndpoint, ErrorCode, HelpUrl, RepairMethod, PrecheckItems.Count, .. PrecheckItems,
    ];
}
