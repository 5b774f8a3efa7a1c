namespace StatusPS.Engine.Services.Authing;

/// <summary>One page of one task's sync jobs.</summary>
/// <param name="SyncTaskId">The task.</param>
/// <param name="Trigger">Only jobs that this set off: <c>manually</c>, <c>timed</c>, <c>automatic</c>; null: all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Limit">Jobs a page, at most 50.</param>
internal sealed record AuthingPageKey(long SyncTaskId, string? Trigger, long Page, int Limit);
