namespace StatusPS.Engine.Reporting.Reports;

/// <summary>The content of a report: records by urgency, and the queries that failed.</summary>
public sealed class StatusReport
{
    internal StatusReport(
        string title, DateTimeOffset createdAt, IReadOnlyList<ReportEntry> entries,
        IReadOnlyList<ReportFailure> failures, int maxEntries)
    {
        Title = title;
        CreatedAt = createdAt;
        Failures = failures;
        Total = entries.Count;
        AttentionCount = entries.Count(entry => entry.Record.NeedsAttention);
        Entries = entries.Count <= maxEntries ? entries : [.. entries.Take(maxEntries)];
        States = Count(entries, entry => entry.Record.State);
        Services = Count(entries, entry => entry.Record.Service);
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The time of the report.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The queries that failed.</summary>
    public IReadOnlyList<ReportFailure> Failures { get; }

    /// <summary>The number of records, including those that are left out.</summary>
    public int Total { get; }

    /// <summary>The number of records that need attention, including those that are left out.</summary>
    public int AttentionCount { get; }

    /// <summary>The number of records that are left out, the least urgent ones.</summary>
    public int OmittedCount => Total - Entries.Count;

    /// <summary>The records of the report, the most urgent first.</summary>
    internal IReadOnlyList<ReportEntry> Entries { get; }

    /// <summary>The numbers of records by state, the most urgent first.</summary>
    internal IReadOnlyList<KeyValuePair<StatusState, int>> States { get; }

    /// <summary>The numbers of records by service.</summary>
    internal IReadOnlyList<KeyValuePair<StatusService, int>> Services { get; }

    /// <summary>The headline: the number of records that need attention.</summary>
    internal string Headline => Total == 0
        ? LocalizedText.From("The input has no records.")
        : LocalizedText.From($"{AttentionCount:N0} of {Total:N0} records need attention.");

    /// <summary>The number of queries that failed; null when none did.</summary>
    internal string? FailureHeadline => Failures.Count == 0
        ? null : LocalizedText.From($"Queries that failed: {Failures.Count:N0}").ToString();

    /// <summary>The title of the list of queries that failed.</summary>
    internal static string FailureTitle => LocalizedText.From("Profiles and IDs that could not be read");

    private static KeyValuePair<TKey, int>[] Count<TKey>(
        IReadOnlyList<ReportEntry> entries, Func<ReportEntry, TKey> getKey) where TKey : struct =>
        [.. entries.CountBy(getKey).OrderBy(count => count.Key)];
}
