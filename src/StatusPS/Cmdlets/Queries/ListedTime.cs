namespace StatusPS.Commands.Queries;

/// <summary>A time that a list begins or ends at, as the engine takes it.</summary>
internal static class ListedTime
{
    /// <summary>The moment. A time without a zone is local; the first and the last of the calendar have no room for one.</summary>
    public static DateTimeOffset Of(DateTime time) =>
        time <= DateTime.MinValue.AddDays(1) ? DateTimeOffset.MinValue : time >= DateTime.MaxValue.AddDays(-1) ? DateTimeOffset.MaxValue : new(time);
}
