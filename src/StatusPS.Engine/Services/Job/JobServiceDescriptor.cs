using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Job;

/// <summary>BlueKing JOB: job instances with their steps and hosts.</summary>
internal sealed class JobServiceDescriptor()
    : RecordServiceDescriptor<JobInstanceStatus>(StatusService.Job, StatusPlatform.BlueKing, "Get-JobInstanceStatus")
{
    public override bool PausesForConfirmation => true;

    public override PageKey? ReadPage(WebPageAddress address) => JobPageReader.Read(address);

    public override string? FindOtherSite(WebPageAddress address, StatusProfile profile) =>
        profile is BlueKingProfile site ? BlueKingWebAddress.FindOther(site, BlueKingWebAddress.Job, address) : null;

    internal override PollSource CreatePollSource(ProfileConnection connection, int throttle, Action<string>? trace) =>
        new JobPollSource(connection, throttle, trace);

    internal override LogReader CreateLogReader(ProfileConnection connection, Action<string>? trace) =>
        new JobLogReader(connection, trace);

    public override Type? FindPartType(Func<string, bool> hasProperty) =>
        !hasProperty(nameof(JobHostStatus.JobInstanceId)) || !hasProperty(nameof(JobHostStatus.StepInstanceId)) ? null
        : hasProperty(nameof(JobStepStatus.Hosts)) ? typeof(JobStepStatus) : typeof(JobHostStatus);

    public override StatusRecord? GetPartRecord(Snapshot part)
    {
        var key = part switch
        {
            JobStepStatus step => (step.Profile, step.ScopeType, step.ScopeId, step.JobInstanceId),
            JobHostStatus host => (host.Profile, host.ScopeType, host.ScopeId, host.JobInstanceId),
            _ => default,
        };
        if (key.JobInstanceId <= 0 || string.IsNullOrEmpty(key.ScopeType)) return null;
        return new JobInstanceStatus
        {
            Profile = key.Profile,
            Id = Format(key.JobInstanceId),
            JobInstanceId = key.JobInstanceId,
            ScopeType = key.ScopeType,
            ScopeId = key.ScopeId,
        };
    }

    internal override OverviewPart CreateOverviewPart(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace)
    {
        var (type, id) = BlueKingScope.GetDefault((BlueKingProfile)connection.Profile);
        var request = new JobListRequest(type, id, since) { ThrottleLimit = throttle };
        var jobs = new JobLister(connection, trace);
        return OverviewPart.Create(Service, connection.Profile.Name, stop => jobs.ListAsync(request, stop));
    }

    protected override IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<JobInstanceStatus> records) =>
        JobMetrics.Create(records);

    protected override object GetKey(JobInstanceStatus record) =>
        (record.Profile, record.ScopeType, record.ScopeId, record.JobInstanceId);

    protected override string? FindMissingKey(JobInstanceStatus record) => record switch
    {
        { JobInstanceId: <= 0 } => nameof(record.JobInstanceId),
        { ScopeType.Length: 0 } => nameof(record.ScopeType),
        { ScopeId.Length: 0 } => nameof(record.ScopeId),
        _ => null,
    };

    protected override object GetFingerprint(JobInstanceStatus record) => (
        record.State, record.RawStatus, record.StepNumber, record.CurrentStep,
        string.Join(',', record.Steps.Select(step => step.RawStatus)),
        (record.HostTotal, record.HostSucceeded, record.HostFailed));

    protected override bool HasHosts(JobInstanceStatus record) => record.HostTotal is not null;

    // Each step counts the same; the current step counts by its hosts.
    protected override double? GetPercent(JobInstanceStatus record) => record.Steps.Count == 0 ? null
        : StateTable.IsTerminal(record.State) && record.State != StatusState.Failed ? 100
        : record.Steps.Sum(GetCompletedShare) * 100 / record.Steps.Count;

    protected override string GetSubject(JobInstanceStatus record) =>
        LocalizedText.From($"Job instance {record.JobInstanceId}")
        + (string.IsNullOrEmpty(record.Name) ? "" : $" '{Sanitize(record.Name)}'");

    protected override string GetPosition(JobInstanceStatus record)
    {
        var parts = new List<string>(3);
        if (record.Steps.Count > 0)
            parts.Add(LocalizedText.From($"step {record.StepNumber}/{record.Steps.Count} {record.CurrentStep}")
                .ToString().TrimEnd());
        if (record.HostTotal is > 0)
            parts.Add(LocalizedText.From($"hosts {record.HostSucceeded ?? 0}/{record.HostTotal}"));
        if (record.HostFailed is > 0) parts.Add(LocalizedText.From($"{record.HostFailed} failed"));
        return string.Join(Punctuation.Comma, parts);
    }

    // JOB's own status is a number; its name is shown where it differs from the state.
    protected override string GetStatus(JobInstanceStatus record) => record.Status == JobRunStatusCode.Unknown
        ? base.GetStatus(record) : $"{record.Status}" is { } name && name != $"{record.State}" ? name : "";

    protected override string? GetLabel(JobInstanceStatus record) => record.Name;

    // The history has no steps.
    protected override IEnumerable<string?> GetOverviewText(JobInstanceStatus record) => record.Steps.Count > 0
        ? base.GetOverviewText(record)
        :
        [
            $"{record.Status}" == $"{record.State}" ? null : $"{record.Status}",
            string.IsNullOrEmpty(record.Launcher) ? null : $"by {record.Launcher}",
        ];

    protected override LocalizedText GetFailureAdvice(JobInstanceStatus record) => LocalizedText.From(
        $"See which hosts failed: (Get-JobInstanceStatus {record.JobInstanceId} -ScopeType {Quote(record.ScopeType)} "
            + $"-ScopeId {Quote(record.ScopeId)} -Profile {Quote(record.Profile)} -IncludeHost).Steps.Hosts | "
            + $"Where-Object State -eq Failed");

    protected override string? GetWebPage(JobInstanceStatus record, StatusProfile profile) =>
        profile is BlueKingProfile site ? JobWebPage.GetAddress(site, record.JobInstanceId) : null;

    protected override ReportDetail GetReportDetail(
        JobInstanceStatus record, IReadOnlyList<JobInstanceStatus> related) =>
        JobReportDetail.Create(record);

    protected override IEnumerable<CompletionEntry> GetCompletions(JobInstanceStatus record)
    {
        if (record.ScopeType == JobScopeType.Biz) yield return new("BizId", record.ScopeId, null, record.Profile, null);
        yield return new(nameof(record.ScopeId), record.ScopeId, null, record.Profile, record.ScopeType);
        yield return new(nameof(record.JobInstanceId), Format(record.JobInstanceId), record.Name, record.Profile,
            BlueKingScope.Format(record.ScopeType, record.ScopeId));
        foreach (string name in record.Steps.Select(step => step.Name).OfType<string>().Where(name => name.Length > 0))
            yield return new("Step", name, null, record.Profile, record.Name);
    }

    private static double GetCompletedShare(JobStepStatus step) => StateTable.IsTerminal(step.State) ? 1
        : step.HostTotal is > 0
            ? (double)((step.HostSucceeded ?? 0) + (step.HostFailed ?? 0)) / step.HostTotal.Value : 0;

    // A record from a file may hold any text: in a command that is copied it stays one argument.
    private static string Quote(string text) => CommandArgument.Quote(Sanitize(text));
}
