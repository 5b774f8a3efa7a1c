using System.ComponentModel;

namespace StatusPS;

/// <summary>The sources of a record that have the same outcome: status, exit code, tag and last line.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class StatusLogSummary : Snapshot
{
    /// <summary>Creates an empty summary.</summary>
    public StatusLogSummary() { }

    /// <summary>Creates an empty summary of a service.</summary>
    /// <param name="service">The service.</param>
    public StatusLogSummary(StatusService service) => Service = service;

    /// <summary>Gets or sets the service of the record.</summary>
    public StatusService Service { get; set; }

    /// <summary>Gets or sets the name of the profile that was used for the query.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Gets or sets the ID of the record.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the name of the record; null when it has none.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the part of the record, such as a step; null when it has none.</summary>
    public string? Group { get; set; }

    /// <summary>Gets or sets the number of sources with this outcome.</summary>
    public long Count { get; set; }

    /// <summary>Gets or sets the severity.</summary>
    public StatusLogSeverity Severity { get; set; } = StatusLogSeverity.Information;

    /// <summary>Gets or sets the status; null when the service reports none.</summary>
    public string? Status { get; set; }

    /// <summary>Gets or sets the exit code; null when there is none.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Gets or sets the tag of the script; null when there is none.</summary>
    public string? Tag { get; set; }

    /// <summary>
    /// Gets or sets the last line, without its time; null for sources that succeeded, whose lines are not compared.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>Gets or sets the first sources with this outcome, at most three.</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];

    /// <summary>Gets or sets the record whose log was queried.</summary>
    public StatusRecord? Record { get; set; }

    /// <summary>Gets the count and the outcome, such as <c>2 × exit 1: disk full</c>.</summary>
    public override string ToString()
    {
        string outcome = ExitCode is { } code ? $"exit {code}" : Status ?? $"{Severity}";
        return string.IsNullOrEmpty(Text) ? $"{Count} × {outcome}" : $"{Count} × {outcome}: {Text}";
    }

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
    [
        Severity, Service, Name, Id, Profile, Group, Status, ExitCode, Tag, Text, Count,
        string.Join('\n', Examples),
    ];
}
