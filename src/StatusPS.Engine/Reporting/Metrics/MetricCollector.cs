using StatusPS.Engine.Services;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>Collects records and failures of queries, and creates the metrics of both.</summary>
/// <param name="maxSeries">
/// The maximum number of series. Queries come before resources, and urgent ones before others; the rest is dropped.
/// </param>
public sealed class MetricCollector(int maxSeries)
{
    private readonly Dictionary<object, StatusRecord> _records = [];
    private readonly List<QueryFailure> _failures = [];

    /// <summary>Adds a record. A later record of the same resource replaces an earlier one.</summary>
    /// <param name="record">The record.</param>
    public void Add(StatusRecord record) =>
        _records[(record.Service, ServiceRegistry.Get(record).GetKey(record))] = record;

    /// <summary>Adds the failure of a query.</summary>
    /// <param name="failure">The failure.</param>
    public void Add(QueryFailure failure) => _failures.Add(failure);

    /// <summary>Creates the metrics of all that was added.</summary>
    public MetricReport CreateReport()
    {
        var queries = CreateQueries();
        MetricGroup[] groups =
        [
            .. Sort(queries.Select(query => query.CreateGroup())),
            .. Sort(_records.Values.GroupBy(record => record.Service).SelectMany(
                service => ServiceRegistry.Get(service.Key).CreateMetrics([.. service]))),
        ];
        var written = new List<MetricSample>();
        int total = groups.Sum(group => group.Samples.Count);
        foreach (var group in groups)
        {
            if (written.Count + group.Samples.Count > maxSeries) break;
            written.AddRange(group.Samples);
        }
        return new(MetricText.Write(written, total - written.Count), total, total - written.Count, queries);
    }

    private static IEnumerable<MetricGroup> Sort(IEnumerable<MetricGroup> groups) => groups
        .Where(group => group.Samples.Count > 0)
        .OrderBy(group => group.Urgency)
        .ThenBy(group => group.Samples[0].Labels.Text, StringComparer.Ordinal);

    // By the text of the labels: names that are written alike are one query.
    private QueryMetrics[] CreateQueries()
    {
        var queries = new Dictionary<MetricLabels, QueryMetrics>();
        foreach (var record in _records.Values) Get(record.Profile, record.Service).Add(record);
        foreach (var failure in _failures)
        {
            if (failure.Services.Count == 0) Get(failure.Profile, null).Add(failure);
            foreach (var service in failure.Services.Distinct()) Get(failure.Profile, service).Add(failure);
        }
        return [.. queries.OrderBy(query => query.Key.Text, StringComparer.Ordinal).Select(query => query.Value)];

        QueryMetrics Get(string? profile, StatusService? service)
        {
            var labels = MetricLabels.Create(("profile", profile), ("service", service));
            if (!queries.TryGetValue(labels, out var query))
                queries.Add(labels, query = new QueryMetrics(profile ?? "", service));
            return query;
        }
    }
}
