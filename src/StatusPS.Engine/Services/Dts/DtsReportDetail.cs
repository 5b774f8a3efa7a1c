using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Creates what a report shows beneath a direction of a synchronization job: lag, databases and phases.
/// </summary>
internal static class DtsReportDetail
{
    /// <summary>Creates the details of a direction.</summary>
    /// <param name="record">The direction.</param>
    /// <param name="others">The other directions of the job.</param>
    public static ReportDetail Create(DtsSyncStatus record, IReadOnlyList<DtsSyncStatus> others) => new()
    {
        Facts =
        [
            new(LocalizedText.From("Direction"), $"{record.Direction}"),
            // A job that was listed and queried by ID is there twice.
            .. others.Where(other => other.Direction != record.Direction)
            .DistinctBy(other => other.Direction)
            .Select(other => new ReportFact(LocalizedText.From("Other direction"), FormatOther(other))),
            new(LocalizedText.From("Lag"), ReportText.Format(record.Lag)),
            new(LocalizedText.From("Checkpoint"), ReportText.Format(record.Checkpoint)),
            new(LocalizedText.From("Delay reported by DTS"), ReportText.Format(record.Delay)),
            new(LocalizedText.From("Throughput"), $"{record.Performance}"),
            new(LocalizedText.From("Source"), $"{record.SourceEndpoint}"),
            new(LocalizedText.From("Destination"), $"{record.DestinationEndpoint}"),
            new(LocalizedText.From("Region"), record.RegionId ?? ""),
            new(LocalizedText.From("Error code"), record.ErrorCode ?? ""),
            new(LocalizedText.From("How to repair"), record.RepairMethod ?? ""),
            new(LocalizedText.From("Retries"), $"{record.Retry}"),
            .. record.PrecheckItems.Where(item => item.HasFailed).Select(item => new ReportFact(
                LocalizedText.From("Failed check"),
                Join(item.CheckItem ?? item.Description, item.FailedReason, item.RepairMethod))),
            .. record.Phases.Select(phase => new ReportFact(phase.Name, Join(
                phase.RawStatus, phase.Percent is { } percent
                    ? FormattableString.Invariant($"{percent:0.#}%")
                    : null, phase.ErrorMessage))),
        ],
    };

    private static string FormatOther(DtsSyncStatus other) => Join(
        $"{other.Direction}", $"{other.State}",
        other.Lag is { } lag ? LocalizedText.From($"{DurationText.Format(lag)} behind") : null, other.Message);

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var given = new List<string>();
        foreach (string? part in parts)
        {
            if (!string.IsNullOrEmpty(part)) given.Add(part);
        }
        return string.Join(Punctuation.Comma, given);
    }
}
