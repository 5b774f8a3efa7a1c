using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads a list of numbered pages that may change meanwhile: every item that exists throughout is returned once. An
/// item that disappears moves all later ones forward, some past the page that is read next. Signs of a missed item are:
/// the total changed; a page repeated an item; there were fewer items than the total; or an item was created after the
/// reading began, which hides one that disappeared. Then the list is read again for new items. A list that does not
/// change is read once, each page with one request.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="pageSize">The number of items on a full page.</param>
/// <param name="readPage">Reads a page; takes its number, from 1.</param>
/// <param name="getId">Returns the id of an item.</param>
/// <param name="getCreationTime">
/// Returns the creation time of an item by the service's clock; null when the service does not tell it.
/// </param>
internal sealed class ConsistentPageReader<TItem>(
    int pageSize, Func<int, CancellationToken, Task<Page<TItem>>> readPage,
    Func<TItem, string> getId, Func<TItem, DateTimeOffset?> getCreationTime)
{
    private const int MaxReads = 6;

    // Stops at a service that never ends its list.
    private const int MaxPages = 10_000;

    // The service's time has a precision of one second.
    private static readonly TimeSpan ServiceTimePrecision = TimeSpan.FromSeconds(1);

    /// <summary>Reads the list.</summary>
    /// <param name="changing">Creates the failure for a list that changed during every read.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Each item with its page.</returns>
    /// <exception cref="StatusException">A page failed, or the list changed during every read.</exception>
    public async IAsyncEnumerable<(TItem Item, Page<TItem> Page)> ReadAsync(
        Func<StatusException> changing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (int reading = 1; reading <= MaxReads; reading++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            int before = given.Count;
            long received = 0;
            bool still = true, newer = false;
            Page<TItem>? first = null;
            for (int number = 1; ; number++)
            {
                if (number > MaxPages) throw changing();
                var page = await readPage(number, cancellationToken);
                first ??= page;
                still &= page.Total == first.Total;
                int distinct = seen.Count;
                foreach (var item in page.Items)
                {
                    string id = getId(item);
                    seen.Add(id);
                    newer |= getCreationTime(item) is { } made && made > first.ServiceTime - ServiceTimePrecision;
                    if (given.Add(id)) yield return (item, page);
                }
                // Without a total, a page of repeats ends the list of a service that never sends a short page.
                bool mayRepeat = page.Total is null || first.Items.Count < pageSize;
                still &= seen.Count == distinct + page.Items.Count || (mayRepeat && seen.Count == distinct);
                received += page.Items.Count;
                // A short first page is the whole list, unless the total is larger: then the service's pages are that
                // small.
                bool isShort = page == first
                    ? page.Items.Count < pageSize && !(page.Total > received)
                    : page.Items.Count < first.Items.Count;
                if (isShort || page.Total == received) break;
                // If a page has nothing new, those after it have nothing new either.
                if (seen.Count == distinct) break;
            }
            bool counted = first?.Total is not { } total || total == seen.Count;
            // A list of one page is one response, so it is consistent.
            if (still && counted && (!newer || seen.Count == first?.Items.Count)) yield break;
            // A service with a wrong total that returns the same items again.
            if (reading > 1 && still && given.Count == before) yield break;
        }
        throw changing();
    }

    /// <summary>Creates the failure for a list that changed during every read.</summary>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="what">The list.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException CreateFailure(string service, LocalizedText what, Redaction redaction) =>
        StatusErrors.Plain(
        StatusErrorKind.Unavailable, service, $"{what} changed during every read: items may be missing.", redaction,
        advice: "Try again when fewer items are being created and released.");
}
