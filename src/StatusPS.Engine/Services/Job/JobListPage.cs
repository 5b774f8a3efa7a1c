namespace StatusPS.Engine.Services.Job;

/// <summary>One page of JOB's history, newest first.</summary>
/// <param name="Rows">The job instances, each with its <c>create_time</c> in Unix milliseconds.</param>
/// <param name="Total">How many there are in the window that was asked for; v4 does not tell.</param>
internal sealed record JobListPage(IReadOnlyList<(long CreateTime, JobInstanceStatus Record)> Rows, long? Total);
