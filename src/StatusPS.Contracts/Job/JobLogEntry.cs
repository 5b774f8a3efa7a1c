using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// A line of a host's output in a step of a job instance, or a file transfer of a step that distributes files.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobLogEntry : StatusLogEntry
{
    /// <summary>Creates an empty entry.</summary>
    public JobLogEntry() : base(StatusService.Job) { }

    /// <summary>Gets or sets the ID of the step.</summary>
    public long StepInstanceId { get; set; }

    /// <summary>Gets or sets the name of the step.</summary>
    public string? StepName { get; set; }

    /// <summary>Gets or sets the kind of target.</summary>
    public JobHostKind Kind { get; set; } = JobHostKind.Host;

    /// <summary>Gets or sets the ID of the host (<c>bk_host_id</c>); for a container that of its node.</summary>
    public long? HostId { get; set; }

    /// <summary>Gets or sets the IPv4 address.</summary>
    public string? Ip { get; set; }

    /// <summary>Gets or sets the IPv6 address; null when there is none.</summary>
    public string? Ipv6 { get; set; }

    /// <summary>Gets or sets the ID of the network area (<c>bk_cloud_id</c>).</summary>
    public long? CloudId { get; set; }

    /// <summary>Gets or sets the ID of the container; null for a host.</summary>
    public string? ContainerId { get; set; }

    /// <summary>Gets or sets the name of the container; null for a host.</summary>
    public string? ContainerName { get; set; }

    /// <summary>Gets or sets the status of the host in the step; null for the step as a whole.</summary>
    public JobHostStatusCode? Status { get; set; }

    /// <summary>Gets or sets the exit code of the script; null when there is none.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Gets or sets the tag that the script passed to <c>job_success</c> or <c>job_fail</c>.</summary>
    public string? Tag { get; set; }

    /// <summary>Gets or sets the direction of the file transfer; null for a script.</summary>
    public JobTransferMode? TransferMode { get; set; }

    /// <summary>Gets or sets the status of the file transfer; null for a script.</summary>
    public JobTransferStatus? TransferStatus { get; set; }

    /// <summary>Gets or sets the host, container or file source that a file is sent from; null for a script.</summary>
    public string? SourceHost { get; set; }

    /// <summary>Gets or sets the path of the file at its source; null for a script.</summary>
    public string? SourcePath { get; set; }

    /// <summary>Gets or sets the host or container that a file is sent to; null for a script or an upload.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets or sets the path of the file at its target; null for a script or an upload.</summary>
    public string? TargetPath { get; set; }

    /// <summary>Gets or sets the size of the file as the service formats it, such as <c>9.0 Bytes</c>.</summary>
    public string? Size { get; set; }

    /// <summary>Gets or sets the speed as the service formats it, such as <c>1 KB/s</c>.</summary>
    public string? Speed { get; set; }

    /// <summary>Gets or sets the progress as the service formats it, such as <c>100%</c>.</summary>
    public string? Progress { get; set; }

    /// <inheritdoc/>
    internal override LogOutcome Outcome =>
        TransferStatus is { } transfer ? new(StepName, $"{transfer}", null, null)
        : Status is { } status ? new(StepName, $"{status}", ExitCode, Tag, JobStates.StateOf(status) switch
        {
            StatusState.Failed => StatusLogSeverity.Error,
            StatusState.Canceled or StatusState.Unknown => StatusLogSeverity.Warning,
            _ => StatusLogSeverity.Information,
        })
        : new(StepName, null, null, null);

    /// <inheritdoc/>
    internal override void RedactTexts(Func<string?, string?> redact)
    {
        base.RedactTexts(redact);
        Tag = redact(Tag);
        SourceHost = redact(SourceHost);
        SourcePath = redact(SourcePath);
        TargetHost = redact(TargetHost);
        TargetPath = redact(TargetPath);
        Size = redact(Size);
        Speed = redact(Speed);
        Progress = redact(Progress);
    }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        StepInstanceId, StepName, Kind, HostId, Ip, Ipv6, CloudId, ContainerId, ContainerName, Status, ExitCode, Tag,
        TransferMode, TransferStatus, SourceHost, SourcePath, TargetHost, TargetPath, Size, Speed, Progress,
    ];
}
