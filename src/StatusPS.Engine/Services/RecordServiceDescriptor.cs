using System.Globalization;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Engine.Services;

/// <summary>
/// A descriptor whose members take the service's own record type, with defaults for what most services share.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
internal abstract class RecordServiceDescriptor<TRecord>(
    StatusService service, StatusPlatform platform, string commandName)
    : ServiceDescriptor(service, platform, typeof(TRecord), commandName) where TRecord : StatusRecord
{
    public sealed override object GetKey(StatusRecord record) => GetKey((TRecord)record);

    public sealed override string? FindMissingKey(StatusRecord record) => FindMissingKey((TRecord)record);

    public sealed override object GetFingerprint(StatusRecord record) => GetFingerprint((TRecord)record);

    public sealed override bool HasHosts(StatusRecord record) => HasHosts((TRecord)record);

    public sealed override double? GetPercent(StatusRecord record) => GetPercent((TRecord)record);

    public sealed override string GetSubject(StatusRecord record) => GetSubject((TRecord)record);

    public sealed override string GetPosition(StatusRecord record) => Sanitize(GetPosition((TRecord)record));

    public sealed override string GetPositionOrStatus(StatusRecord record) => GetPositionOrStatus((TRecord)record);

    public sealed override string? GetLabel(StatusRecord record) => GetLabel((TRecord)record);

    public sealed override IEnumerable<string?> GetOverviewText(StatusRecord record) =>
        GetOverviewText((TRecord)record);

    public sealed override TimeSpan? GetOverviewTime(StatusRecord record) => GetOverviewTime((TRecord)record);

    public sealed override LocalizedText GetFailureAdvice(StatusRecord record) => GetFailureAdvice((TRecord)record);

    public sealed override string? GetWebPage(StatusRecord record, StatusProfile profile) =>
        GetWebPage((TRecord)record, profile);

    public sealed override IEnumerable<CompletionEntry> GetCompletions(StatusRecord record) =>
        GetCompletions((TRecord)record);

    internal sealed override object? GetReportGroup(StatusRecord record) => GetReportGroup((TRecord)record);

    internal sealed override ReportDetail GetReportDetail(StatusRecord record, IReadOnlyList<StatusRecord> related) =>
        GetReportDetail((TRecord)record, [.. related.Cast<TRecord>()]);

    internal sealed override IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<StatusRecord> records) =>
        CreateMetrics([.. records.Cast<TRecord>()]);

    protected abstract object GetKey(TRecord record);

    protected abstract string? FindMissingKey(TRecord record);

    protected virtual object GetFingerprint(TRecord record) => (record.State, record.RawStatus);

    protected virtual bool HasHosts(TRecord record) => false;

    protected virtual double? GetPercent(TRecord record) => null;

    protected abstract string GetSubject(TRecord record);

    protected virtual string GetPosition(TRecord record) => "";

    protected virtual string GetStatus(TRecord record) => Sanitize(record.RawStatus);

    protected virtual string GetPositionOrStatus(TRecord record) =>
        GetPosition((StatusRecord)record) is { Length: > 0 } position ? position : GetStatus(record);

    protected abstract string? GetLabel(TRecord record);

    protected virtual IEnumerable<string?> GetOverviewText(TRecord record) => [GetPositionOrStatus(record)];

    protected virtual TimeSpan? GetOverviewTime(TRecord record) => record.Duration;

    protected abstract LocalizedText GetFailureAdvice(TRecord record);

    protected virtual string? GetWebPage(TRecord record, StatusProfile profile) => null;

    protected abstract IEnumerable<CompletionEntry> GetCompletions(TRecord record);

    protected virtual object? GetReportGroup(TRecord record) => null;

    protected virtual ReportDetail GetReportDetail(TRecord record, IReadOnlyList<TRecord> related) => new();

    protected virtual IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<TRecord> records) => [];

    /// <summary>Writes an id as argument completion offers it.</summary>
    /// <param name="id">The id.</param>
    protected static string Format(long id) => id.ToString(CultureInfo.InvariantCulture);
}
