using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Follows a job instance until it ends: polls it with its hosts, and returns the lines that each host has printed
/// since the last poll, and the transfers that have ended. The API has no offset, so that a poll reads whole logs.
/// </summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="fetcher">Sends the requests.</param>
/// <param name="request">The request.</param>
internal sealed class JobLogFollower(ProfileConnection connection, JobLogFetcher fetcher, LogRequest request)
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    private readonly JobLogSelection _selection = new(request);
    private readonly Dictionary<(long Step, HostKey Host), Progress> _hosts = [];
    private readonly HashSet<long> _notedSteps = [];

    /// <summary>Returns the log as it grows.</summary>
    public async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = JobLogReader.GetKey(request);
        var schedule = PollSchedule.CreateExponential(MaxDelay);
        while (true)
        {
            var job = await fetcher.GetJobAsync(key, cancellationToken);
            JobStepStatus[] steps = [.. job.Steps.Where(_selection.IsNamed)];
            bool isOver = job.IsTerminal || (steps.Length > 0 && steps.All(step => StateTable.IsTerminal(step.State)));
            foreach (var step in steps)
            {
                await foreach (var item in ReadStepAsync(key, step, isOver, cancellationToken)) yield return item;
            }
            if (isOver) yield break;
            await Task.Delay(schedule.GetNextDelay(), connection.Time, cancellationToken);
        }
    }

    private async IAsyncEnumerable<Listed<StatusLogEntry>> ReadStepAsync(
        JobKey key, JobStepStatus step, bool isOver, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = new JobLogEntries(step, connection.Redaction);
        if (step.State is StatusState.Paused && _notedSteps.Add(step.StepInstanceId)
            && JobLogReader.CreateNote(step, entries) is { } note) yield return new(note);
        var started = new List<JobHostStatus>();
        foreach (var host in step.Hosts.Where(_selection.IsNamed))
        {
            var progress = GetProgress(step, host);
            if (host.State != StatusState.Pending && !progress.IsComplete) started.Add(host);
            progress.HasEnded = StateTable.IsTerminal(host.State) || isOver;
        }
        // The log of a host that still runs may be missing because it has printed nothing yet.
        foreach (bool ended in new[] { true, false })
        {
            JobHostStatus[] hosts = [.. started.Where(host => GetProgress(step, host).HasEnded == ended)];
            if (hosts.Length == 0) continue;
            await foreach (var log in fetcher.FetchAsync(key, step.StepInstanceId, hosts, ended, cancellationToken))
            {
                foreach (var item in Create(step, entries, log, ended)) yield return item;
            }
        }
    }

    private IEnumerable<Listed<StatusLogEntry>> Create(
        JobStepStatus step, JobLogEntries entries, JobHostLog log, bool hasEnded)
    {
        var progress = GetProgress(step, log.Host);
        progress.IsComplete = hasEnded;
        if (log.Error is not null)
        {
            if (hasEnded) yield return JobLogReader.CreateFailure(log, step);
            yield break;
        }
        if (log.Log?.AllTransfers is { } transfers)
        {
            foreach (var transfer in transfers)
            {
                bool isDone =
                    JobLogEntries.GetStatus(transfer) is JobTransferStatus.Finished or JobTransferStatus.Failed;
                if ((isDone || hasEnded) && progress.Transfers.Add(GetTransferKey(transfer)))
                    yield return new(entries.CreateTransfer(log.Host, transfer));
            }
            yield break;
        }
        string content = log.Log?.Content ?? "";
        if (hasEnded && content.Length == 0 && progress.Length == 0)
        {
            foreach (var entry in entries.Create(log, all: true)) yield return new(entry);
            yield break;
        }
        // A new attempt of the step starts its log again.
        if (content.Length < progress.Length) progress.Restart();
        int end = hasEnded ? content.Length : LogLines.GetCompleteLength(content);
        if (end <= progress.Length) yield break;
        string added = content[progress.Length..end];
        progress.Length = end;
        int skip = 0;
        if (progress.Line == 0 && request.Tail is { } tail) skip = Math.Max(0, LogLines.Split(added).Count() - tail);
        foreach (var entry in entries.CreateLines(log.Host, added, progress.Line + 1, progress.Clock))
        {
            progress.Line++;
            if (skip-- > 0) continue;
            yield return new(entry);
        }
    }

    private static string GetTransferKey(JobFileLogItem item) => string.Join('\n',
        item.Mode, JobLogTargets.GetName(item.SourceHost, item.Source), item.SourcePath,
        JobLogTargets.GetName(item.TargetHost, item.Target), item.TargetPath);

    // Hosts without an ID and an address are one: JOB cannot be queried for their logs.
    private Progress GetProgress(JobStepStatus step, JobHostStatus host)
    {
        var id = (step.StepInstanceId, HostKey.From(host, index: 0));
        if (!_hosts.TryGetValue(id, out var progress)) _hosts[id] = progress = new(step.ExecuteCount);
        if (progress.Attempt != step.ExecuteCount) _hosts[id] = progress = new(step.ExecuteCount);
        return progress;
    }

    /// <summary>The part of a host's log that was returned.</summary>
    /// <param name="attempt">The number of retries of the step.</param>
    private sealed class Progress(int attempt)
    {
        public int Attempt { get; } = attempt;

        public int Length { get; set; }

        public long Line { get; set; }

        public JobLogClock Clock { get; private set; } = new();

        public HashSet<string> Transfers { get; } = [];

        public bool HasEnded { get; set; }

        public bool IsComplete { get; set; }

        public void Restart() => (Length, Line, Clock) = (0, 0, new());
    }
}
