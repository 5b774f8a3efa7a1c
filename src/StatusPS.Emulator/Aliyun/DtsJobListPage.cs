namespace StatusPS.Emulator.Aliyun;

/// <summary>One page of <c>DescribeDtsJobs</c>.</summary>
/// <param name="Jobs">The jobs of the page.</param>
/// <param name="Number">The page number, from 1.</param>
/// <param name="Total">The number of jobs on all pages.</param>
/// <param name="Time">The time of the scenarios.</param>
internal sealed record DtsJobListPage(
    IReadOnlyList<EmulatedDtsListEntry> Jobs, int Number, int Total, ScenarioTime Time)
{
    /// <summary>Selects the page from all jobs of a region.</summary>
    public static DtsJobListPage Create(
        IEnumerable<EmulatedDtsListEntry> jobs, DtsJobListArguments arguments, ScenarioTime time)
    {
        var matching = jobs.Where(job => Matches(job, arguments));

        // Without a column no order is guaranteed.
        EmulatedDtsListEntry[] ordered =
        [
            .. arguments.IsByCreation
                ? matching.OrderBy(job => job.CreatedAt).ThenBy(job => job.Job.Id, StringComparer.Ordinal)
                : matching.OrderBy(job => job.Name, StringComparer.Ordinal),
        ];
        if (arguments.IsDescending)
            Array.Reverse(ordered);

        long skip = (arguments.Page - 1L) * arguments.Size;
        EmulatedDtsListEntry[] page = skip >= ordered.Length
            ? []
            : [.. ordered.Skip((int)skip).Take(arguments.Size)];
        return new DtsJobListPage(page, arguments.Page, ordered.Length, time);
    }

    private static bool Matches(EmulatedDtsListEntry job, DtsJobListArguments arguments)
        => job.JobType == arguments.JobType
            && (string.IsNullOrEmpty(arguments.Status)
                || string.Equals(job.Job.Directions[0].Status, arguments.Status, StringComparison.OrdinalIgnoreCase));
}
