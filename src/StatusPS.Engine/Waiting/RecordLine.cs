using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting;

/// <summary>A record as one line of a progress display: what, where it stands, how far, how long.</summary>
public sealed class RecordLine
{
    /// <summary>The order in which lines are shown: what needs attention first, then by state, then the longest at it.</summary>
    public static readonly IComparer<RecordLine> MostInterestingFirst = Comparer<RecordLine>.Create((one, other) =>
    {
        int attention = other.Record.NeedsAttention.CompareTo(one.Record.NeedsAttention);
        if (attention != 0) return attention;
        int state = one.Record.State.CompareTo(other.Record.State);
        return state != 0 ? state : (other.Elapsed ?? TimeSpan.Zero).CompareTo(one.Elapsed ?? TimeSpan.Zero);
    });

    // Nobody waits for longer, and a share near nothing of a time near zero tells nothing.
    private static readonly TimeSpan LongestRemaining = TimeSpan.FromDays(3650);

    private RecordLine(StatusRecord record) => Record = record;

    /// <summary>The record.</summary>
    public StatusRecord Record { get; }

    /// <summary>How much of it is done, from 0 to 100; null where nothing tells.</summary>
    public double? Percent { get; private init; }

    /// <summary>How long it has been at it; null before it began.</summary>
    public TimeSpan? Elapsed { get; private init; }

    /// <summary>How long it will take still, if it goes on as it did; null where nothing tells.</summary>
    public TimeSpan? Remaining { get; private init; }

    /// <summary>Why the latest ask gave nothing; null when it did.</summary>
    public StatusError? Failure { get; private init; }

    /// <summary>The line of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The time.</param>
    /// <param name="failure">Why the latest ask gave nothing.</param>
    public static RecordLine Of(StatusRecord record, DateTimeOffset now, StatusError? failure = null)
    {
        double? percent = ServiceRegistry.Get(record).GetPercent(record);
        var elapsed = ElapsedOf(record, now);
        return new(record)
        {
            Percent = percent,
            Elapsed = elapsed,
            Remaining = record.State == StatusState.Running ? RemainingOf(percent, elapsed) : null,
            Failure = failure,
        };
    }

    private static TimeSpan? RemainingOf(double? percent, TimeSpan? elapsed)
    {
        if (percent is not (> 0 and <= 100) || elapsed is not { } so) return null;
        double left = so.TotalSeconds * ((100 - percent.Value) / percent.Value);
        return left <= LongestRemaining.TotalSeconds ? TimeSpan.FromSeconds(left) : null;
    }

    // Between two answers the time goes on.
    private static TimeSpan? ElapsedOf(StatusRecord record, DateTimeOffset now)
    {
        if (record.Duration is not { } told) return null;
        if (StateTable.IsSettled(record.State) || record.RetrievedAt == default) return told;
        var since = now.UtcDateTime - record.RetrievedAt.ToUniversalTime();
        return since > TimeSpan.Zero ? told + since : told;
    }
}
