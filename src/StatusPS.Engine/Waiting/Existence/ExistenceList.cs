using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Waiting.Existence;

/// <summary>Lists again until the list has a record, fails otherwise, or the time limit is reached.</summary>
/// <typeparam name="TRecord">The type of a record.</typeparam>
/// <param name="list">Lists the records once.</param>
/// <param name="schedule">The times of the queries, and their limit.</param>
/// <param name="createError">Creates the failure of a list that is still empty at the time limit.</param>
public sealed class ExistenceList<TRecord>(
    Func<IAsyncEnumerable<Listed<TRecord>>> list, ExistenceSchedule schedule, Func<StatusError> createError)
    where TRecord : StatusRecord
{
    /// <summary>
    /// True to leave out the records that exist at the first query. This depends on no clock. Default false.
    /// </summary>
    public bool OnlyNew { get; init; }

    /// <summary>The number of records to skip. Default 0.</summary>
    public ulong Skip { get; init; }

    /// <summary>The maximum number of records. Default all.</summary>
    public ulong First { get; init; } = ulong.MaxValue;

    /// <summary>Lists the records.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The records of the first list that has any, and the failures of its parts.</returns>
    /// <exception cref="StatusException">The list failed, or is still empty at the time limit.</exception>
    public async IAsyncEnumerable<Listed<TRecord>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (First == 0) yield break;
        var known = new HashSet<string?>(StringComparer.Ordinal);
        for (bool isBaseline = OnlyNew; ; isBaseline = false)
        {
            bool isLast = !isBaseline && schedule.IsOver, hasEnded = false;
            ulong count = 0;
            var missing = new List<Listed<TRecord>>();
            await using var items = list().GetAsyncEnumerator(cancellationToken);
            while (await MoveNextAsync(items, isLast))
            {
                var item = items.Current;
                if (item.Record is { } record)
                {
                    if (isBaseline) known.Add(record.Id);
                    if (known.Contains(record.Id) || ++count <= Skip) continue;
                }
                else if (ExistenceSchedule.IsMissing(item.Error))
                {
                    missing.Add(item);
                    continue;
                }
                hasEnded = true;
                yield return item;
                if (item.Record is not null && count - Skip >= First) break;
            }
            // Parts that are missing are failures only beside records, or at the end.
            if (hasEnded || isLast)
            {
                foreach (var item in missing) yield return item;
                if (!hasEnded && missing.Count == 0) throw new StatusException(createError());
                yield break;
            }
            await schedule.WaitAsync(requests: 1, cancellationToken);
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<Listed<TRecord>> items, bool isLast)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (StatusException failure) when (!isLast && ExistenceSchedule.IsMissing(failure.Error))
        {
            return false;
        }
    }
}
