using System.ComponentModel;

namespace StatusPS;

/// <summary>One step of a job instance.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobStepStatus : Snapshot
{
    /// <summary>The step's id.</summary>
    public long StepInstanceId { get; set; }

    /// <summary>The step's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the step does.</summary>
    public JobStepType Type { get; set; }

    /// <summary>JOB's own status.</summary>
    public JobRunStatusCode Status { get; set; }

    /// <summary>What the status means.</summary>
    public StatusState State { get; set; }

    /// <summary>The status exactly as the service sent it.</summary>
    public long RawStatus { get; set; }

    /// <summary>How often the step was tried again.</summary>
    public int ExecuteCount { get; set; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it began, local time.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>The end in local time; null while it is running.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The duration that the service reports; null while it is running.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>The duration until the end, or until the response was read while it is running.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>How many hosts the step runs on; null when hosts were not asked for.</summary>
    public int? HostTotal { get; set; }

    /// <summary>On how many of them it succeeded.</summary>
    public int? HostSucceeded { get; set; }

    /// <summary>On how many of them it failed or was stopped.</summary>
    public int? HostFailed { get; set; }

    /// <summary>The hosts; empty when they were not asked for.</summary>
    public IReadOnlyList<JobHostStatus> Hosts { get; set => field = SnapshotList<JobHostStatus>.From(value); } = [];

    /// <summary>The step's name and state.</summary>
    public override string ToString() => $"{Name ?? $"{StepInstanceId}"}: {State}";

    // While it runs, the time it took is that of the answer.
    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
    [
        State, Name, StepInstanceId, Type, Status, RawStatus, ExecuteCount, CreatedAt, StartedAt, EndedAt, StateTable.IsTerminal(State) ? TotalTime : null,
        HostTotal, HostSucceeded, HostFailed, Hosts.Count, .. Hosts,
    ];
}
