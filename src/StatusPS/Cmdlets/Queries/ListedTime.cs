namespace StatusPS.Cmdlets.Queries;

/// <summary>Resolves the time bounds of a list.</summary>
internal static class ListedTime
{
    /// <summary>Gets the time since which records are listed.</summary>
    /// <param name="since">The value of -Since.</param>
    /// <param name="clock">The clock of the profile.</param>
    /// <exception cref="StatusException">The time is in the future.</exception>
    public static DateTimeOffset GetSince(TimeBound since, TimeProvider clock)
    {
        var time = since.GetTime(clock);
        return time <= clock.GetUtcNow() ? time : throw new StatusException(new StatusError
        {
            Kind = StatusErrorKind.InvalidRequest,
            Message = LocalizedText.From($"-Since {time.LocalDateTime:s} is in the future. Nothing was sent."),
            RecommendedAction = "Specify an earlier time, or for example 90m, 2h, 1d, 1w, today or yesterday.",
        });
    }
}
