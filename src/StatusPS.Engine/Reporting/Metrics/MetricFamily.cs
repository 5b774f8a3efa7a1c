namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>A metric: a gauge with a name, a help text and a unit. Its series differ in their labels.</summary>
/// <param name="Name">The name. It ends with an underscore and the unit where there is one.</param>
/// <param name="Help">The help text, of one line, without quotation marks and backslashes.</param>
/// <param name="Unit">The unit, such as <c>seconds</c>; null for none.</param>
internal sealed record MetricFamily(string Name, string Help, string? Unit = null)
{
    /// <summary>The unit of times and durations.</summary>
    public const string Seconds = "seconds";

    /// <summary>Creates a series of the metric.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="value">The value.</param>
    public MetricSample CreateSample(MetricLabels labels, double value) => new(this, labels, value);

    /// <summary>Creates a series with a time, in Unix seconds; null when the time is not known.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="time">The time, in local time.</param>
    public MetricSample? CreateSample(MetricLabels labels, DateTime? time)
    {
        double seconds = ((time ?? default).ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        // A record that was read from a file may lack its time.
        return seconds > 0 ? CreateSample(labels, Round(seconds)) : null;
    }

    /// <summary>Creates a series with a duration, in seconds; null when the duration is not known.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="duration">The duration.</param>
    public MetricSample? CreateSample(MetricLabels labels, TimeSpan? duration) =>
        duration is { } span ? CreateSample(labels, Round(span.TotalSeconds)) : null;

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
