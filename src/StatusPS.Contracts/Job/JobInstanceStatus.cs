using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// A job instance (<c>get_job_instance_status</c> or <c>get_job_instance_list</c>, v3 or v4). The list returns no
/// steps: a listed record has no <see cref="Steps"/>, <see cref="CurrentStep"/>, <see cref="StepNumber"/> or host
/// counts. Only the list returns <see cref="Launcher"/>, <see cref="LaunchMode"/> and <see cref="Type"/>.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class JobInstanceStatus : StatusRecord
{
    /// <summary>Creates an empty record.</summary>
    public JobInstanceStatus() : base(StatusService.Job) { }

    /// <summary>Gets or sets the ID of the job instance.</summary>
    public long JobInstanceId { get; set; }

    /// <summary>Gets or sets the type of the scope: <c>biz</c>, <c>biz_set</c> or <c>tenant_set</c>.</summary>
    public string ScopeType { get; set; } = "";

    /// <summary>Gets or sets the ID of the scope.</summary>
    public string ScopeId { get; set; } = "";

    /// <summary>Gets or sets the status in JOB.</summary>
    public JobRunStatusCode Status { get; set; }

    /// <summary>
    /// Gets or sets the service's <c>finished</c> flag. Older servers set it during a confirmation step; use <see
    /// cref="StatusRecord.IsTerminal"/> instead.
    /// </summary>
    public bool Finished { get; set; }

    /// <summary>Gets or sets the creation time, in local time; null when it is not known.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Gets or sets the end, in local time; null while the job is running.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Gets or sets the duration that the service reports; null while the job is running.</summary>
    public TimeSpan? TotalTime { get; set; }

    /// <summary>
    /// Gets or sets the user who started the job (<c>operator</c> of the list); null after a query by ID.
    /// </summary>
    public string? Launcher { get; set; }

    /// <summary>Gets or sets the launch mode; null after a query by ID.</summary>
    public JobLaunchMode? LaunchMode { get; set; }

    /// <summary>Gets or sets the type of the job; null after a query by ID.</summary>
    public JobType? Type { get; set; }

    /// <summary>Gets or sets the steps, in order; empty when the job was listed without them.</summary>
    public IReadOnlyList<JobStepStatus> Steps { get; set => field = SnapshotList<JobStepStatus>.From(value); } = [];

    /// <summary>
    /// Gets or sets the name of the current step: the first that has not ended, otherwise the last that started.
    /// </summary>
    public string? CurrentStep { get; set; }

    /// <summary>Gets or sets the number of the current step, from 1; 0 without steps.</summary>
    public int StepNumber { get; set; }

    /// <summary>Gets or sets the number of distinct hosts; null when hosts were not queried.</summary>
    public int? HostTotal { get; set; }

    /// <summary>
    /// Gets or sets the number of hosts that succeeded in the latest step that ran on them; null when hosts were not
    /// queried.
    /// </summary>
    public int? HostSucceeded { get; set; }

    /// <summary>
    /// Gets or sets the number of hosts that failed or were stopped in the latest step that ran on them; null when
    /// hosts were not queried.
    /// </summary>
    public int? HostFailed { get; set; }

    // The duration of a running job differs in every response.
    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        JobInstanceId, ScopeType, ScopeId, Status, Finished, Launcher, LaunchMode, Type, CreatedAt, EndedAt,
        IsTerminal ? TotalTime : null, CurrentStep, StepNumber,
        HostTotal, HostSucceeded, HostFailed, Steps.Count, .. Steps,
    ];
}
