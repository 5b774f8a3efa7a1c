namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>One way in which a script fails.</summary>
/// <param name="Tag">The tag of the result; empty for none.</param>
/// <param name="Lines">The output of the failing command.</param>
/// <param name="Summary">The last line, written by <c>job_fail</c>; <c>{exit}</c> stands for the exit code.</param>
internal sealed record JobScriptFailure(string Tag, string[] Lines, string Summary);
