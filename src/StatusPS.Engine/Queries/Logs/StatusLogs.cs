using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// Reads the logs of several records. A log that fails is one failure and does not affect the others.
/// </summary>
public static class StatusLogs
{
    private const int MaxConcurrentLogs = 4;

    // Entries wait here while the caller takes others.
    private const int MaxBufferedEntries = 256;

    /// <summary>
    /// Reads logs at the same time, and returns them one after the other, in the order of the queries.
    /// </summary>
    /// <param name="queries">The queries.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static IAsyncEnumerable<LogItem> ReadAsync(
        IEnumerable<LogQuery> queries, Action<string>? trace, CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(queries.ToAsyncEnumerable(), (query, stop) => ReadOneAsync(query, trace, stop),
            MaxConcurrentLogs, cancellationToken);

    /// <summary>Follows logs at the same time, and returns each entry as it arrives.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async IAsyncEnumerable<LogItem> FollowAsync(
        IReadOnlyList<LogQuery> queries, Action<string>? trace,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<LogItem>(
            new BoundedChannelOptions(MaxBufferedEntries) { SingleReader = true });
        Task[] readings = [.. queries.Select(query => FillAsync(query, stop.Token))];
        var all = CompleteAsync();
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken)) yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await all;
        }

        async Task FillAsync(LogQuery query, CancellationToken token)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await foreach (var item in ReadOneAsync(query, trace, token)) await channel.Writer.WriteAsync(item, token);
        }

        async Task CompleteAsync()
        {
            var ended = Task.WhenAll(readings);
            await ((Task)ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            channel.Writer.Complete(stop.IsCancellationRequested ? null : ended.Exception);
        }
    }

    private static async IAsyncEnumerable<LogItem> ReadOneAsync(
        LogQuery query, Action<string>? trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<Listed<StatusLogEntry>>? log = null;
        StatusError? failure = null;
        try
        {
            while (failure is null)
            {
                bool hasNext = false;
                try
                {
                    log ??= StatusLog.ReadAsync(query.Request, query.Connection, trace, cancellationToken)
                        .GetAsyncEnumerator(cancellationToken);
                    hasNext = await log.MoveNextAsync();
                }
                catch (StatusException refused)
                {
                    failure = refused.Error;
                }
                catch (RegexMatchTimeoutException)
                {
                    failure = StatusErrors.Plain(StatusErrorKind.InvalidRequest, "StatusPS",
                        $"the pattern '{query.Request.Match}' of -Match takes too long on a line of the log.",
                        query.Connection.Redaction, advice: "Simplify the pattern.").Error;
                }
                if (!hasNext) break;
                var item = log!.Current;
                yield return new(query, item.Record, item.Error, item.Part);
            }
            if (failure is not null) yield return new(query, null, failure);
        }
        finally
        {
            if (log is not null) await log.DisposeAsync();
        }
        yield return new(query, null);
    }
}
