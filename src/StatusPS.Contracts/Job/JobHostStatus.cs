using System.ComponentModel;

namespace StatusPS;

/// <summary>What became of one host or container in a step.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobHostStatus : Snapshot
{
    /// <summary>The step it is the result of.</summary>
    public long StepInstanceId { get; set; }

    /// <summary>That step's name.</summary>
    public string? StepName { get; set; }

    /// <summary>Whether it is a host or a container.</summary>
    public JobHostKind Kind { get; set; } = JobHostKind.Host;

    /// <summary>The host (<c>bk_host_id</c>); of a container, the node it runs on.</summary>
    public long? HostId { get; set; }

    /// <summary>The host's address.</summary>
    public string? Ip { get; set; }

    /// <summary>The host's IPv6 address, where it has one.</summary>
    public string? Ipv6 { get; set; }

    /// <summary>The network area of the host (<c>bk_cloud_id</c>).</summary>
    public long? CloudId { get; set; }

    /// <summary>The container's id.</summary>
    public string? ContainerId { get; set; }

    /// <summary>The container's name.</summary>
    public string? ContainerName { get; set; }

    /// <summary>JOB's own status.</summary>
    public JobHostStatusCode Status { get; set; }

    /// <summary>What the status means.</summary>
    public StatusState State { get; set; }

    /// <summary>The status exactly as the service sent it.</summary>
    public long RawStatus { get; set; }

    /// <summary>What the script said through <c>job_success</c> or <c>job_fail</c>.</summary>
    public string? Tag { get; set; }

    /// <summary>The script's exit code.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The agent's own code (v3 only; not the status).</summary>
    public int? ErrorCode { get; set; }

    /// <summary>When it began, local time.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it ended, local time.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How long it took.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>The host or container and its state.</summary>
    public override string ToString() => $"{ContainerName ?? Ip ?? Ipv6 ?? (HostId is { } id ? $"{id}" : "?")}: {State}";

    // While it runs, the time it took is that of the answer.
    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
    [
        State, StepInstanceId, StepName, Kind, Ip, Ipv6, HostId, CloudId, ContainerId, ContainerName, Status, RawStatus, Tag, ExitCode, ErrorCode,
        StartedAt, EndedAt, StateTable.IsTerminal(State) ? TotalTime : null,
    ];
}
