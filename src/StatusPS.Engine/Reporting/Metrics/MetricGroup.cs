namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>The series of one resource, which are written or dropped together.</summary>
/// <param name="Urgency">The most urgent state of the resource. Less urgent groups are dropped first.</param>
/// <param name="Samples">The series, at least one.</param>
internal sealed record MetricGroup(StatusState Urgency, IReadOnlyList<MetricSample> Samples)
{
    /// <summary>Creates a group from the series that are known.</summary>
    /// <param name="urgency">The most urgent state of the resource.</param>
    /// <param name="samples">The series; null for one whose value is not known.</param>
    public static MetricGroup Create(StatusState urgency, IEnumerable<MetricSample?> samples) =>
        new(urgency, [.. samples.OfType<MetricSample>()]);
}
