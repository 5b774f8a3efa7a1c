using System.ComponentModel;
using System.Globalization;

namespace StatusPS;

/// <summary>The throughput of a DTS job (<c>Performance</c> of <c>DescribeDtsJobs</c>).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsPerformance : Snapshot
{
    /// <summary>Gets or sets the megabytes per second (<c>Flow</c>); null when it is not reported.</summary>
    public double? Flow { get; set; }

    /// <summary>
    /// Gets or sets the SQL statements per second, including BEGIN and COMMIT (<c>Rps</c>); null when it is not
    /// reported.
    /// </summary>
    public double? Rps { get; set; }

    /// <summary>Gets both values with their units.</summary>
    public override string ToString() =>
        string.Join(", ", ((string?[])[Text(Flow, "MB/s"), Text(Rps, "statements/s")]).OfType<string>());

    private static string? Text(double? value, string unit) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}") : null;

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents => [Flow, Rps];
}
