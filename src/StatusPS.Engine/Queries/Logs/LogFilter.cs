using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// Applies the time, the pattern with its context, and the number of last entries to a log. Holds at most that many
/// entries of one source. Failures pass through.
/// </summary>
internal static class LogFilter
{
    /// <summary>Applies the filters of a request.</summary>
    /// <param name="items">The log.</param>
    /// <param name="request">The request.</param>
    /// <param name="isGrouped">True if the entries of a source come one after the other.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static IAsyncEnumerable<Listed<StatusLogEntry>> ApplyAsync(
        IAsyncEnumerable<Listed<StatusLogEntry>> items, LogRequest request, bool isGrouped,
        CancellationToken cancellationToken)
    {
        if (request.Since is { } since)
        {
            var time = since.LocalDateTime;
            items = items.Where(item => item.Record is not { Time: { } known } || known >= time);
        }
        if (request.Match is not null) items = MatchAsync(items, request, isGrouped, cancellationToken);
        if (request is { Tail: { } count, Follow: false })
            items = TailAsync(items, count, isGrouped, cancellationToken);
        return items;
    }

    private static async IAsyncEnumerable<Listed<StatusLogEntry>> MatchAsync(
        IAsyncEnumerable<Listed<StatusLogEntry>> items, LogRequest request, bool isGrouped,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = new Queue<Listed<StatusLogEntry>>();
        object? source = null;
        int after = 0;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (item.Record is not { } entry)
            {
                yield return item;
                continue;
            }
            if (isGrouped && !Equals(source, GetSource(entry)))
            {
                source = GetSource(entry);
                before.Clear();
                after = 0;
            }
            if (request.Match!.IsMatch(entry.Text))
            {
                while (before.TryDequeue(out var earlier)) yield return earlier;
                yield return item;
                after = request.Context;
            }
            else if (after > 0)
            {
                after--;
                yield return item;
            }
            else if (request.Context > 0)
            {
                if (before.Count == request.Context) before.Dequeue();
                before.Enqueue(item);
            }
        }
    }

    private static async IAsyncEnumerable<Listed<StatusLogEntry>> TailAsync(
        IAsyncEnumerable<Listed<StatusLogEntry>> items, int count, bool isGrouped,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Queue<Listed<StatusLogEntry>>();
        object? source = null;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (item.Record is not { } entry)
            {
                yield return item;
                continue;
            }
            if (isGrouped && !Equals(source, GetSource(entry)))
            {
                source = GetSource(entry);
                while (last.TryDequeue(out var earlier)) yield return earlier;
            }
            if (count > 0 && last.Count == count) last.Dequeue();
            if (count > 0) last.Enqueue(item);
        }
        while (last.TryDequeue(out var earlier)) yield return earlier;
    }

    private static object? GetSource(StatusLogEntry entry) => entry.SourceKey ?? entry.Source;
}
