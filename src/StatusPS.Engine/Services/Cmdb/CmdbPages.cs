using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Reads a list that is sorted by id, page by page, each item once. What is added meanwhile has a higher id and moves nothing.
/// What is removed moves the rest forward, past the place where the next page begins: so each page begins with the last
/// item that is known. Where that item is not there, the page is asked for from further ahead, and so are those after it.
/// </summary>
internal static class CmdbPages
{
    private const int FirstStepBack = 32;

    /// <summary>Reads the list.</summary>
    /// <param name="ask">Asks for a page: where it begins, and how many it may hold.</param>
    /// <param name="size">How many new items a page brings.</param>
    /// <param name="largest">The most items a page may hold: more than <paramref name="size"/>, for some are known already.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async IAsyncEnumerable<(long Id, string? Name)> ReadAsync(
        Func<long, int, Task<CmdbPage>> ask, int size, int largest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long start = 0, last = long.MinValue;
        int known = 1;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int limit = start == 0 ? size : Math.Min(largest, size + known);
            var page = await ask(start, limit);
            var items = page.Items;
            if (start > 0 && (items.Count == 0 || items[0].Id > last))
            {
                known = Math.Clamp(known * 2, FirstStepBack, size / 2);
                start = Math.Max(0, start - known);
                continue;
            }
            // Each page reaches beyond what is known: one that brings nothing new would be followed by others like it.
            if (items.Count == 0 || items[^1].Id <= last) yield break;
            foreach (var item in items)
            {
                if (item.Id > last) yield return item;
            }
            last = items[^1].Id;
            // A total below what is there already says nothing.
            bool more = page.Total is { } total && start + items.Count <= total ? start + items.Count < total : items.Count >= limit;
            if (!more) yield break;
            start = Math.Max(0, start + items.Count - known);
        }
    }
}
