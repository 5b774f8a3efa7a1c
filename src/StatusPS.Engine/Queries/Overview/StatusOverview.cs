using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>
/// Reads parts side by side and gives them in their order, each the most urgent first. The order is the same each time, whichever service answers
/// first, and costs no more than what parts at work hold: <see cref="MaxSortedRecords"/> records each. A part with more comes in the service's own order from there on.
/// </summary>
public static class StatusOverview
{
    /// <summary>The most records that a part holds to sort and count them.</summary>
    public const int MaxSortedRecords = 5_000;

    /// <summary>The most parts that are read at once.</summary>
    public const int MaxConcurrentParts = 8;

    /// <summary>Reads parts. One that fails is one failure, and the others go on.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="needsAttention">Whether only records that need attention are given; all are counted.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static IAsyncEnumerable<OverviewEntry> ReadAsync(IEnumerable<OverviewPart> parts, bool needsAttention, CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(parts.ToAsyncEnumerable(), (part, stop) => ReadPartAsync(part, needsAttention, stop), MaxConcurrentParts, cancellationToken);

    private static async IAsyncEnumerable<OverviewEntry> ReadPartAsync(OverviewPart part, bool needsAttention, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
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
                failed = failure.Error;
                continue;
            }
            if (listed.Current.Record is not { } record)
            {
                yield return new(part, StatusErrors.Through(part.Profile, listed.Current.Part, listed.Current.Error!));
                continue;
            }
            counts.Add(record.State);
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
        foreach (var record in held.OrderBy(one => one.State)) yield return new(part, record, counts);
        if (failed is not null) yield return new(part, StatusErrors.Through(part.Profile, null, failed));
    }
}
