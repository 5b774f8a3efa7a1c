using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>
/// Reads parts in parallel and returns them in their order, the most urgent records of each first. The order is always
/// the same. At most <see cref="MaxSortedRecords"/> records of a part are held and sorted; the records of a larger part
/// follow in the service's order.
/// </summary>
public static class StatusOverview
{
    /// <summary>The maximum number of records of a part that are held, sorted and counted.</summary>
    public const int MaxSortedRecords = 5_000;

    /// <summary>The maximum number of parts that are read in parallel.</summary>
    public const int MaxConcurrentParts = 8;

    /// <summary>Reads parts. A part that fails is one failure and does not affect the others.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="needsAttention">True to return only records that need attention. All records are counted.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="time">The clock that measures the duration of each query; null for the system's.</param>
    public static IAsyncEnumerable<OverviewEntry> ReadAsync(
        IEnumerable<OverviewPart> parts, bool needsAttention, CancellationToken cancellationToken,
        TimeProvider? time = null) =>
        OrderedParallelReader.ReadAsync(parts.ToAsyncEnumerable(),
            (part, stop) => ReadPartAsync(part, needsAttention, time ?? TimeProvider.System, stop), MaxConcurrentParts,
            cancellationToken);

    private static async IAsyncEnumerable<OverviewEntry> ReadPartAsync(
        OverviewPart part, bool needsAttention, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var timing = new QueryTiming();
        long start = time.GetTimestamp();
        var held = new List<StatusRecord>();
        var counts = new OverviewCounts();
        bool large = false;
        StatusError? failed = null;
        await using var listed = part.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (failed is null)
        {
            try
            {
                if (!await listed.MoveNextAsync()) break;
            }
            catch (StatusException failure)
            {
                failed = StatusErrors.Through(part.Profile, part.Service, null, failure.Error, part.Time);
                continue;
            }
            if (listed.Current.Record is not { } record)
            {
                yield return new(part, StatusErrors.Through(
                    part.Profile, part.Service, listed.Current.Part, listed.Current.Error!, part.Time));
                continue;
            }
            counts.Add(record.State);
            record.QueryTiming = timing;
            if (needsAttention && !record.NeedsAttention) continue;
            if (large)
            {
                yield return new(part, record, counts: null);
                continue;
            }
            held.Add(record);
            if (held.Count <= MaxSortedRecords) continue;
            large = true;
            foreach (var first in held.OrderBy(one => one.State)) yield return new(part, first, counts: null);
            held.Clear();
        }
        timing.Duration = time.GetElapsedTime(start);
        foreach (var record in held.OrderBy(one => one.State)) yield return new(part, record, counts);
        if (failed is not null) yield return new(part, failed);
    }
}
