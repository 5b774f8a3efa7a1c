using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// Reads a list that is numbered by pages and may change meanwhile: every item that is there all the time is given, and given once.
/// Pages are the only place an item has, so one that goes lets all behind it move up, past the page that is read next.
/// The answers tell whether anything can have slipped by: the total changed; a page repeated an item; fewer items came than
/// the total; or one was made after the reading began, which hides one that went. Then the list is read again, and gives
/// what is new. A list that stands still is read once, each page with one request.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <param name="pageSize">How many items a full page has.</param>
/// <param name="readPage">Asks for a page, from 1.</param>
/// <param name="getId">What tells one item from all others.</param>
/// <param name="getCreationTime">When an item was made, by the service's clock; null where it does not tell.</param>
internal sealed class ConsistentPageReader<TItem>(
    int pageSize, Func<int, CancellationToken, Task<Page<TItem>>> readPage, Func<TItem, string> getId, Func<TItem, DateTimeOffset?> getCreationTime)
{
    private const int MaxReads = 6;

    // Ends what a service that never ends would not.
    private const int MaxPages = 10_000;

    // The service's time comes in whole seconds.
    private static readonly TimeSpan ServiceTimePrecision = TimeSpan.FromSeconds(1);

    /// <summary>Reads the list.</summary>
    /// <param name="changing">The failure to end with when it never stood still: something may be missing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Each item with the page it came with.</returns>
    /// <exception cref="StatusException">A page failed, or the list never stood still.</exception>
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
                // Where nothing is counted, a page of repeats alone is how a service ends that never gives a short one; after a short one it is the same page again.
                bool mayRepeat = page.Total is null || first.Items.Count < pageSize;
                still &= seen.Count == distinct + page.Items.Count || (mayRepeat && seen.Count == distinct);
                received += page.Items.Count;
                // A first page that is short of what was asked is all there is, unless the total tells of more: then the service's pages are that small.
                bool isShort = page == first ? page.Items.Count < pageSize && !(page.Total > received) : page.Items.Count < first.Items.Count;
                if (isShort || page.Total == received) break;
                // A page without anything new would be followed by others like it.
                if (seen.Count == distinct) break;
            }
            bool counted = first?.Total is not { } total || total == seen.Count;
            // One page is one answer: nothing moved while it was made.
            if (still && counted && (!newer || seen.Count == first?.Items.Count)) yield break;
            // A service that counts in its own way, and gives the same again.
            if (reading > 1 && still && given.Count == before) yield break;
        }
        throw changing();
    }

    /// <summary>The failure of a list that never stood still.</summary>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="what">The list.</param>
    /// <param name="redaction">The profile's redaction.</param>
    public static StatusException CreateFailure(string service, LocalizedText what, Redaction redaction) => StatusErrors.Plain(
        StatusErrorKind.Unavailable, service, $"{what} changed during every read: items may be missing.", redaction,
        advice: "Try again when fewer items are being created and released.");
}
