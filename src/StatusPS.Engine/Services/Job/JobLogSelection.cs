using System.Globalization;
using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Selects the steps and hosts of a request: by default the hosts that failed in the steps that failed. A step that is
/// wanted by name or ID, and in which no host failed, has all its hosts.
/// </summary>
internal sealed class JobLogSelection
{
    private readonly LogRequest _request;
    private readonly HashSet<long> _hostIds;
    private readonly HashSet<long> _steps = [];
    private readonly Dictionary<long, HashSet<HostKey>> _hosts = [];

    /// <summary>Creates the selection of a request.</summary>
    public JobLogSelection(LogRequest request)
    {
        _request = request;
        _hostIds = [.. request.HostIds];
        foreach (var part in request.Parts)
        {
            if (part is JobStepStatus step) _steps.Add(step.StepInstanceId);
            if (part is not JobHostStatus host) continue;
            if (!_hosts.TryGetValue(host.StepInstanceId, out var keys)) _hosts[host.StepInstanceId] = keys = [];
            keys.UnionWith(JobLogTargets.GetKeys(host));
        }
    }

    private bool HasHostFilter => _hostIds.Count > 0 || _hosts.Count > 0;

    /// <summary>Selects steps and their hosts, in order.</summary>
    /// <param name="job">The job with its steps and hosts.</param>
    public IEnumerable<(JobStepStatus Step, IReadOnlyList<JobHostStatus> Hosts)> Select(JobInstanceStatus job)
    {
        foreach (var step in SelectSteps(job))
        {
            IReadOnlyList<JobHostStatus> hosts = [.. SelectHosts(step)];
            // If hosts are wanted, the steps without them are not.
            if (hosts.Count > 0 || !HasHostFilter) yield return (step, hosts);
        }
    }

    /// <summary>Returns whether a step is one that the request names; true if it names none.</summary>
    public bool IsNamed(JobStepStatus step)
    {
        if (_request.Parts.Count > 0)
            return _steps.Contains(step.StepInstanceId) || _hosts.ContainsKey(step.StepInstanceId);
        return _request.Steps.Count == 0
            || _request.Steps.Contains(step.StepInstanceId.ToString(CultureInfo.InvariantCulture))
            || _request.StepFilter?.IsMatch(step.Name) == true;
    }

    /// <summary>Returns whether a host is one that the request names; true if it names none.</summary>
    public bool IsNamed(JobHostStatus host)
    {
        if (_hostIds.Count > 0 && !_hostIds.Contains(host.HostId ?? 0)) return false;
        return _steps.Contains(host.StepInstanceId) || !_hosts.TryGetValue(host.StepInstanceId, out var wanted)
            || JobLogTargets.GetKeys(host).Any(wanted.Contains);
    }

    private IEnumerable<JobStepStatus> SelectSteps(JobInstanceStatus job)
    {
        if (_request.All || _request.Steps.Count > 0 || _request.Parts.Count > 0) return job.Steps.Where(IsNamed);
        JobStepStatus[] failed = [.. job.Steps.Where(step => IsFailure(step.State))];
        // A step that still runs, or whose failure was ignored, may have hosts that failed.
        if (failed.Length == 0) failed = [.. job.Steps.Where(step => step.Hosts.Any(host => IsFailure(host.State)))];
        if (failed.Length > 0) return failed;
        return _request.OutcomesOnly || _hostIds.Count > 0 ? job.Steps : [];
    }

    private IEnumerable<JobHostStatus> SelectHosts(JobStepStatus step)
    {
        if (HasHostFilter) return step.Hosts.Where(IsNamed);
        if (_request.All || _request.OutcomesOnly) return step.Hosts;
        JobHostStatus[] failed = [.. step.Hosts.Where(host => IsFailure(host.State))];
        return failed.Length > 0 || IsFailure(step.State) ? failed : step.Hosts;
    }

    private static bool IsFailure(StatusState state) =>
        state is StatusState.Failed or StatusState.Unknown or StatusState.Canceled;
}
