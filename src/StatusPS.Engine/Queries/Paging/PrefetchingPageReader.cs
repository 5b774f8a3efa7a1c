using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads a list of numbered pages, newest first, each item once. The next page is requested while the caller takes the
/// items of the one before it.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="maxPageSize">The largest page of the service.</param>
/// <param name="readPage">Reads a page; takes its number, from 1, and the maximum number of items.</param>
/// <param name="getId">Returns the id of an item.</param>
internal sealed class PrefetchingPageReader<TItem>(
    int maxPageSize, Func<long, int, CancellationToken, Task<Page<TItem>>> readPage, Func<TItem, long> getId)
{
    /// <summary>Reads the list.</summary>
    /// <param name="skip">The number of items to skip.</param>
    /// <param name="first">The maximum number of items.</param>
    /// <param name="totalReceived">Receives the total of the first page; null: not needed.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed; the items before it were returned.</exception>
    public async IAsyncEnumerable<TItem> ReadAsync(
        ulong skip, ulong first, Action<long?>? totalReceived,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int limit = skip == 0 && first is > 0 && first < (ulong)maxPageSize ? (int)first : maxPageSize;
        long begin = (long)Math.Min(skip / (ulong)limit, long.MaxValue / 2) + 1, number = begin;
        ulong remainingSkip = skip % (ulong)limit, returned = 0;
        long read = (long)Math.Min(skip - remainingSkip, long.MaxValue / 2);
        var seen = new HashSet<long>();
        long? lastTotal = null;
        int? fullPage = null;
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = readPage(number, limit, ahead.Token);
        try
        {
            while (next is not null)
            {
                var page = await next;
                totalReceived?.Invoke(page.Total);
                totalReceived = null;
                var items = page.Items;
                if (page.Total < lastTotal)
                {
                    // Items disappeared meanwhile and the others moved up: some of the next ones are on earlier pages
                    // now.
                    long back = (lastTotal.Value - page.Total.Value - 1) / Math.Max(1, fullPage ?? limit) + 1;
                    var moved = new List<TItem>();
                    for (long earlier = Math.Max(begin, number - back); earlier < number; earlier++)
                        moved.AddRange((await readPage(earlier, limit, ahead.Token)).Items);
                    items = [.. moved, .. items];
                }
                lastTotal = page.Total;
                if (first == 0) yield break;
                next = null;
                read += page.Items.Count;
                // A short first page is the whole list, unless the total is larger: then the service's pages are that
                // small.
                bool isShort = fullPage is { } full
                    ? page.Items.Count < full
                    : page.Items.Count < limit && !(page.Total > read);
                fullPage ??= page.Items.Count;
                bool isLast = isShort || page.Items.Count == 0 || page.Total == read;
                if (!isLast && first - returned > (ulong)Math.Max(0, items.Count - (int)remainingSkip))
                    next = readPage(++number, limit, ahead.Token);
                int before = seen.Count;
                foreach (var item in items)
                {
                    // An item that was added meanwhile pushes the others on: the next page repeats some of this one.
                    if (!seen.Add(getId(item))) continue;
                    if (remainingSkip > 0)
                    {
                        remainingSkip--;
                        continue;
                    }
                    yield return item;
                    if (++returned >= first) yield break;
                }
                // A page without anything new is the end, whatever the total is.
                if (seen.Count == before) yield break;
                // Repeated items were left out, so one more page is needed than expected.
                if (!isLast) next ??= readPage(++number, limit, ahead.Token);
            }
        }
        finally
        {
            await ahead.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
