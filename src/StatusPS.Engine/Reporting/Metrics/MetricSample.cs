namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>A series with its value.</summary>
/// <param name="Family">The metric.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Value">The value.</param>
internal sealed record MetricSample(MetricFamily Family, MetricLabels Labels, double Value);
