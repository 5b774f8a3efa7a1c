namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A job instance in JOB's history, with what only the history tells.</summary>
/// <param name="Job">The instance; its steps are not told.</param>
/// <param name="Launcher">Who started it.</param>
/// <param name="Type">0 for a plan, 1 for a script, 2 for files.</param>
/// <param name="LaunchMode">1 for the web pages, 2 for the API, 3 for a schedule.</param>
internal sealed record JobListRow(JobInstance Job, string Launcher, int Type, int LaunchMode);
