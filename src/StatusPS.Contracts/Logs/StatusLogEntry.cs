using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// An entry of a record's log: a line of a host's output, a failed check, an object that could not be synchronized, or
/// a difference. An entry of this type itself, and of no service's own, reports that there is nothing to show.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public class StatusLogEntry : Snapshot
{
    /// <summary>Creates an empty entry.</summary>
    public StatusLogEntry() { }

    /// <summary>Creates an empty entry of a service.</summary>
    /// <param name="service">The service.</param>
    public StatusLogEntry(StatusService service) => Service = service;

    /// <summary>Gets or sets the service of the record.</summary>
    public StatusService Service { get; set; }

    /// <summary>Gets or sets the name of the profile that was used for the query.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Gets or sets the ID of the record.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the name of the record; null when it has none.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Gets or sets the origin within the record: a host, a check item, a table, a user or a process; null for the
    /// record as a whole.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>Gets or sets the severity.</summary>
    public StatusLogSeverity Severity { get; set; } = StatusLogSeverity.Information;

    /// <summary>Gets or sets the time, in local time; null when it is not known.</summary>
    public DateTime? Time { get; set; }

    /// <summary>
    /// Gets or sets the text in one line, with secrets of the profile masked and control characters removed.
    /// </summary>
    public string Text { get; set; } = "";

    /// <summary>
    /// Gets or sets the number of the line in the log of the source, from 1; null when it has no lines.
    /// </summary>
    public long? Line { get; set; }

    /// <summary>Gets or sets the record whose log was queried.</summary>
    public StatusRecord? Record { get; set; }

    /// <summary>The properties of the service by which entries of several sources have the same outcome.</summary>
    internal virtual LogOutcome Outcome => default;

    /// <summary>
    /// The identity of the source: equal for the entries of one source within a record, also when two have one name.
    /// </summary>
    internal object? SourceKey { get; set; }

    /// <summary>Redacts the texts of the service.</summary>
    /// <param name="redact">Masks secrets in a text and removes control characters.</param>
    internal virtual void RedactTexts(Func<string?, string?> redact)
    {
        Source = redact(Source);
        Text = redact(Text) ?? "";
    }

    /// <summary>The values of the service's own properties.</summary>
    private protected virtual object?[] OwnComponents => [];

    /// <summary>All values except the record, which has its own.</summary>
    private protected sealed override object?[] EqualityComponents =>
        [Severity, Service, Name, Id, Profile, Source, Line, Time, Text, .. OwnComponents];

    /// <summary>Gets the source and the text.</summary>
    public override string ToString() => string.IsNullOrEmpty(Source) ? Text : $"{Source}: {Text}";
}
