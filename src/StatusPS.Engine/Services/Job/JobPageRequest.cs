namespace StatusPS.Engine.Services.Job;

/// <summary>Which page of JOB's history is asked for.</summary>
/// <param name="From">The window's first <c>create_time</c>, Unix milliseconds; part of it.</param>
/// <param name="To">The window's last <c>create_time</c>, Unix milliseconds; part of it.</param>
/// <param name="Offset">How many of the window's newest are left out.</param>
/// <param name="Length">How many are given at the most.</param>
internal readonly record struct JobPageRequest(long From, long To, long Offset, int Length);
