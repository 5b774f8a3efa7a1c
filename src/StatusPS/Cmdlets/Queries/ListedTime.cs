namespace StatusPS.Cmdlets.Queries;

/// <summary>Converts the time bounds of a list to the type that the engine takes.</summary>
internal static class ListedTime
{
    /// <summary>
    /// Converts a time; one of unspecified kind is local. The first and last day become the minimum and maximum,
    /// because an offset would move them out of range.
    /// </summary>
    public static DateTimeOffset ToOffset(DateTime time) =>
        time <= DateTime.MinValue.AddDays(1) ? DateTimeOffset.MinValue
        : time >= DateTime.MaxValue.AddDays(-1) ? DateTimeOffset.MaxValue : new(time);
}
