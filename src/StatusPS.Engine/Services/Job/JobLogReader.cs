using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Reads the output of hosts, and the file transfers, of a job instance: one request for the job with its hosts, unless
/// the record has them, then one for each batch of hosts.
/// </summary>
internal sealed class JobLogReader(ProfileConnection connection, Action<string>? trace) : LogReader
{
    public override IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, CancellationToken cancellationToken)
    {
        var fetcher = new JobLogFetcher(connection, request.ThrottleLimit, trace);
        return request.Follow ? new JobLogFollower(connection, fetcher, request).ReadAsync(cancellationToken)
            : request.IsBrief ? ReadBriefAsync(fetcher, request, cancellationToken)
            : ReadAsync(fetcher, request, cancellationToken);
    }

    /// <summary>Gets the key of a record.</summary>
    public static JobKey GetKey(LogRequest request)
    {
        var record = (JobInstanceStatus)request.Record;
        return new(record.ScopeType, record.ScopeId, record.JobInstanceId);
    }

    /// <summary>Creates the entry of a host whose log could not be read.</summary>
    public static Listed<StatusLogEntry> CreateFailure(JobHostLog log, JobStepStatus step)
    {
        string name = JobLogTargets.GetName(log.Host);
        string part = string.IsNullOrEmpty(step.Name) ? name : $"{name} ({step.Name})";
        return new(log.Error!, Redaction.SanitizeControlCharacters(part));
    }

    private async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        JobLogFetcher fetcher, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = GetKey(request);
        var job = GetKnownJob(request) ?? await fetcher.GetJobAsync(key, cancellationToken);
        bool hasEntries = false;
        foreach (var (step, hosts) in new JobLogSelection(request).Select(job))
        {
            hasEntries = true;
            var entries = new JobLogEntries(step, connection.Redaction);
            if (hosts.Count == 0 && CreateNote(step, entries) is { } note) yield return new(note);
            var wanted = hosts;
            if (request.OutcomesOnly)
            {
                // Hosts that succeeded have one outcome, whatever they printed.
                foreach (var host in hosts.Where(IsSucceeded)) yield return new(entries.CreateOutcome(host));
                wanted = [.. hosts.Where(host => !IsSucceeded(host))];
            }
            var logs = fetcher.FetchAsync(key, step.StepInstanceId, wanted, queryMissing: true, cancellationToken);
            await foreach (var log in logs)
            {
                if (log.Error is not null) yield return CreateFailure(log, step);
                else foreach (var entry in entries.Create(log, request.All)) yield return new(entry);
            }
        }
        if (hasEntries) yield break;
        foreach (var step in job.Steps.Where(step => step.State == StatusState.Paused))
        {
            var entries = new JobLogEntries(step, connection.Redaction);
            if (CreateNote(step, entries) is { } note) yield return new(note);
        }
    }

    // One request: for the log of the first host that failed; or, if the record has no hosts, for these.
    private async IAsyncEnumerable<Listed<StatusLogEntry>> ReadBriefAsync(
        JobLogFetcher fetcher, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = GetKey(request);
        var known = GetKnownJob(request);
        var job = known ?? await fetcher.GetJobAsync(key, cancellationToken);
        foreach (var (step, hosts) in new JobLogSelection(request).Select(job))
        {
            var entries = new JobLogEntries(step, connection.Redaction);
            if (hosts.Count == 0 && CreateNote(step, entries) is { } note) yield return new(note);
            if (known is null)
            {
                foreach (var host in hosts) yield return new(entries.CreateStatus(host));
                continue;
            }
            if (hosts.Count == 0) continue;
            var logs = fetcher.FetchAsync(key, step.StepInstanceId, [hosts[0]], queryMissing: false, cancellationToken);
            await foreach (var log in logs)
            {
                if (log.Error is not null) yield return CreateFailure(log, step);
                else foreach (var entry in entries.Create(log, all: false)) yield return new(entry);
            }
            yield break;
        }
    }

    /// <summary>Creates the entry for a step without hosts; null when there is nothing to say.</summary>
    public static JobLogEntry? CreateNote(JobStepStatus step, JobLogEntries entries) => step switch
    {
        { State: StatusState.Paused } => entries.CreateNote(
            LocalizedText.From($"The step '{step.Name}' is waiting for confirmation in JOB."),
            StatusLogSeverity.Warning),
        { State: StatusState.Failed or StatusState.Unknown } => entries.CreateNote(
            LocalizedText.From($"The step '{step.Name}' ended as {step.Status}, and JOB reports no host that failed."),
            StatusLogSeverity.Error),
        { State: StatusState.Canceled } => entries.CreateNote(
            LocalizedText.From($"The step '{step.Name}' ended as {step.Status}."), StatusLogSeverity.Warning),
        _ => null,
    };

    private static bool IsSucceeded(JobHostStatus host) => host.State == StatusState.Succeeded;

    // A job that has ended, with its hosts, needs no query. Nor do hosts: they name their step and job.
    private static JobInstanceStatus? GetKnownJob(LogRequest request)
    {
        var record = (JobInstanceStatus)request.Record;
        if (request.Parts.Count > 0)
        {
            if (request.Parts.Any(part => part is not (JobHostStatus or JobStepStatus { HostTotal: not null })))
                return null;
            return new()
            {
                Profile = record.Profile,
                JobInstanceId = record.JobInstanceId,
                State = record.State,
                Steps = [.. request.Parts.GroupBy(GetStepId).Select(CreateStep)],
            };
        }
        return record is { IsTerminal: true, HostTotal: not null, Steps.Count: > 0 } ? record : null;
    }

    private static long GetStepId(Snapshot part) =>
        part is JobStepStatus step ? step.StepInstanceId : ((JobHostStatus)part).StepInstanceId;

    private static JobStepStatus CreateStep(IGrouping<long, Snapshot> parts) =>
        parts.OfType<JobStepStatus>().FirstOrDefault() ?? new()
        {
            StepInstanceId = parts.Key,
            Name = parts.OfType<JobHostStatus>().First().StepName,
            Hosts = [.. parts.OfType<JobHostStatus>()],
        };
}
