using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting;

/// <summary>A record as one line of a progress display.</summary>
public sealed class RecordLine
{
    /// <summary>
    /// Orders lines: records that need attention first, then by state, then by elapsed time, longest first.
    /// </summary>
    public static readonly IComparer<RecordLine> ByUrgency = Comparer<RecordLine>.Create((one, other) =>
    {
        int attention = other.Record.NeedsAttention.CompareTo(one.Record.NeedsAttention);
        if (attention != 0) return attention;
        int state = one.Record.State.CompareTo(other.Record.State);
        return state != 0 ? state : (other.Elapsed ?? TimeSpan.Zero).CompareTo(one.Elapsed ?? TimeSpan.Zero);
    });

    // Estimates from a share near zero are meaningless, and may overflow.
    private static readonly TimeSpan MaxRemaining = TimeSpan.FromDays(3650);

    private RecordLine(StatusRecord record) => Record = record;

    /// <summary>The record.</summary>
    public StatusRecord Record { get; }

    /// <summary>The progress in percent, from 0 to 100; null when the service reports none.</summary>
    public double? Percent { get; private init; }

    /// <summary>The time since the start; null before it.</summary>
    public TimeSpan? Elapsed { get; private init; }

    /// <summary>The estimated remaining time at the present rate; null when there is no estimate.</summary>
    public TimeSpan? Remaining { get; private init; }

    /// <summary>The failure of the latest poll; null when it succeeded.</summary>
    public StatusError? Failure { get; private init; }

    /// <summary>Creates the line of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The current time of the clock that set the record's times.</param>
    /// <param name="failure">The failure of the latest poll; null when it succeeded.</param>
    public static RecordLine Create(StatusRecord record, DateTimeOffset now, StatusError? failure = null)
    {
        double? percent = ServiceRegistry.Get(record).GetPercent(record);
        var elapsed = GetElapsed(record, now);
        return new(record)
        {
            Percent = percent,
            Elapsed = elapsed,
            Remaining = record.State == StatusState.Running ? EstimateRemaining(percent, elapsed) : null,
            Failure = failure,
        };
    }

    private static TimeSpan? EstimateRemaining(double? percent, TimeSpan? elapsed)
    {
        if (percent is not (> 0 and <= 100) || elapsed is not { } so) return null;
        double left = so.TotalSeconds * ((100 - percent.Value) / percent.Value);
        return left <= MaxRemaining.TotalSeconds ? TimeSpan.FromSeconds(left) : null;
    }

    // Adds the time since the response was read.
    private static TimeSpan? GetElapsed(StatusRecord record, DateTimeOffset now)
    {
        if (record.Duration is not { } reported) return null;
        if (StateTable.IsSettled(record.State) || record.RetrievedAt == default) return reported;
        var since = now.UtcDateTime - record.RetrievedAt.ToUniversalTime();
        return since > TimeSpan.Zero ? reported + since : reported;
    }
}
