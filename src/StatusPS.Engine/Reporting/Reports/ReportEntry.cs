using StatusPS.Engine.Errors;
using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A record of a report, with the reasons of its state and the records that belong to it.</summary>
internal sealed class ReportEntry
{
    /// <summary>Creates an entry.</summary>
    /// <param name="record">The record.</param>
    /// <param name="reasons">The reasons of its state, as given.</param>
    public ReportEntry(StatusRecord record, IReadOnlyList<ReportReason> reasons)
    {
        Record = record;
        Descriptor = ServiceRegistry.Get(record);
        Reasons = reasons;
        Time = Descriptor.GetOverviewTime(record);
        Redaction = ConnectionPool.FindLatest(Descriptor.Platform, record.Profile)?.Redaction;
    }

    /// <summary>
    /// Orders entries: records that need attention first, then by state, then by time, the longest first.
    /// </summary>
    public static IComparer<ReportEntry> ByUrgency { get; } = Comparer<ReportEntry>.Create((one, other) =>
    {
        int attention = other.Record.NeedsAttention.CompareTo(one.Record.NeedsAttention);
        if (attention != 0) return attention;
        int state = one.Record.State.CompareTo(other.Record.State);
        return state != 0 ? state : (other.Time ?? TimeSpan.Zero).CompareTo(one.Time ?? TimeSpan.Zero);
    });

    /// <summary>Gets the record.</summary>
    public StatusRecord Record { get; }

    /// <summary>Gets the descriptor of the record's service.</summary>
    public ServiceDescriptor Descriptor { get; }

    /// <summary>Gets the reasons of the state.</summary>
    public IReadOnlyList<ReportReason> Reasons { get; }

    /// <summary>Gets the duration of the record, or the lag of a replication; null when it is not known.</summary>
    public TimeSpan? Time { get; }

    /// <summary>
    /// Gets the redaction of the record's profile; null when this process has not used the profile.
    /// </summary>
    public Redaction? Redaction { get; }

    /// <summary>Gets or sets the other records of the same resource, such as the other direction.</summary>
    public IReadOnlyList<StatusRecord> Related { get; set; } = [];

    /// <summary>Returns a text of the record in one line, with secrets masked and control characters removed.</summary>
    /// <param name="text">The text.</param>
    public string Clean(string? text) =>
        ReportText.Clean(string.IsNullOrEmpty(text) ? "" : Redaction?.MaskSecrets(text) ?? text);
}
