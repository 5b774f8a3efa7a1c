namespace StatusPS.Engine.BlueKing.Job;

/// <summary>Counts hosts: in a step, and in a job, where each counts once, by the latest step it takes part in.</summary>
internal static class JobHostCount
{
    public static void Fill(JobStepStatus step)
    {
        int succeeded = 0, failed = 0;
        foreach (var host in step.Hosts)
        {
            if (host.State == StatusState.Succeeded) succeeded++;
            else if (HasFailed(host)) failed++;
        }
        (step.HostTotal, step.HostSucceeded, step.HostFailed) = (step.Hosts.Count, succeeded, failed);
    }

    public static void Fill(JobInstanceStatus job)
    {
        JobStepStatus[] counted = [.. job.Steps.Where(step => step.HostTotal is not null)];
        if (counted.Length == 0) return;
        if (counted.Length == 1)
        {
            (job.HostTotal, job.HostSucceeded, job.HostFailed) = (counted[0].HostTotal, counted[0].HostSucceeded, counted[0].HostFailed);
            return;
        }
        var latest = new Dictionary<(JobHostKind, long?, string?, long?), JobHostStatus>();
        foreach (var host in counted.SelectMany(step => step.Hosts))
        {
            var key = KeyOf(host);
            // A later step in which the host still waits says nothing yet; the earlier result stands.
            if (host.State != StatusState.Pending || !latest.ContainsKey(key)) latest[key] = host;
        }
        job.HostTotal = latest.Count;
        job.HostSucceeded = latest.Values.Count(host => host.State == StatusState.Succeeded);
        job.HostFailed = latest.Values.Count(HasFailed);
    }

    // Older servers tell no host id: then it is the address that tells hosts apart, within its network area.
    private static (JobHostKind, long?, string?, long?) KeyOf(JobHostStatus host) =>
        (host.Kind, host.HostId, host.ContainerId ?? host.ContainerName ?? host.Ip ?? host.Ipv6, host.CloudId);

    private static bool HasFailed(JobHostStatus host) => host.State is StatusState.Failed or StatusState.Canceled;
}
