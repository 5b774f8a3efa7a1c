using System.Globalization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Creates the entries of what a record tells about the reasons of its status.</summary>
internal static class DtsLogEntries
{
    /// <summary>Creates the entries: the error, the precheck, the phases and the retry.</summary>
    /// <param name="record">The record.</param>
    /// <param name="all">True to include what did not fail.</param>
    public static IEnumerable<DtsLogEntry> Create(DtsSyncStatus record, bool all)
    {
        var severity = record.State == StatusState.Failed ? StatusLogSeverity.Error : StatusLogSeverity.Warning;
        if ((record.ErrorMessage ?? record.ErrorCode) is { } text) yield return CreateError(record, text, severity);
        foreach (var item in record.PrecheckItems)
        {
            if (all || item.HasFailed) yield return CreateCheck(record, item, severity);
        }
        foreach (var phase in record.Phases)
        {
            // The message of a failed precheck counts its failed items, which have entries of their own.
            bool isReason = phase.ErrorMessage is { } message && message != record.ErrorMessage
                && !(phase.Name == DtsDiagnosisMapper.Precheck && record.PrecheckItems.Any(item => item.HasFailed));
            if (all || isReason || (phase.HasFailed && record is { ErrorMessage: null, PrecheckItems.Count: 0 }))
                yield return CreatePhase(record, phase, severity);
        }
        if (record.Retry is { } retry && (all || retry.IsRetrying == true)) yield return CreateRetry(record, retry);
    }

    private static DtsLogEntry CreateError(DtsSyncStatus record, string text, StatusLogSeverity severity) => new()
    {
        Kind = DtsLogKind.Error,
        Direction = record.Direction,
        Severity = severity,
        ErrorCode = record.ErrorCode,
        HelpUrl = record.HelpUrl,
        RepairMethod = record.RepairMethod,
        RawState = record.RawStatus,
        Text = WithRepair(text, record.RepairMethod),
    };

    private static DtsLogEntry CreateCheck(
        DtsSyncStatus record, DtsPrecheckItem item, StatusLogSeverity severity) => new()
        {
            Kind = DtsLogKind.Precheck,
            Direction = record.Direction,
            Severity = item.HasFailed ? severity : StatusLogSeverity.Information,
            Source = item.CheckItem ?? item.Description,
            CheckItem = item.CheckItem,
            CheckResult = item.CheckResult,
            RepairMethod = item.RepairMethod,
            Phase = DtsDiagnosisMapper.Precheck,
            RawState = item.CheckResult,
            Text = item.HasFailed
            ? WithRepair(item.FailedReason ?? item.Description ?? item.CheckResult!, item.RepairMethod)
            : string.Join(": ", ((string?[])[item.Description, item.CheckResult]).OfType<string>()),
        };

    private static DtsLogEntry CreatePhase(DtsSyncStatus record, DtsPhase phase, StatusLogSeverity severity) => new()
    {
        Kind = DtsLogKind.Phase,
        Direction = record.Direction,
        Severity = phase.HasFailed || phase.ErrorMessage is not null ? severity : StatusLogSeverity.Information,
        Source = phase.Name,
        Phase = phase.Name,
        Percent = phase.Percent,
        RawState = phase.RawStatus,
        Text = string.Join(", ", ((string?[])
        [
            phase.RawStatus,
            phase.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.#}%") : null,
            phase.Progress,
            phase.ErrorMessage,
        ]).OfType<string>()),
    };

    private static DtsLogEntry CreateRetry(DtsSyncStatus record, DtsRetry retry) => new()
    {
        Kind = DtsLogKind.Retry,
        Direction = record.Direction,
        Severity = retry.IsRetrying == true ? StatusLogSeverity.Warning : StatusLogSeverity.Information,
        Source = retry.Target ?? retry.Module,
        RetryCount = retry.Count,
        RawState = record.RawStatus,
        Text = DescribeRetry(retry) + (retry.ErrorMessage is { } error ? Punctuation.Colon + error : ""),
    };

    private static string DescribeRetry(DtsRetry retry)
    {
        long count = retry.Count ?? 0;
        return retry is { Time: { } time, MaxTime: { } max }
            ? LocalizedText.From(
                $"{count} retries in {DurationText.Format(time)} of at most {DurationText.Format(max)}")
            : LocalizedText.From($"{count} retries");
    }

    private static string WithRepair(string text, string? repair) => string.IsNullOrEmpty(repair)
        ? text : LocalizedText.From($"{text.TrimEnd('.', '。')}. To repair: {repair}");
}
