namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A job instance in the history.</summary>
/// <param name="Job">The instance; the history does not show its steps.</param>
/// <param name="Launcher">The user who started it.</param>
/// <param name="Type">0 for a plan, 1 for a script, 2 for files.</param>
/// <param name="LaunchMode">1 for the web pages, 2 for the API, 3 for a schedule.</param>
internal sealed record JobHistoryRow(EmulatedJob Job, string Launcher, int Type, int LaunchMode);
