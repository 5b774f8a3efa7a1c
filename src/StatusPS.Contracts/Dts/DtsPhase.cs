using System.ComponentModel;
using System.Globalization;

namespace StatusPS;

/// <summary>A phase of a DTS job with its progress, as <c>DescribeDtsJobs</c> reports it.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsPhase : Snapshot
{
    /// <summary>
    /// Gets or sets the name: <c>Precheck</c>, <c>StructureInitialization</c>, <c>DataInitialization</c> or
    /// <c>DataSynchronization</c>.
    /// </summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the status as the service sent it; null when it is not reported.</summary>
    public string? RawStatus { get; set; }

    /// <summary>Gets or sets the progress in percent, from 0 to 100; null when it is not reported.</summary>
    public double? Percent { get; set; }

    /// <summary>Gets or sets the number of tables or rows that are finished, as text; null when it is not reported.</summary>
    public string? Progress { get; set; }

    /// <summary>Gets or sets the error message; null when there is none.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Gets whether the phase failed.</summary>
    public bool HasFailed => RawStatus?.Contains("fail", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Gets the name, the status and the progress.</summary>
    public override string ToString() => Percent is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}: {RawStatus} ({percent:0.#}%)") : $"{Name}: {RawStatus}";

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
        [!HasFailed, Name, RawStatus, Percent, Progress, ErrorMessage];
}
