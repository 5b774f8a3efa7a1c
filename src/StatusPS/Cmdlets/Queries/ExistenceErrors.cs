namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors of the parameter -WaitForExistence.</summary>
internal static class ExistenceErrors
{
    /// <summary>Creates the error for a query that has no record at the time limit.</summary>
    /// <param name="subject">The key or the list.</param>
    /// <param name="seconds">The time limit.</param>
    public static StatusError NoRecord(LocalizedText subject, int seconds) => new()
    {
        Kind = StatusErrorKind.NotFound,
        Message = LocalizedText.From($"{subject}: no record within {DurationText.FormatSeconds(seconds)}."),
        RecommendedAction = LocalizedText.From(
            "Check the ID and the other parameters, or specify a longer -WaitForExistence."),
    };
}
