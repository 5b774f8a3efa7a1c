using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads a list that is sorted by id, page by page, each item once. An item that is added meanwhile has a higher id and
/// moves no other. An item that is removed moves the rest forward, past the start of the next page. Each page therefore
/// starts at the last known item. If that item is missing, the page is requested from further ahead, as are those after
/// it.
/// </summary>
internal static class SortedPageReader
{
    private const int MinStepBack = 32;

    /// <summary>Reads the list.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="readPage">Reads a page; takes its start and the maximum number of items.</param>
    /// <param name="getId">Returns the id of an item.</param>
    /// <param name="pageSize">The number of new items on a page.</param>
    /// <param name="maxPageSize">
    /// The largest page of the service: more than <paramref name="pageSize"/>, because pages overlap.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async IAsyncEnumerable<TItem> ReadAsync<TItem>(
        Func<long, int, Task<Page<TItem>>> readPage, Func<TItem, long> getId, int pageSize, int maxPageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long start = 0, last = long.MinValue;
        int overlap = 1;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int limit = start == 0 ? pageSize : Math.Min(maxPageSize, pageSize + overlap);
            var page = await readPage(start, limit);
            var items = page.Items;
            if (start > 0 && (items.Count == 0 || getId(items[0]) > last))
            {
                overlap = Math.Clamp(overlap * 2, MinStepBack, pageSize / 2);
                start = Math.Max(0, start - overlap);
                continue;
            }
            // Each page reaches beyond the known items. If one has nothing new, those after it have nothing new either.
            if (items.Count == 0 || getId(items[^1]) <= last) yield break;
            foreach (var item in items)
            {
                if (getId(item) > last) yield return item;
            }
            last = getId(items[^1]);
            // A total below the number of items so far is wrong.
            bool more = page.Total is { } total && start + items.Count <= total
                ? start + items.Count < total : items.Count >= limit;
            if (!more) yield break;
            start = Math.Max(0, start + items.Count - overlap);
        }
    }
}
