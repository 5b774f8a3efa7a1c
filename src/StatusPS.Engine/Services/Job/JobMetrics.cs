using StatusPS.Engine.Reporting.Metrics;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Creates the metrics of job instances, one group for each name. The ID of an instance is no label: every run would be
/// new series.
/// </summary>
internal static class JobMetrics
{
    private static readonly MetricFamily Instances = new(
        "statusps_job_instances", "Number of job instances of a name by state.");

    private static readonly MetricFamily LastSuccess = new(
        "statusps_job_last_success_timestamp_seconds", "End of the latest job instance that succeeded, in Unix time.",
        MetricFamily.Seconds);

    /// <summary>Creates the metrics.</summary>
    /// <param name="instances">The records, each resource once.</param>
    public static IEnumerable<MetricGroup> Create(IReadOnlyList<JobInstanceStatus> instances) => instances
        .GroupBy(instance => MetricLabels.Create(
            ("profile", instance.Profile), ("scope_type", instance.ScopeType), ("scope_id", instance.ScopeId),
            ("name", instance.Name)))
        .Select(name => MetricGroup.Create(name.Min(instance => instance.State),
        [
            .. MetricStates.Count(Instances, name.Key, name),
            LastSuccess.CreateSample(name.Key, name.Where(instance => instance.State == StatusState.Succeeded)
                .Max(instance => instance.EndedAt ?? instance.UpdatedAt ?? instance.StartedAt)),
        ]));
}
