using System.Runtime.CompilerServices;

namespace StatusPS.Engine.BlueKing.Cmdb;

/// <summary>
/// Reads a list that is sorted by id, page by page, each item once. What is added meanwhile has a higher id and moves nothing.
/// What is removed moves the rest forward, past the place where the next page begins: so each page begins at the last
/// item that is known, and where that item is not there, it is asked for again from further ahead, in ever longer steps.
/// </summary>
internal static class CmdbPages
{
    private const int ShortestStepBack = 32;

    /// <summary>Reads the list.</summary>
    /// <param name="ask">Asks for a page: where it begins, and how many it may hold.</param>
    /// <param name="size">How many new items a page brings; one more is asked for.</param>
    /// <param name="cancel">Ends it.</param>
    public static async IAsyncEnumerable<(long Id, string? Name)> ReadAsync(
        Func<long, int, Task<CmdbPage>> ask, int size, [EnumeratorCancellation] CancellationToken cancel)
    {
        long start = 0, last = long.MinValue, stepBack = ShortestStepBack;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            int limit = start == 0 ? size : size + 1;
            var page = await ask(start, limit);
            var items = page.Items;
            if (start > 0 && (items.Count == 0 || items[0].Id > last))
            {
                start = Math.Max(0, start - stepBack);
                stepBack *= 2;
                continue;
            }
            stepBack = ShortestStepBack;
            foreach (var item in items)
            {
                if (item.Id > last) yield return item;
            }
            if (items.Count > 0) last = Math.Max(last, items[^1].Id);
            bool more = items.Count > 0 && (page.Total is { } total ? start + items.Count < total : items.Count >= limit);
            if (!more) yield break;
            start += items.Count - 1;
        }
    }
}
