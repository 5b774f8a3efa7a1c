using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB's history of each scope, as one door tells it.</summary>
internal sealed class JobChronicle(JobStories stories, JobWireForm form)
{
    private readonly Lock _gate = new();
    private readonly List<JobListRow> _added = [];
    private int _pages;

    /// <summary>The job instances a query is about, newest first. In which order those of one millisecond come is different each time, as it may be in a database.</summary>
    public IReadOnlyList<JobListRow> Find(JobListQuery query, StoryTime time)
    {
        int page = Interlocked.Increment(ref _pages);
        IEnumerable<JobListRow> rows = (query.Scope.Type, query.Scope.Id) switch
        {
            ("biz", "1") => OfStories(time).Concat(PastJobs.Rows(time)),
            ("biz_set", "2") => OfScope(query, Keys.InBizSet, time),
            ("tenant_set", "3") => OfScope(query, Keys.InTenantSet, time),
            ("biz", Keys.OddBiz) => OddJobs.All(time).Select(job => new JobListRow(job, "admin", 0, 1)),
            ("biz", Keys.LargeBiz) => LoadJobs.Rows(time.StartMilliseconds, static _ => true),
            ("biz", Keys.ChangingBiz) => Changing(time),
            _ => [],
        };
        return [.. rows.Where(query.Takes).OrderByDescending(row => row.Job.CreateTime).ThenBy(row => unchecked((row.Job.Id * 31) ^ (page * 17L)) % 1009)];
    }

    private IEnumerable<JobListRow> OfStories(StoryTime time)
    {
        for (long id = Keys.DocumentedExample; id <= Keys.Large; id++)
        {
            if (id is not (>= Keys.FirstPast and <= Keys.LastPast) && stories.Find("biz", "1", id, form, time) is { } job)
                yield return new JobListRow(job, "admin", id % 4 == 0 ? 1 : 0, id == Keys.DocumentedExample ? 2 : 1);
        }
    }

    private JobListRow[] OfScope(JobListQuery query, long id, StoryTime time)
        => stories.Find(query.Scope.Type, query.Scope.Id, id, form, time) is { } job ? [new JobListRow(job, "admin", 0, 1)] : [];

    // With each page new jobs are made, and of those that ran the newest end.
    private List<JobListRow> Changing(StoryTime time)
    {
        lock (_gate)
        {
            int ended = _added.Count / Keys.AddedEachPage * Keys.EndedEachPage;
            for (int i = 0; i < Keys.AddedEachPage; i++)
                _added.Add(LoadJobs.Added(_added.Count, time.NowMilliseconds));

            return [.. _added, .. LoadJobs.Rows(time.StartMilliseconds, place => place / 10 < ended)];
        }
    }
}
