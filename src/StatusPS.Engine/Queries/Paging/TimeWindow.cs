namespace StatusPS.Engine.Queries.Paging;

/// <summary>A page of a list that is filtered by creation time, newest first.</summary>
/// <param name="From">The earliest creation time, inclusive, in Unix milliseconds.</param>
/// <param name="To">The latest creation time, inclusive, in Unix milliseconds.</param>
/// <param name="Offset">The number of newer items in the window to skip.</param>
/// <param name="Length">The maximum number of items.</param>
internal readonly record struct TimeWindow(long From, long To, long Offset, int Length);
