using StatusPS.Engine.Errors;
using StatusPS.Engine.Services;

namespace StatusPS.Cmdlets.Waiting;

/// <summary>Creates the warnings and errors of Wait-Status.</summary>
internal static class WaitMessages
{
    /// <summary>Creates the warning for a record that is paused.</summary>
    public static string Paused(StatusRecord record, string? webPage)
    {
        string page = webPage is null ? "" : Punctuation.Space + webPage;
        return ServiceRegistry.Get(record).PausesForConfirmation
            ? LocalizedText.From(
                $"{Subject(record)} is waiting for confirmation{Standing(record)}. Wait-Status keeps waiting.{page}")
            : LocalizedText.From(
                $"{Subject(record)} is paused "
                    + $"({Redaction.SanitizeControlCharacters(record.RawStatus)}){Standing(record)}. Wait-Status "
                    + $"keeps waiting.{page}");
    }

    /// <summary>Creates the warning for a record whose status is unknown.</summary>
    public static string Unknown(StatusRecord record) =>
        LocalizedText.From(
            $"{Subject(record)} has an unknown status ('{Redaction.SanitizeControlCharacters(record.RawStatus)}'). "
                + $"Wait-Status keeps waiting.");

    /// <summary>Creates the warning for a record that is out of sync.</summary>
    public static string OutOfSync(StatusRecord record) =>
        LocalizedText.From($"{Subject(record)} is out of sync, and no synchronization is running.");

    /// <summary>Creates the warning for a job whose hosts could not be queried.</summary>
    public static string WithoutHosts(StatusRecord record, StatusError error) =>
        LocalizedText.From($"{Subject(record)}: the query for its hosts failed. {error.Message}");

    /// <summary>Creates the error for a record that ended in another state than the one waited for.</summary>
    public static string Failed(StatusRecord record, IReadOnlyCollection<StatusState> until)
    {
        string reason = string.IsNullOrEmpty(record.Message)
            ? ""
            : $"{Punctuation.Colon}{Redaction.SanitizeControlCharacters(record.Message).TrimEnd('.')}";
        string wanted = until.Count > 0
            ? LocalizedText.From($" and can no longer reach {string.Join("/", until)}")
            : "";
        return LocalizedText.From(
            $"{Subject(record)} ended as {record.State} "
                + $"({Redaction.SanitizeControlCharacters(record.RawStatus)}){Standing(record)}{wanted}{reason}.");
    }

    /// <summary>Gets the recommended action for <see cref="Failed"/>.</summary>
    public static string FailedAdvice(StatusRecord record, string? webPage)
    {
        var advice = record.State == StatusState.Failed ? ServiceRegistry.Get(record).GetFailureAdvice(record)
            : record.State == StatusState.Canceled ? LocalizedText.From(
                "The job was stopped by a user or by the service. Find the reason, then start it again.")
            : LocalizedText.From(
                "The state waited for can no longer be reached. Start the job again, or wait for another state with "
                    + "-Until.");
        return webPage is null ? advice : $"{advice}{Punctuation.Space}{LocalizedText.From($"Web page: {webPage}")}";
    }

    /// <summary>Creates the error for a record that did not reach the state waited for in time.</summary>
    public static string TimedOut(StatusRecord record, int seconds, StatusError? failure)
    {
        var still = LocalizedText.From(
            $"{Subject(record)} is still {record.State} "
                + $"({Redaction.SanitizeControlCharacters(record.RawStatus)}){Standing(record)} after "
                + $"{DurationText.FormatSeconds(seconds)}.");
        return failure is null
            ? still
            : $"{still}{Punctuation.Space}{LocalizedText.From($"The last query failed: {failure.Message}")}";
    }

    /// <summary>Gets the recommended action for <see cref="TimedOut"/>.</summary>
    public static string TimedOutAdvice(StatusRecord record) => record.State == StatusState.Paused
        ? ServiceRegistry.Get(record).PausesForConfirmation
            ? LocalizedText.From(
                "The job is waiting for confirmation. Confirm the step in JOB, then run Wait-Status again. The job "
                    + "was not changed.")
            : LocalizedText.From(
                "The job is paused. Resume it in the service's console, then run Wait-Status again. The job was not "
                    + "changed.")
        : LocalizedText.From("Run Wait-Status again, or specify a longer -Timeout. The job was not changed.");

    private static string Subject(StatusRecord record) => ServiceRegistry.Get(record).GetSubject(record);

    private static string Standing(StatusRecord record) => ServiceRegistry.Get(record)
        .GetPosition(record) is { Length: > 0 } standing ? $"{Punctuation.Comma}{standing}" : "";
}
