using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Aliyun DTS: synchronization jobs, one record a direction.</summary>
internal sealed class DtsServiceDescriptor()
    : RecordServiceDescriptor<DtsSyncStatus>(StatusService.Dts, StatusPlatform.Aliyun, "Get-DtsSyncStatus")
{
    public override PageKey? ReadPage(WebPageAddress address) => DtsPageReader.Read(address);

    internal override PollSource CreatePollSource(ProfileConnection connection, int throttle, Action<string>? trace) =>
        new DtsPollSource(connection, throttle, trace);

    internal override LogReader CreateLogReader(ProfileConnection connection, Action<string>? trace) =>
        new DtsLogReader(connection, trace);

    internal override OverviewPart CreateOverviewPart(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace)
    {
        var profile = (AliyunProfile)connection.Profile;
        if (profile.RegionId is not { Length: > 0 } region)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no region, which listing DTS requires.",
                $"Store a region: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -Aliyun -RegionId "
                    + $"cn-hangzhou");
        }
        var jobs = new DtsLister(connection, trace);
        return OverviewPart.Create(Service, profile.Name,
            stop => jobs.ListAsync(new([region]) { ThrottleLimit = throttle }, stop));
    }

    protected override IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<DtsSyncStatus> records) =>
        DtsMetrics.Create(records);

    protected override object GetKey(DtsSyncStatus record) =>
        (record.Profile, record.RegionId, record.SynchronizationJobId, record.DtsJobId, record.Direction);

    protected override string? FindMissingKey(DtsSyncStatus record) =>
        record.SynchronizationJobId.Length == 0 ? nameof(record.SynchronizationJobId) : null;

    protected override object GetFingerprint(DtsSyncStatus record) =>
        (record.State, record.RawStatus, record.CheckpointUnixTime ?? record.Checkpoint?.Ticks);

    protected override string GetSubject(DtsSyncStatus record) =>
        LocalizedText.From($"Synchronization job {Sanitize(record.SynchronizationJobId)} ({record.Direction})");

    protected override string GetPosition(DtsSyncStatus record) =>
        record.Lag is { } lag ? LocalizedText.From($"{DurationText.Format(lag)} behind") : "";

    protected override string GetPositionOrStatus(DtsSyncStatus record) =>
        string.Join(Punctuation.Comma, (string[])[$"{record.Direction}", base.GetPositionOrStatus(record)]);

    protected override string? GetLabel(DtsSyncStatus record) =>
        record.Name is { } name && record.RegionId is { } region ? $"{name}, {region}" : record.Name ?? record.RegionId;

    protected override IEnumerable<string?> GetOverviewText(DtsSyncStatus record) =>
        [$"{record.Direction}", record.RawStatus];

    protected override TimeSpan? GetOverviewTime(DtsSyncStatus record) => record.Lag;

    protected override LocalizedText GetFailureAdvice(DtsSyncStatus record) =>
        "Check the error in the DTS console, fix it, then restart the job.";

    protected override string? GetWebPage(DtsSyncStatus record, StatusProfile profile) =>
        profile is AliyunProfile aliyun ? DtsWebPage.GetAddress(aliyun, record.RegionId) : null;

    protected override object? GetReportGroup(DtsSyncStatus record) => record.SynchronizationJobId.Length == 0
        ? null : (record.Profile, record.RegionId, record.SynchronizationJobId);

    protected override ReportDetail GetReportDetail(DtsSyncStatus record, IReadOnlyList<DtsSyncStatus> related) =>
        DtsReportDetail.Create(record, related);

    protected override IEnumerable<CompletionEntry> GetCompletions(DtsSyncStatus record) =>
        [new(nameof(record.SynchronizationJobId), record.SynchronizationJobId, record.Name, record.Profile,
            record.RegionId)];
}
