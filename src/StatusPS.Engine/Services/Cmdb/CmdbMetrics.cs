using StatusPS.Engine.Reporting.Metrics;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>Creates the metrics of modules, one group for each service template.</summary>
internal static class CmdbMetrics
{
    private static readonly MetricFamily Modules = new(
        "statusps_cmdb_modules", "Number of modules of a service template by state.");

    /// <summary>Creates the metrics.</summary>
    /// <param name="modules">The records, each resource once.</param>
    public static IEnumerable<MetricGroup> Create(IReadOnlyList<CmdbSyncStatus> modules) => modules
        .GroupBy(module => MetricLabels.Create(
            ("profile", module.Profile), ("biz_id", module.BizId), ("service_template_id", module.ServiceTemplateId)))
        .Select(template => MetricGroup.Create(
            template.Min(module => module.State), MetricStates.Count(Modules, template.Key, template)));
}
