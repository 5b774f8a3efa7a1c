using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// Polls sync jobs. A task's jobs are read newest first, page by page, until all wanted ones are found. The wanted jobs
/// of one task share the pages.
/// </summary>
internal sealed class AuthingPollSource(ProfileConnection connection, Action<string>? trace) : PollSource
{
    // An older job is not one to wait for.
    private const ulong MaxJobs = 10_000;

    private readonly AuthingLister _lister = new(connection, trace);

    // The tasks that needed more than the first page the last time.
    private readonly HashSet<long> _deep = [];

    public override object GetBatchKey(StatusRecord record) => ((AuthingSyncJob)record).SyncTaskId;

    public override IReadOnlyList<Task<Outcome<StatusRecord>>> Poll(
        IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken)
    {
        var wanted = records.Cast<AuthingSyncJob>().ToArray();
        var found = FindAsync(wanted[0].SyncTaskId, [.. wanted.Select(job => job.SyncJobId)], cancellationToken);
        return [.. wanted.Select(job => OutcomeAsync(found, job))];
    }

    public override void Dispose() { }

    private async Task<Dictionary<long, AuthingSyncJob>> FindAsync(
        long task, HashSet<long> wanted, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, AuthingSyncJob>();
        bool deep;
        lock (_deep) deep = _deep.Contains(task);
        // A single page is requested without prefetching the next.
        if (!deep) await ReadAsync(AuthingJobsRequest.MaxPageSize);
        if (found.Count == wanted.Count) return found;
        await ReadAsync(MaxJobs);
        lock (_deep) _deep.Add(task);
        return found;

        async Task ReadAsync(ulong first)
        {
            await foreach (var listed in _lister.ListAsync(
                new() { SyncTaskId = task, First = first }, cancellationToken))
            {
                var job = listed.Record!;
                if (wanted.Contains(job.SyncJobId)) found[job.SyncJobId] = job;
                if (found.Count == wanted.Count) return;
            }
        }
    }

    private async Task<Outcome<StatusRecord>> OutcomeAsync(
        Task<Dictionary<long, AuthingSyncJob>> finding, AuthingSyncJob polled)
    {
        try
        {
            return (await finding).TryGetValue(polled.SyncJobId, out var job)
                ? new(CopyListedProperties(job, polled))
                : new(StatusErrors.Missing(AuthingSession.ServiceName,
                    $"sync job {polled.SyncJobId} of sync task {polled.SyncTaskId}",
                    "Check the task's jobs with Get-AuthingSyncJob.", requestId: null, connection.Redaction));
        }
        catch (StatusException failure)
        {
            return new(failure.Error);
        }
    }

    // Only the list of tasks has these.
    private static AuthingSyncJob CopyListedProperties(AuthingSyncJob found, AuthingSyncJob known)
    {
        found.Name = known.Name;
        found.SyncTaskName = known.SyncTaskName;
        found.SyncTaskType = known.SyncTaskType;
        return found;
    }
}
