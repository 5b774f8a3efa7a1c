using System.ComponentModel;

namespace StatusPS;

/// <summary>The result of a step on one host or container.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobHostStatus : Snapshot
{
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

    /// <summary>
    /// Gets or sets the ID of the container in CMDB (<c>container.id</c>), by which its log is queried; null for a
    /// host.
    /// </summary>
    public long? ContainerResourceId { get; set; }

    /// <summary>Gets or sets the name of the container; null for a host.</summary>
    public string? ContainerName { get; set; }

    /// <summary>Gets or sets the status in JOB.</summary>
    public JobHostStatusCode Status { get; set; }

    /// <summary>Gets or sets the state.</summary>
    public StatusState State { get; set; }

    /// <summary>Gets or sets the status as the service sent it.</summary>
    public long RawStatus { get; set; }

    /// <summary>Gets or sets the tag that the script passed to <c>job_success</c> or <c>job_fail</c>.</summary>
    public string? Tag { get; set; }

    /// <summary>Gets or sets the exit code of the script; null when there is none.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Gets or sets the agent's error code (v3 only), which is not the status.</summary>
    public int? ErrorCode { get; set; }

    /// <summary>Gets or sets the start, in local time; null before it.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets the end, in local time; null before it.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Gets or sets the duration that the service reports.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>Gets or sets the name of the profile that was used for the query.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Gets or sets the type of the scope of the job instance.</summary>
    public string ScopeType { get; set; } = "";

    /// <summary>Gets or sets the ID of the scope of the job instance.</summary>
    public string ScopeId { get; set; } = "";

    /// <summary>Gets or sets the ID of the job instance.</summary>
    public long JobInstanceId { get; set; }

    /// <summary>Gets the host or container and its state.</summary>
    public override string ToString() =>
        $"{ContainerName ?? Ip ?? Ipv6 ?? (HostId is { } id ? $"{id}" : "?")}: {State}";

    // The duration of a running step differs in every response.
    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
    [
        State, StepInstanceId, StepName, Kind, Ip, Ipv6, HostId, CloudId, ContainerId, ContainerName,
        ContainerResourceId, Status, RawStatus,
        Tag, ExitCode, ErrorCode, StartedAt, EndedAt, StateTable.IsTerminal(State) ? TotalTime : null,
        Profile, ScopeType, ScopeId, JobInstanceId,
    ];
}
