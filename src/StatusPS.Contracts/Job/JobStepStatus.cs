using System.ComponentModel;

namespace StatusPS;

/// <summary>A step of a job instance.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobStepStatus : Snapshot
{
    /// <summary>Gets or sets the ID of the step.</summary>
    public long StepInstanceId { get; set; }

    /// <summary>Gets or sets the name of the step.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the type of the step.</summary>
    public JobStepType Type { get; set; }

    /// <summary>Gets or sets the status in JOB.</summary>
    public JobRunStatusCode Status { get; set; }

    /// <summary>Gets or sets the state.</summary>
    public StatusState State { get; set; }

    /// <summary>Gets or sets the status as the service sent it.</summary>
    public long RawStatus { get; set; }

    /// <summary>Gets or sets the number of retries.</summary>
    public int ExecuteCount { get; set; }

    /// <summary>Gets or sets the creation time, in local time; null when it is not known.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Gets or sets the start, in local time; null before it.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets the end, in local time; null while the step is running.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Gets or sets the duration that the service reports; null while the step is running.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>
    /// Gets or sets the duration until the end, or until the response was received if the step is running.
    /// </summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>Gets or sets the number of hosts; null when hosts were not queried.</summary>
    public int? HostTotal { get; set; }

    /// <summary>
    /// Gets or sets the number of hosts on which the step succeeded; null when hosts were not queried.
    /// </summary>
    public int? HostSucceeded { get; set; }

    /// <summary>
    /// Gets or sets the number of hosts on which the step failed or was stopped; null when hosts were not queried.
    /// </summary>
    public int? HostFailed { get; set; }

    /// <summary>Gets or sets the hosts; empty when they were not queried.</summary>
    public IReadOnlyList<JobHostStatus> Hosts { get; set => field = SnapshotList<JobHostStatus>.From(value); } = [];

    /// <summary>Gets or sets the name of the profile that was used for the query.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Gets or sets the type of the scope of the job instance.</summary>
    public string ScopeType { get; set; } = "";

    /// <summary>Gets or sets the ID of the scope of the job instance.</summary>
    public string ScopeId { get; set; } = "";

    /// <summary>Gets or sets the ID of the job instance.</summary>
    public long JobInstanceId { get; set; }

    /// <summary>Gets the name and state.</summary>
    public override string ToString() => $"{Name ?? $"{StepInstanceId}"}: {State}";

    // The duration of a running step differs in every response.
    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
    [
        State, Name, StepInstanceId, Type, Status, RawStatus, ExecuteCount, CreatedAt, StartedAt, EndedAt,
        StateTable.IsTerminal(State) ? TotalTime : null, Profile, ScopeType, ScopeId, JobInstanceId,
        HostTotal, HostSucceeded, HostFailed, Hosts.Count, .. Hosts,
    ];
}
