using System.Globalization;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Authing: the sync jobs of sync tasks.</summary>
internal sealed class AuthingServiceDescriptor()
    : RecordServiceDescriptor<AuthingSyncJob>(StatusService.Authing, StatusPlatform.Authing, "Get-AuthingSyncJob")
{
    public override PageKey? ReadPage(WebPageAddress address) => AuthingPageReader.Read(address);

    internal override PollSource CreatePollSource(ProfileConnection connection, int throttle, Action<string>? trace) =>
        new AuthingPollSource(connection, trace);

    internal override LogReader CreateLogReader(ProfileConnection connection, Action<string>? trace) =>
        new AuthingLogReader(connection, trace);

    internal override OverviewPart CreateOverviewPart(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace)
    {
        var jobs = new AuthingLister(connection, trace);
        return OverviewPart.Create(Service, connection.Profile.Name,
            stop => jobs.ListAsync(new() { First = 1, ThrottleLimit = throttle }, stop));
    }

    protected override IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<AuthingSyncJob> records) =>
        AuthingMetrics.Create(records);

    protected override object GetKey(AuthingSyncJob record) => (record.Profile, record.SyncTaskId, record.SyncJobId);

    protected override string? FindMissingKey(AuthingSyncJob record) => record switch
    {
        { SyncTaskId: <= 0 } => nameof(record.SyncTaskId),
        { SyncJobId: <= 0 } => nameof(record.SyncJobId),
        _ => null,
    };

    protected override object GetFingerprint(AuthingSyncJob record) =>
        (record.State, record.RawStatus, record.PercentComplete);

    protected override double? GetPercent(AuthingSyncJob record) => record.PercentComplete;

    protected override string GetSubject(AuthingSyncJob record) =>
        LocalizedText.From($"Sync job {record.SyncJobId} of task {record.SyncTaskId}");

    protected override string GetPosition(AuthingSyncJob record) =>
        record.PercentComplete is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0}%") : "";

    protected override string? GetLabel(AuthingSyncJob record) =>
        record.SyncTaskName ?? LocalizedText.From($"task {record.SyncTaskId}, {record.Flow}");

    protected override LocalizedText GetFailureAdvice(AuthingSyncJob record) =>
        "Check the logs of the sync job in the Authing console, then trigger the task again.";

    protected override ReportDetail GetReportDetail(AuthingSyncJob record, IReadOnlyList<AuthingSyncJob> related) =>
        new()
        {
            Facts =
        [
            new(LocalizedText.From("Sync task"), Format(record.SyncTaskId)),
            new(LocalizedText.From("Type"), record.SyncTaskType ?? ""),
            new(LocalizedText.From("Direction"), $"{record.Flow}"),
            new(LocalizedText.From("Departments"), FormatShare(record.DepartmentSucceeded, record.DepartmentTotal)),
            new(
                LocalizedText.From("Departments updated"),
                FormatShare(record.DepartmentUpdateSucceeded, record.DepartmentUpdateTotal)),
            new(LocalizedText.From("Accounts"), FormatShare(record.AccountSucceeded, record.AccountTotal)),
            new(
                LocalizedText.From("Accounts updated"),
                FormatShare(record.AccountUpdateSucceeded, record.AccountUpdateTotal)),
        ],
        };

    private static string FormatShare(long? succeeded, long? total) =>
        total is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{succeeded ?? 0}/{total}") : "";

    protected override IEnumerable<CompletionEntry> GetCompletions(AuthingSyncJob record) =>
        [new(nameof(record.SyncTaskId), Format(record.SyncTaskId), record.SyncTaskName, record.Profile, null)];
}
