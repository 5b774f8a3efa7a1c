namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A record as the texts of a table row and of its details, redacted and in the session's language.</summary>
internal sealed class ReportRow
{
    /// <summary>The maximum number of hosts, and of reasons, of a record.</summary>
    public const int MaxItems = 50;

    private const int MaxTextLength = 2000;

    private ReportRow(ReportEntry entry) => Record = entry.Record;

    /// <summary>The headings of the columns, in order.</summary>
    public static IReadOnlyList<string> Headings =>
    [
        LocalizedText.From("State"), LocalizedText.From("Service"), LocalizedText.From("Profile"),
        LocalizedText.From("Name"), LocalizedText.From("Progress"), LocalizedText.From("Elapsed or lag"),
        LocalizedText.From("Last change"),
    ];

    /// <summary>The record.</summary>
    public StatusRecord Record { get; }

    /// <summary>The name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The name; the ID when there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The ID.</summary>
    public required string Id { get; init; }

    /// <summary>The step, the percentage or the service's own status.</summary>
    public required string Position { get; init; }

    /// <summary>The duration or the lag; null when it is not known.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The time of the last change; null when it is not known.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>The service's message; empty when there is none.</summary>
    public required string Message { get; init; }

    /// <summary>The page of the record; null when there is none.</summary>
    public string? Link { get; init; }

    /// <summary>The progress in percent, from 0 to 100; null when it is not reported.</summary>
    public double? Percent { get; init; }

    /// <summary>The properties of the service.</summary>
    public IReadOnlyList<ReportFact> Facts { get; private init; } = [];

    /// <summary>The steps.</summary>
    public IReadOnlyList<ReportStep> Steps { get; private init; } = [];

    /// <summary>The hosts that failed, at most <see cref="MaxItems"/>.</summary>
    public IReadOnlyList<string> FailedHosts { get; private init; } = [];

    /// <summary>The reasons, at most <see cref="MaxItems"/>.</summary>
    public IReadOnlyList<ReportReason> Reasons { get; private init; } = [];

    /// <summary>Creates the row of an entry.</summary>
    /// <param name="entry">The entry.</param>
    public static ReportRow Create(ReportEntry entry)
    {
        var record = entry.Record;
        var descriptor = entry.Descriptor;
        var detail = descriptor.GetReportDetail(record, entry.Related);
        string id = Text(record.Id);
        string name = Text(descriptor.GetLabel(record));
        double? percent = descriptor.GetPercent(record);
        return new(entry)
        {
            Profile = Text(record.Profile),
            Id = id,
            Name = name.Length > 0 ? name : id,
            Position = Text(string.Join(Punctuation.Comma,
                descriptor.GetOverviewText(record).Where(text => !string.IsNullOrEmpty(text)))),
            Time = entry.Time,
            ChangedAt = record.UpdatedAt ?? record.StartedAt,
            Message = Text(record.Message),
            Link = ReportText.GetLink(record.WebUrl),
            Percent = percent is >= 0 and <= 100 ? percent : null,
            Facts = [.. detail.Facts.Select(fact => fact with { Value = Text(fact.Value) })
                .Where(fact => fact.Value.Length > 0)],
            Steps = [.. detail.Steps.Select(step => step with { Name = Text(step.Name), Text = Text(step.Text) })],
            FailedHosts = Limit(detail.FailedHosts.Select(Text), detail.FailedHosts.Count),
            Reasons = LimitReasons(entry),
        };

        string Text(string? text) => ReportText.Cut(entry.Clean(text), MaxTextLength);
    }

    /// <summary>Returns the text that says how many items are left out.</summary>
    /// <param name="count">The number of items.</param>
    public static string GetMoreText(int count) => LocalizedText.From($"and {count:N0} more");

    private static string[] Limit(IEnumerable<string> items, int count) =>
        count <= MaxItems ? [.. items] : [.. items.Take(MaxItems), GetMoreText(count - MaxItems)];

    private static ReportReason[] LimitReasons(ReportEntry entry)
    {
        var shown = entry.Reasons.Take(MaxItems).Select(
            reason => reason with { Text = ReportText.Cut(entry.Clean(reason.Text), MaxTextLength) });
        int more = entry.Reasons.Count - MaxItems;
        return more <= 0 ? [.. shown] : [.. shown, new(StatusLogSeverity.Information, GetMoreText(more))];
    }
}
