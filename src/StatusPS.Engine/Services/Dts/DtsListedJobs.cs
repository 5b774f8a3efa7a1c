namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// The jobs of a region that were listed so far, by <c>DtsJobId</c>. An instance may have several jobs of one
/// direction, such as a released one and its successor. A reverse direction may be part of its job, a job of its
/// own, or as both, with or without an id.
/// </summary>
internal sealed class DtsListedJobs
{
    private readonly HashSet<(string JobId, DtsDirection Direction)> _jobs = [];
    private readonly HashSet<(string InstanceId, DtsDirection Direction)> _named = [], _unnamed = [];

    /// <summary>Adds a job. Returns true if it is new.</summary>
    /// <param name="record">The job's record.</param>
    public bool Add(DtsSyncStatus record)
    {
        var direction = (record.SynchronizationJobId, record.Direction);
        if (record.DtsJobId is not { } id) return !_named.Contains(direction) && _unnamed.Add(direction);
        if (!_jobs.Add((id, record.Direction))) return false;
        _named.Add(direction);
        return !_unnamed.Remove(direction);
    }
}
