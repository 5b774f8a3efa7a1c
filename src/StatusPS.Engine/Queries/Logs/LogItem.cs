namespace StatusPS.Engine.Queries.Logs;

/// <summary>An entry of a log, a failure, or the end of a query's log.</summary>
/// <param name="Query">The query.</param>
/// <param name="Entry">The entry; null for a failure and for the end.</param>
/// <param name="Error">The failure of a source, or of the whole log; null otherwise.</param>
/// <param name="Part">The source that failed; null for the whole log.</param>
public sealed record LogItem(LogQuery Query, StatusLogEntry? Entry, StatusError? Error = null, object? Part = null)
{
    /// <summary>True if the log of the query has ended.</summary>
    public bool IsEnd => Entry is null && Error is null;
}
