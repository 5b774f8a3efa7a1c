namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>The metrics of one query: the records and the failures of a service through a profile.</summary>
/// <param name="profile">The name of the profile; empty when it is not known.</param>
/// <param name="service">The service; null when it is not known.</param>
internal sealed class QueryMetrics(string profile, StatusService? service)
{
    /// <summary>The metric of queries that succeeded or failed.</summary>
    public static readonly MetricFamily Up = new(
        "statusps_up", "1 if the query of the service through the profile returned no error, otherwise 0.");

    /// <summary>The metric of errors.</summary>
    public static readonly MetricFamily Errors = new(
        "statusps_query_errors", "Number of errors of the query by kind.");

    /// <summary>The metric of the time of a query.</summary>
    public static readonly MetricFamily Timestamp = new(
        "statusps_query_timestamp_seconds", "Time of the latest response or failure, in Unix time.",
        MetricFamily.Seconds);

    /// <summary>The metric of the duration of a query.</summary>
    public static readonly MetricFamily Duration = new(
        "statusps_query_duration_seconds", "Duration of the query by Get-StatusOverview.", MetricFamily.Seconds);

    /// <summary>The metric of records.</summary>
    public static readonly MetricFamily Records = new(
        "statusps_records", "Number of records of the service by state.");

    private readonly SortedDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly List<StatusRecord> _records = [];
    private DateTime? _failedAt;

    /// <summary>The name of the profile.</summary>
    public string Profile => profile;

    /// <summary>The service; null when it is not known.</summary>
    public StatusService? Service => service;

    /// <summary>The numbers of errors by kind.</summary>
    public IReadOnlyDictionary<string, int> ErrorCounts => _errors;

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    public void Add(StatusRecord record) => _records.Add(record);

    /// <summary>Adds an error.</summary>
    /// <param name="failure">The failure that the error describes.</param>
    public void Add(QueryFailure failure)
    {
        string name = failure.Kind?.ToString() ?? "Other";
        _errors[name] = _errors.GetValueOrDefault(name) + 1;
        if (failure.OccurredAt?.ToUniversalTime() is { } time && (_failedAt is null || time > _failedAt))
            _failedAt = time;
    }

    /// <summary>Creates the series. A query that failed is as urgent as a record that failed.</summary>
    public MetricGroup CreateGroup()
    {
        var labels = MetricLabels.Create(("profile", profile), ("service", service));
        bool isFailed = _errors.Count > 0;
        var samples = new List<MetricSample?> { Up.CreateSample(labels, isFailed ? 0 : 1) };
        samples.AddRange(_errors.Select(error => Errors.CreateSample(labels.With("kind", error.Key), error.Value)));
        var times = _records.Select(record => (DateTime?)record.RetrievedAt.ToUniversalTime());
        samples.Add(Timestamp.CreateSample(labels, times.Append(_failedAt).Max()));
        if (_records.Count == 0) return MetricGroup.Create(StatusState.Failed, samples);
        samples.Add(Duration.CreateSample(labels, _records.Max(record => record.QueryTiming?.Duration)));
        samples.AddRange(MetricStates.Count(Records, labels, _records));
        return MetricGroup.Create(isFailed ? StatusState.Failed : _records.Min(record => record.State), samples);
    }
}
