using StatusPS.Engine.Reporting.Metrics;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Creates the metrics of synchronization jobs, one group for each direction.</summary>
internal static class DtsMetrics
{
    private static readonly MetricFamily State = new(
        "statusps_dts_job_state", "State of a synchronization job: 1 for the current state, otherwise 0.");

    private static readonly MetricFamily Lag = new(
        "statusps_dts_lag_seconds", "Time by which the destination is behind the source.", MetricFamily.Seconds);

    private static readonly MetricFamily Checkpoint = new(
        "statusps_dts_checkpoint_timestamp_seconds", "Time of the newest record that was synchronized, in Unix time.",
        MetricFamily.Seconds);

    private static readonly MetricFamily Info = new(
        "statusps_dts_job_info", "Name of a synchronization job; the value is always 1.");

    /// <summary>Creates the metrics.</summary>
    /// <param name="jobs">The records, each resource once.</param>
    public static IEnumerable<MetricGroup> Create(IReadOnlyList<DtsSyncStatus> jobs) => jobs
        .GroupBy(job => MetricLabels.Create(
            ("profile", job.Profile), ("region_id", job.RegionId), ("job_id", job.SynchronizationJobId),
            ("direction", job.Direction)))
        .Select(same => Create(same.Key, same.MinBy(job => job.State)!));

    private static MetricGroup Create(MetricLabels labels, DtsSyncStatus job) => MetricGroup.Create(job.State,
    [
        .. MetricStates.Mark(State, labels, job.State),
        Lag.CreateSample(labels, job.Lag ?? job.Delay),
        Checkpoint.CreateSample(labels, job.Checkpoint),
        job.Name is { Length: > 0 } name ? Info.CreateSample(labels.With("name", name), 1) : null,
    ]);
}
