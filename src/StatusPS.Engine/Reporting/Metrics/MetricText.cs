using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>
/// Writes series as a text that is valid in both formats: Prometheus text 0.0.4 and OpenMetrics 1.0. It has gauges
/// only, no timestamps, <c># UNIT</c> lines, and <c># EOF</c> at the end, which Prometheus reads as comments.
/// </summary>
/// <remarks>
/// https://prometheus.io/docs/instrumenting/exposition_formats/,
/// https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md
/// </remarks>
internal static class MetricText
{
    private static readonly MetricFamily Dropped = new(
        "statusps_series_dropped", "Number of series that are missing because of -MaxSeries.");

    // Queries that failed come first.
    private static readonly MetricFamily[] First =
    [
        QueryMetrics.Up, QueryMetrics.Errors, QueryMetrics.Timestamp, QueryMetrics.Duration, Dropped,
        QueryMetrics.Records,
    ];

    /// <summary>Writes series.</summary>
    /// <param name="samples">The series, each labels once for a metric.</param>
    /// <param name="dropped">The number of series that were dropped.</param>
    public static string Write(IEnumerable<MetricSample> samples, int dropped)
    {
        var families = samples.Append(Dropped.CreateSample(default, dropped)).GroupBy(sample => sample.Family)
            .OrderBy(family => (uint)Array.IndexOf(First, family.Key))
            .ThenBy(family => family.Key.Name, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var family in families) Write(text, family.Key, Sort(family));
        return text.Append("# EOF\n").ToString();
    }

    private static IOrderedEnumerable<MetricSample> Sort(IGrouping<MetricFamily, MetricSample> family) =>
        family.OrderBy(sample => family.Key == QueryMetrics.Up ? sample.Value : 0)
            .ThenBy(sample => sample.Labels.Text, StringComparer.Ordinal);

    private static void Write(StringBuilder text, MetricFamily family, IEnumerable<MetricSample> samples)
    {
        text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help).Append('\n');
        text.Append("# TYPE ").Append(family.Name).Append(" gauge\n");
        if (family.Unit is { } unit)
            text.Append("# UNIT ").Append(family.Name).Append(' ').Append(unit).Append('\n');
        foreach (var sample in samples)
        {
            text.Append(family.Name);
            if (sample.Labels.Text is { Length: > 0 } labels) text.Append('{').Append(labels).Append('}');
            text.Append(' ').Append(sample.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
