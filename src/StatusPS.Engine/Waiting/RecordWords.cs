using System.Globalization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Waiting;

/// <summary>What records are called, and what they say of themselves, in words.</summary>
public static class RecordWords
{
    /// <summary>What a record is about.</summary>
    /// <param name="record">The record.</param>
    public static string Subject(StatusRecord record) => record switch
    {
        JobInstanceStatus job => LocalizedText.From($"Job instance {job.JobInstanceId}") + Quoted(job.Name),
        CmdbSyncStatus module => LocalizedText.From($"Module {module.ModuleId} of service template {module.ServiceTemplateId}"),
        DtsSyncStatus job => LocalizedText.From($"Synchronization job {Plain(job.SynchronizationJobId)} ({job.Direction})"),
        AuthingSyncJob job => LocalizedText.From($"Sync job {job.SyncJobId} of task {job.SyncTaskId}"),
        _ => Plain(record.Id) + Quoted(record.Name),
    };

    /// <summary>
    /// Where a record stands: its step, its hosts, its share, its lag; empty where there is none of it.
    /// </summary>
    /// <param name="record">The record.</param>
    public static string Standing(StatusRecord record)
    {
        var words = new List<string>(3);
        switch (record)
        {
            case JobInstanceStatus job:
                if (job.Steps.Count > 0) words.Add(LocalizedText.From($"step {job.StepNumber}/{job.Steps.Count} {job.CurrentStep}").ToString().TrimEnd());
                if (job.HostTotal is > 0) words.Add(LocalizedText.From($"hosts {job.HostSucceeded ?? 0}/{job.HostTotal}"));
                if (job.HostFailed is > 0) words.Add(LocalizedText.From($"{job.HostFailed} failed"));
                break;
            case AuthingSyncJob { PercentComplete: { } percent }:
                words.Add(Text($"{percent:0}%"));
                break;
            case DtsSyncStatus { Lag: { } lag }:
                words.Add(LocalizedText.From($"{DurationText.Of(lag)} behind"));
                break;
        }
        return Plain(string.Join(Punctuation.Comma, words));
    }

    /// <summary>Where a record stands, in few words; the service's own where it tells no more.</summary>
    /// <param name="record">The record.</param>
    public static string At(StatusRecord record) => record is DtsSyncStatus job
        ? string.Join(Punctuation.Comma, ((string[])[$"{job.Direction}", Standing(job) is { Length: > 0 } lag ? lag : Status(job)]))
        : Standing(record) is { Length: > 0 } standing ? standing : Status(record);

    /// <summary>A text of a service's, without what would move a terminal's cursor.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string? text) =>
        text is null ? "" : Redaction.SanitizeControlCharacters(text);

    // JOB's own status is a number: its name says it better, where that is not the state's.
    private static string Status(StatusRecord record) => record is JobInstanceStatus { Status: not JobRunStatusCode.Unknown } job
        ? $"{job.Status}" is { } name && name != $"{job.State}" ? name : "" : Plain(record.RawStatus);

    private static string Quoted(string? name) => string.IsNullOrEmpty(name) ? "" : $" '{Plain(name)}'";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
