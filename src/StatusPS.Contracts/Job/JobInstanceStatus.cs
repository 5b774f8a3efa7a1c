using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// One job instance, of <c>get_job_instance_status</c> or of <c>get_job_instance_list</c> (v3 or v4). The list tells no
/// steps: a record that comes from it alone has no <see cref="Steps"/>, <see cref="CurrentStep"/>, <see cref="StepNumber"/>
/// nor host counts. Only the list tells <see cref="Launcher"/>, <see cref="LaunchMode"/> and <see cref="Type"/>.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobInstanceStatus : StatusRecord
{
    /// <summary>Makes an empty record.</summary>
    public JobInstanceStatus() : base(StatusService.Job) { }

    /// <summary>The job instance.</summary>
    public long JobInstanceId { get; set; }

    /// <summary>The kind of scope it belongs to: <c>biz</c>, <c>biz_set</c> or <c>tenant_set</c>.</summary>
    public string ScopeType { get; set; } = "";

    /// <summary>The scope it belongs to.</summary>
    public string ScopeId { get; set; } = "";

    /// <summary>JOB's own status.</summary>
    public JobRunStatusCode Status { get; set; }

    /// <summary>The service's own flag. Older servers set it while a person is awaited: trust <see cref="StatusRecord.IsTerminal"/>.</summary>
    public bool Finished { get; set; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The end in local time; null while it is running.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The duration that the service reports; null while it is running.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>Who started it (the list's <c>operator</c>); null when it was asked for by its id.</summary>
    public string? Launcher { get; set; }

    /// <summary>From where it was started; null when it was asked for by its id.</summary>
    public JobLaunchMode? LaunchMode { get; set; }

    /// <summary>What it was made from; null when it was asked for by its id.</summary>
    public JobType? Type { get; set; }

    /// <summary>The steps, in order; empty when it was listed without them.</summary>
    public IReadOnlyList<JobStepStatus> Steps { get; set => field = SnapshotList<JobStepStatus>.From(value); } = [];

    /// <summary>The name of the step it is at: the first that has not ended, or the last that began.</summary>
    public string? CurrentStep { get; set; }

    /// <summary>The place of that step, from 1; 0 without steps.</summary>
    public int StepNumber { get; set; }

    /// <summary>How many hosts it runs on, each counted once; null when hosts were not asked for.</summary>
    public int? HostTotal { get; set; }

    /// <summary>How many of them succeeded in the latest step they take part in.</summary>
    public int? HostSucceeded { get; set; }

    /// <summary>How many of them failed or were stopped in the latest step they take part in.</summary>
    public int? HostFailed { get; set; }

    // While it runs, the time it took is that of the answer.
    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        JobInstanceId, ScopeType, ScopeId, Status, Finished, Launcher, LaunchMode, Type, CreatedAt, EndedAt, IsTerminal ? TotalTime : null, CurrentStep, StepNumber,
        HostTotal, HostSucceeded, HostFailed, Steps.Count, .. Steps,
    ];
}
