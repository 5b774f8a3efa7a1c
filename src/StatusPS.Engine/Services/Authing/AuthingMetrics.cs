using StatusPS.Engine.Reporting.Metrics;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Creates the metrics of sync tasks from their jobs, one group for each task.</summary>
internal static class AuthingMetrics
{
    private const double MaxPercent = 100;

    private static readonly MetricFamily State = new(
        "statusps_authing_task_state", "State of the latest job of a sync task: 1 for the current state, otherwise 0.");

    private static readonly MetricFamily Completed = new(
        "statusps_authing_completed_ratio", "Progress of the latest job of a sync task, from 0 to 1.", "ratio");

    private static readonly MetricFamily LastSuccess = new(
        "statusps_authing_last_success_timestamp_seconds", "End of the latest job that succeeded, in Unix time.",
        MetricFamily.Seconds);

    /// <summary>Creates the metrics.</summary>
    /// <param name="jobs">The records, each resource once.</param>
    public static IEnumerable<MetricGroup> Create(IReadOnlyList<AuthingSyncJob> jobs) => jobs
        .GroupBy(job => MetricLabels.Create(("profile", job.Profile), ("task_id", job.SyncTaskId)))
        .Select(task => Create(task.Key, [.. task]));

    private static MetricGroup Create(MetricLabels labels, AuthingSyncJob[] jobs)
    {
        var latest = jobs.MaxBy(job => (job.CreatedAt ?? DateTime.MinValue, job.SyncJobId))!;
        var succeeded = jobs.Where(job => job.State == StatusState.Succeeded);
        return MetricGroup.Create(latest.State,
        [
            .. MetricStates.Mark(State, labels, latest.State),
            latest.PercentComplete is { } percent && double.IsFinite(percent)
                ? Completed.CreateSample(labels, percent / MaxPercent) : null,
            LastSuccess.CreateSample(labels, succeeded.Max(job => job.UpdatedAt ?? job.CreatedAt)),
        ]);
    }
}
