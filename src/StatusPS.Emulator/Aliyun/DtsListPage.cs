using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.Aliyun;

/// <summary>One page of <c>DescribeDtsJobs</c>.</summary>
internal sealed record DtsListPage(IReadOnlyList<DtsListedJob> Jobs, int Number, int Total, StoryTime Time)
{
    /// <summary>Cuts the page out of all jobs of the region.</summary>
    public static DtsListPage Of(IEnumerable<DtsListedJob> jobs, DtsListQuery query, StoryTime time)
    {
        IEnumerable<DtsListedJob> matching = jobs.Where(job => job.JobType == query.JobType
            && (string.IsNullOrEmpty(query.Status) || string.Equals(job.Job.Directions[0].Status, query.Status, StringComparison.OrdinalIgnoreCase)));

        // Without a column there is no order that a caller may rely on.
        DtsListedJob[] ordered = [.. query.ByCreation
            ? matching.OrderBy(job => job.CreatedAt).ThenBy(job => job.Job.Id, StringComparer.Ordinal)
            : matching.OrderBy(job => job.Name, StringComparer.Ordinal)];
        if (query.Descending)
            Array.Reverse(ordered);

        long skip = (query.Page - 1L) * query.Size;
        DtsListedJob[] page = skip >= ordered.Length ? [] : [.. ordered.Skip((int)skip).Take(query.Size)];
        return new DtsListPage(page, query.Page, ordered.Length, time);
    }
}
