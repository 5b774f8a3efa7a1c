namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Counts hosts, each once. A file step lists a host twice if it sends files and receives them too. In a job a host
/// counts by the latest step it takes part in.
/// </summary>
internal static class JobHostCounter
{
    public static void CountHosts(JobStepStatus step)
    {
        var hosts = GetResults(step);
        step.HostTotal = hosts.Count;
        step.HostSucceeded = hosts.Values.Count(state => state == StatusState.Succeeded);
        step.HostFailed = hosts.Values.Count(HasFailed);
    }

    public static void CountHosts(JobInstanceStatus job)
    {
        JobStepStatus[] counted = [.. job.Steps.Where(step => step.HostTotal is not null)];
        if (counted.Length == 0) return;
        if (counted.Length == 1)
        {
            (job.HostTotal, job.HostSucceeded, job.HostFailed) =
                (counted[0].HostTotal, counted[0].HostSucceeded, counted[0].HostFailed);
            return;
        }
        var latest = new Dictionary<HostKey, StatusState>();
        foreach (var (key, state) in counted.SelectMany(GetResults))
        {
            // A later step in which the host is pending does not replace the earlier result.
            if (state != StatusState.Pending || !latest.ContainsKey(key)) latest[key] = state;
        }
        job.HostTotal = latest.Count;
        job.HostSucceeded = latest.Values.Count(state => state == StatusState.Succeeded);
        job.HostFailed = latest.Values.Count(HasFailed);
    }

    private static Dictionary<HostKey, StatusState> GetResults(JobStepStatus step)
    {
        bool isOver = StateTable.IsTerminal(step.State);
        var results = new Dictionary<HostKey, StatusState>(step.Hosts.Count);
        var ids = IdsByAddress(step.Hosts);
        for (int i = 0; i < step.Hosts.Count; i++)
        {
            var host = step.Hosts[i];
            var key = HostKey.From(host, i);
            if (ids is not null && ids.TryGetValue(key, out var known)) key = known;
            results[key] = results.TryGetValue(key, out var other) ? Combine(other, host.State, isOver) : host.State;
        }
        return results;
    }

    // A file step may list a host with its id and again without (bk-job issue 1563): the address identifies both.
    private static Dictionary<HostKey, HostKey>? IdsByAddress(IReadOnlyList<JobHostStatus> hosts)
    {
        if (hosts.All(host => host.HostId is > 0)) return null;
        var ids = new Dictionary<HostKey, HostKey>();
        foreach (var host in hosts.Where(host => host is { Kind: JobHostKind.Host, HostId: > 0 }))
        {
            if (HostKey.FromAddress(host) is { } address) ids[address] = HostKey.From(host, 0);
        }
        return ids;
    }

    // A failed task of the host is a failure. Otherwise the task that is not over decides while the step
    // runs; in a step that is over, a task that never began does not count.
    private static StatusState Combine(StatusState one, StatusState other, bool isStepOver)
    {
        if (HasFailed(one)) return one;
        if (HasFailed(other)) return other;
        bool preferOver = isStepOver == StateTable.IsTerminal(one);
        return preferOver ? one : other;
    }

    private static bool HasFailed(StatusState state) => state is StatusState.Failed or StatusState.Canceled;
}
