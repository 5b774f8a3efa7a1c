using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>Reads the entries and summaries of Get-StatusLog, live and deserialized.</summary>
internal static class LogEntryReader
{
    /// <summary>Reads an entry with the properties that all services share; null when the object is not one.</summary>
    /// <param name="input">The object.</param>
    public static StatusLogEntry? Read(PSObject input)
    {
        if (input.BaseObject is StatusLogEntry live) return live;
        if (input.BaseObject is StatusLogSummary summary)
        {
            return new StatusLogEntry(summary.Service)
            {
                Profile = summary.Profile,
                Id = summary.Id,
                Source = summary.Group,
                Severity = summary.Severity,
                Text = summary.ToString(),
                Record = summary.Record,
            };
        }
        if (!IsLogEntry(input) || !TryGet(input, nameof(StatusLogEntry.Service), out StatusService service))
            return null;
        object? record = SnapshotReader.GetValue(input, nameof(StatusLogEntry.Record));
        return new StatusLogEntry(service)
        {
            Profile = GetText(input, nameof(StatusLogEntry.Profile)),
            Id = GetText(input, nameof(StatusLogEntry.Id)),
            Source = GetText(input, nameof(StatusLogEntry.Source)),
            Severity = TryGet(input, nameof(StatusLogEntry.Severity), out StatusLogSeverity severity)
                ? severity : StatusLogSeverity.Information,
            Text = GetText(input, nameof(StatusLogEntry.Text)),
            Record = record is null or string ? null : RecordReader.Read(PSObject.AsPSObject(record)),
        };
    }

    /// <summary>Returns whether an object has the properties that tell a log entry from a record.</summary>
    /// <param name="input">The object.</param>
    public static bool IsLogEntry(PSObject input) =>
        input.BaseObject is StatusLogEntry or StatusLogSummary
        || (input.BaseObject is not StatusRecord && input.Properties[nameof(StatusLogEntry.Severity)] is not null
            && input.Properties[nameof(StatusLogEntry.Text)] is not null);

    private static string GetText(PSObject input, string name) => $"{SnapshotReader.GetValue(input, name)}";

    private static bool TryGet<T>(PSObject input, string name, out T value)
    {
        value = default!;
        return SnapshotReader.GetValue(input, name) is { } given
            && LanguagePrimitives.TryConvertTo(given, CultureInfo.InvariantCulture, out value);
    }
}
