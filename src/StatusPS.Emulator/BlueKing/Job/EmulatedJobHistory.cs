using Keys = StatusPS.Emulator.EmulatorScenarios.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The job instances of each scope, as <c>get_job_instance_list</c> returns them.</summary>
internal sealed class EmulatedJobHistory(JobScenarios scenarios, JobResponseFormat format)
{
    private readonly Lock _lock = new();
    private readonly List<JobHistoryRow> _added = [];
    private int _pages;

    /// <summary>
    /// Finds the matching instances, newest first. Instances of the same millisecond have a different order in each
    /// call, as a database allows.
    /// </summary>
    public IReadOnlyList<JobHistoryRow> Find(JobHistoryArguments arguments, ScenarioTime time)
    {
        int page = Interlocked.Increment(ref _pages);
        var rows = (arguments.Scope.Type, arguments.Scope.Id) switch
        {
            ("biz", "1") => GetScenarios(time).Concat(RecentJobs.GetRows(time)),
            ("biz_set", "2") => GetSingle(arguments.Scope, Keys.InBizSet, time),
            ("tenant_set", "3") => GetSingle(arguments.Scope, Keys.InTenantSet, time),
            ("biz", Keys.EdgeCaseBiz) => JobEdgeCases.GetAll(time).Select(job => new JobHistoryRow(job, "admin", 0, 1)),
            ("biz", Keys.LargeBiz) => LongJobHistory.GetRows(time.StartMilliseconds, static _ => true),
            ("biz", Keys.ChangingBiz) => GetChanging(time),
            _ => [],
        };
        return
        [
            .. rows.Where(arguments.Matches)
                .OrderByDescending(row => row.Job.CreateTime)
                .ThenBy(row => unchecked((row.Job.Id * 31) ^ (page * 17L)) % 1009),
        ];
    }

    private IEnumerable<JobHistoryRow> GetScenarios(ScenarioTime time)
    {
        EmulatedScope scope = new("biz", "1");
        for (long id = Keys.DocumentedExample; id <= Keys.Large; id++)
        {
            if (id is not (>= Keys.FirstRecent and <= Keys.LastRecent)
                && scenarios.Find(scope, id, format, time) is { } job)
            {
                yield return new JobHistoryRow(job, "admin", id % 4 == 0 ? 1 : 0, id == Keys.DocumentedExample ? 2 : 1);
            }
        }
    }

    private JobHistoryRow[] GetSingle(EmulatedScope scope, long id, ScenarioTime time)
        => scenarios.Find(scope, id, format, time) is { } job ? [new JobHistoryRow(job, "admin", 0, 1)] : [];

    // Each page adds new jobs, and ends the newest of the running ones.
    private List<JobHistoryRow> GetChanging(ScenarioTime time)
    {
        lock (_lock)
        {
            int ended = _added.Count / Keys.AddedPerPage * Keys.EndedPerPage;
            for (int i = 0; i < Keys.AddedPerPage; i++)
                _added.Add(LongJobHistory.CreateAdded(_added.Count, time.NowMilliseconds));

            return [.. _added, .. LongJobHistory.GetRows(time.StartMilliseconds, place => place / 10 < ended)];
        }
    }
}
