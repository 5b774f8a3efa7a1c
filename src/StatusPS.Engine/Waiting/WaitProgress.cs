using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>The progress of a wait: its totals and the most urgent items.</summary>
public sealed class WaitProgress
{
    /// <summary>The number of all items.</summary>
    public required int Total { get; init; }

    /// <summary>The number of items that reached the state waited for.</summary>
    public required int Reached { get; init; }

    /// <summary>The number of items that ended otherwise.</summary>
    public required int Failed { get; init; }

    /// <summary>The progress of all items, in percent from 0 to 100.</summary>
    public required int Percent { get; init; }

    /// <summary>The time waited.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The estimated time that remains; null unless every pending item has an estimate.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The most urgent pending items, in the order of <see cref="RecordLine.ByUrgency"/>.</summary>
    public required IReadOnlyList<RecordLine> Items { get; init; }

    /// <summary>Creates the progress of a wait.</summary>
    /// <param name="count">The counts of items.</param>
    /// <param name="pending">The items that have not ended.</param>
    /// <param name="elapsed">The time waited.</param>
    /// <param name="getClock">Gets the clock that set a record's times.</param>
    /// <param name="maxItems">The maximum number of items to return.</param>
    internal static WaitProgress Create(
        WaitCount count, IReadOnlyCollection<PollItem> pending, TimeSpan elapsed,
        Func<StatusRecord, TimeProvider> getClock, int maxItems)
    {
        RecordLine[] lines =
        [
            .. pending.Select(item => RecordLine.Create(item.Record, getClock(item.Record).GetUtcNow(), item.Failure)),
        ];
        double done = count.Reached + count.Failed + lines.Sum(line => (line.Percent ?? 0) / 100);
        bool isEstimable = lines.Length > 0 && lines.All(line => line.Remaining is not null);
        return new()
        {
            Total = count.Total,
            Reached = count.Reached,
            Failed = count.Failed,
            Percent = count.Total == 0 ? 0 : (int)(done * 100 / count.Total),
            Elapsed = elapsed,
            Remaining = isEstimable ? lines.Max(line => line.Remaining) : null,
            Items = [.. lines.Order(RecordLine.ByUrgency).Take(maxItems)],
        };
    }
}
