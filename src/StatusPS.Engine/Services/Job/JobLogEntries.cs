using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Engine.Services.Job;

/// <summary>Creates the entries of a host's log in a step.</summary>
/// <param name="step">The step.</param>
/// <param name="redaction">The profile's redaction.</param>
internal sealed class JobLogEntries(JobStepStatus step, Redaction redaction)
{
    /// <summary>Creates the entries of a log: its lines, its transfers, or one that says that there is none.</summary>
    /// <param name="log">The host with its log.</param>
    /// <param name="all">True to return transfers that succeeded beside others that failed.</param>
    public IEnumerable<JobLogEntry> Create(JobHostLog log, bool all)
    {
        if (log.IsUnavailable) return [CreateUnavailable(log.Host)];
        if (log.Log?.AllTransfers is { Count: > 0 } transfers) return CreateTransfers(log.Host, transfers, all);
        return string.IsNullOrEmpty(log.Log?.Content)
            ? [CreateEmpty(log.Host)] : CreateLines(log.Host, log.Log.Content, firstLine: 1);
    }

    /// <summary>Creates an entry for each line of a text.</summary>
    /// <param name="host">The host.</param>
    /// <param name="content">The text, which starts at the beginning of a line.</param>
    /// <param name="firstLine">The number of the first line, from 1.</param>
    /// <param name="clock">The clock of the log; null for a text that is the whole log.</param>
    public IEnumerable<JobLogEntry> CreateLines(
        JobHostStatus host, string content, long firstLine, JobLogClock? clock = null)
    {
        clock ??= new();
        long number = firstLine;
        // Before the text is split: a secret may have several lines.
        foreach (string line in LogLines.Split(redaction.MaskSecrets(content)))
        {
            var entry = CreateEntry(host);
            (entry.Text, entry.Line, entry.Severity) = (line, number++, LogLines.ParseSeverity(line));
            entry.Time = clock.GetTime(line, host.StartedAt);
            yield return entry;
        }
    }

    /// <summary>Creates the entry for a transfer.</summary>
    public JobLogEntry CreateTransfer(JobHostStatus host, JobFileLogItem item)
    {
        var entry = CreateEntry(host);
        string? last = item.Content is null ? null
            : LogLines.Split(redaction.MaskSecrets(item.Content)).LastOrDefault(line => line.Length > 0);
        entry.TransferMode = item.Mode is 0 or 1 ? (JobTransferMode)item.Mode : JobTransferMode.Unknown;
        entry.TransferStatus = GetStatus(item);
        entry.SourceHost = JobLogTargets.GetName(item.SourceHost, item.Source);
        entry.SourcePath = item.SourcePath;
        entry.TargetHost = JobLogTargets.GetName(item.TargetHost, item.Target);
        entry.TargetPath = item.TargetPath;
        (entry.Size, entry.Speed, entry.Progress) = (item.Size, item.Speed, item.Progress);
        var ended = host.EndedAt ?? host.StartedAt;
        entry.Time = last is null ? ended : new JobLogClock().GetTime(last, ended);
        entry.Severity = entry.TransferStatus == JobTransferStatus.Failed
            ? StatusLogSeverity.Error : StatusLogSeverity.Information;
        entry.Text = FormatTransfer(entry, last);
        return entry;
    }

    /// <summary>Creates an entry without a log request: the outcome of a host.</summary>
    public JobLogEntry CreateOutcome(JobHostStatus host)
    {
        var entry = CreateEntry(host);
        entry.Time = host.EndedAt;
        return entry;
    }

    /// <summary>Creates an entry with the status of a host, such as <c>ScriptNonZeroExit, exit code 1</c>.</summary>
    public JobLogEntry CreateStatus(JobHostStatus host)
    {
        var entry = CreateOutcome(host);
        (entry.Severity, entry.Text) = (GetSeverity(host), FormatStatus(host));
        return entry;
    }

    /// <summary>Creates an entry for the step as a whole.</summary>
    public JobLogEntry CreateNote(string text, StatusLogSeverity severity) => new()
    {
        StepInstanceId = step.StepInstanceId,
        StepName = step.Name,
        Time = step.EndedAt ?? step.StartedAt,
        Severity = severity,
        Text = text,
    };

    /// <summary>Gets the status of a transfer.</summary>
    public static JobTransferStatus GetStatus(JobFileLogItem item) =>
        item.Status is >= 0 and <= 5 ? (JobTransferStatus)item.Status : JobTransferStatus.Unknown;

    private IEnumerable<JobLogEntry> CreateTransfers(
        JobHostStatus host, IReadOnlyList<JobFileLogItem> transfers, bool all)
    {
        bool hasFailure = !all && transfers.Any(transfer => GetStatus(transfer) == JobTransferStatus.Failed);
        return transfers
            .Where(transfer => !hasFailure || GetStatus(transfer) == JobTransferStatus.Failed)
            .Select(transfer => CreateTransfer(host, transfer));
    }

    private JobLogEntry CreateEmpty(JobHostStatus host)
    {
        var entry = CreateOutcome(host);
        entry.Severity = GetSeverity(host);
        entry.Text = LocalizedText.From($"no output ({FormatStatus(host)})");
        return entry;
    }

    private JobLogEntry CreateUnavailable(JobHostStatus host)
    {
        var entry = CreateOutcome(host);
        entry.Severity = StatusLogSeverity.Warning;
        entry.Text = host.Kind == JobHostKind.Container
            ? LocalizedText.From(
                $"JOB cannot be queried for this container's log: that takes JOB v4 and the container's ID in CMDB "
                    + $"({FormatStatus(host)}).")
            : LocalizedText.From(
                $"JOB cannot be queried for this host's log: it has neither an ID nor an IPv4 address "
                    + $"({FormatStatus(host)}).");
        return entry;
    }

    private static string FormatStatus(JobHostStatus host)
    {
        var facts = new List<string> { $"{host.Status}" };
        if (host.ExitCode is { } code) facts.Add(LocalizedText.From($"exit code {code}"));
        if (!string.IsNullOrEmpty(host.Tag)) facts.Add(LocalizedText.From($"tag {host.Tag}"));
        return string.Join(Punctuation.Comma, facts);
    }

    private static StatusLogSeverity GetSeverity(JobHostStatus host) => host.State switch
    {
        StatusState.Failed => StatusLogSeverity.Error,
        StatusState.Canceled or StatusState.Unknown => StatusLogSeverity.Warning,
        _ => StatusLogSeverity.Information,
    };

    private static string FormatTransfer(JobLogEntry transfer, string? detail)
    {
        string source = Join(transfer.SourceHost, transfer.SourcePath);
        string target = Join(transfer.TargetHost, transfer.TargetPath);
        string status = transfer.TransferStatus is JobTransferStatus.Unknown ? "?" : $"{transfer.TransferStatus}";
        string facts = string.Join(
            ", ", new[] { status, transfer.Size, transfer.Progress }.Where(text => !string.IsNullOrEmpty(text)));
        return string.Join(": ", new[]
        {
            target.Length > 0 ? $"{source} -> {target}" : source, facts, detail,
        }.Where(text => !string.IsNullOrEmpty(text)));
    }

    private static string Join(string? host, string? path) =>
        string.Join(':', new[] { host, path }.Where(text => !string.IsNullOrEmpty(text)));

    private JobLogEntry CreateEntry(JobHostStatus host) => new()
    {
        StepInstanceId = step.StepInstanceId,
        StepName = step.Name,
        Kind = host.Kind,
        HostId = host.HostId,
        Ip = host.Ip,
        Ipv6 = host.Ipv6,
        CloudId = host.CloudId,
        ContainerId = host.ContainerId,
        ContainerName = host.ContainerName,
        Status = host.Status,
        ExitCode = host.ExitCode,
        Tag = host.Tag,
        Source = JobLogTargets.GetName(host),
        SourceKey = host,
    };
}
