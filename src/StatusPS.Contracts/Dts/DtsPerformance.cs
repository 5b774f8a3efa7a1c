using System.ComponentModel;
using System.Globalization;

namespace StatusPS;

/// <summary>How much a DTS job moves, of <c>DescribeDtsJobs</c> (<c>Performance</c>).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsPerformance : Snapshot
{
    /// <summary>Megabytes a second (<c>Flow</c>).</summary>
    public double? Flow { get; set; }

    /// <summary>SQL statements a second, BEGIN and COMMIT among them (<c>Rps</c>).</summary>
    public double? Rps { get; set; }

    /// <summary>Both with their units.</summary>
    public override string ToString() => string.Join(", ", ((string?[])[Text(Flow, "MB/s"), Text(Rps, "statements/s")]).OfType<string>());

    private static string? Text(double? value, string unit) => value is { } told ? string.Create(CultureInfo.InvariantCulture, $"{told:0.##} {unit}") : null;

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents => [Flow, Rps];
}
