using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>BlueKing CMDB: the synchronization of modules with their service template.</summary>
internal sealed class CmdbServiceDescriptor()
    : RecordServiceDescriptor<CmdbSyncStatus>(StatusService.Cmdb, StatusPlatform.BlueKing, "Get-CmdbSyncStatus")
{
    public override PageKey? ReadPage(WebPageAddress address) => CmdbPageReader.Read(address);

    public override string? FindOtherSite(WebPageAddress address, StatusProfile profile) =>
        profile is BlueKingProfile site ? BlueKingWebAddress.FindOther(site, BlueKingWebAddress.Cmdb, address) : null;

    internal override PollSource CreatePollSource(ProfileConnection connection, int throttle, Action<string>? trace) =>
        new CmdbPollSource(connection, throttle, trace);

    internal override LogReader CreateLogReader(ProfileConnection connection, Action<string>? trace) =>
        new CmdbLogReader(connection, trace);

    internal override OverviewPart? CreateOverviewPart(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace)
    {
        var profile = (BlueKingProfile)connection.Profile;
        _ = BlueKingScope.GetDefault(profile);
        // CMDB lists businesses; it has no business sets and no tenant sets.
        if (profile.DefaultBizId is not { } biz) return null;
        var modules = new CmdbLister(connection, trace);
        return OverviewPart.Create(Service, profile.Name,
            stop => modules.ListAsync(new(biz) { ThrottleLimit = throttle }, stop));
    }

    protected override IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<CmdbSyncStatus> records) =>
        CmdbMetrics.Create(records);

    protected override object GetKey(CmdbSyncStatus record) =>
        (record.Profile, record.BizId, record.ServiceTemplateId, record.ModuleId);

    protected override string? FindMissingKey(CmdbSyncStatus record) => record switch
    {
        { BizId: <= 0 } => nameof(record.BizId),
        { ServiceTemplateId: <= 0 } => nameof(record.ServiceTemplateId),
        { ModuleId: <= 0 } => nameof(record.ModuleId),
        _ => null,
    };

    protected override string GetSubject(CmdbSyncStatus record) =>
        LocalizedText.From($"Module {record.ModuleId} of service template {record.ServiceTemplateId}");

    protected override string? GetLabel(CmdbSyncStatus record) =>
        record.ModuleName ?? LocalizedText.From($"service template {record.ServiceTemplateId}, biz {record.BizId}");

    protected override IEnumerable<string?> GetOverviewText(CmdbSyncStatus record) =>
        [record.RawStatus, record.ServiceTemplateName];

    protected override LocalizedText GetFailureAdvice(CmdbSyncStatus record) =>
        "Check the error in CMDB, under the synchronization of the service template, then synchronize again.";

    protected override string? GetWebPage(CmdbSyncStatus record, StatusProfile profile) =>
        profile is BlueKingProfile site
            ? CmdbWebPage.GetAddress(site, new(record.BizId, record.ServiceTemplateId, record.ModuleId))
            : null;

    protected override ReportDetail GetReportDetail(CmdbSyncStatus record, IReadOnlyList<CmdbSyncStatus> related) =>
        new()
        {
            Facts =
        [
            new(LocalizedText.From("Business"), record.BizId > 0 ? Format(record.BizId) : ""),
            new(LocalizedText.From("Service template"), record.ServiceTemplateName is { Length: > 0 } name
                ? $"{name} ({record.ServiceTemplateId})" : Format(record.ServiceTemplateId)),
            new(LocalizedText.From("Started by"), record.Creator ?? ""),
        ],
        };

    protected override IEnumerable<CompletionEntry> GetCompletions(CmdbSyncStatus record)
    {
        string biz = Format(record.BizId), template = Format(record.ServiceTemplateId);
        string scope = BlueKingScope.FormatBusiness(biz);
        return
        [
            new(nameof(record.BizId), biz, null, record.Profile, null),
            new(nameof(record.ServiceTemplateId), template, record.ServiceTemplateName, record.Profile, scope),
            new(nameof(record.ModuleId), Format(record.ModuleId), record.ModuleName, record.Profile, scope)
            {
                Template = template,
            },
        ];
    }
}
