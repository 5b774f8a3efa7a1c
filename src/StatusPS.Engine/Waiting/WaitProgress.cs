using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>How far a wait is: the whole, and the items that are most worth a look.</summary>
public sealed class WaitProgress
{
    /// <summary>How many items there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many have what was waited for.</summary>
    public required int Reached { get; init; }

    /// <summary>How many ended otherwise.</summary>
    public required int Failed { get; init; }

    /// <summary>How much of all is done, from 0 to 100.</summary>
    public required int Percent { get; init; }

    /// <summary>How long it has been waited.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How long it will take still, where all that is left tells; else null.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The items: what needs attention, then what runs, the longest first, then what has not begun.</summary>
    public required IReadOnlyList<RecordLine> Items { get; init; }

    internal static WaitProgress Of(WaitCount count, IReadOnlyCollection<PollItem> open, TimeSpan elapsed, DateTimeOffset now, int most)
    {
        RecordLine[] lines = [.. open.Select(item => RecordLine.Of(item.Record, now, item.Failure))];
        double done = count.Reached + count.Failed + lines.Sum(line => (line.Percent ?? 0) / 100);
        return new()
        {
            Total = count.Total,
            Reached = count.Reached,
            Failed = count.Failed,
            Percent = count.Total == 0 ? 0 : (int)(done * 100 / count.Total),
            Elapsed = elapsed,
            Remaining = lines.Length > 0 && lines.All(line => line.Remaining is not null) ? lines.Max(line => line.Remaining) : null,
            Items = [.. lines.Order(RecordLine.MostInterestingFirst).Take(most)],
        };
    }
}
