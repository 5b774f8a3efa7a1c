using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// Reads the log of a record of any service, and applies to its entries what all services have in common. The filters
/// apply in this order: <see cref="LogRequest.Since"/>, <see cref="LogRequest.Match"/> with
/// <see cref="LogRequest.Context"/>, <see cref="LogRequest.Tail"/>, <see cref="ListRequest.Skip"/>,
/// <see cref="ListRequest.First"/>.
/// </summary>
public static class StatusLog
{
    /// <summary>Reads the log of a record.</summary>
    /// <param name="request">The request.</param>
    /// <param name="connection">The connection of the record's profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>
    /// The entries; one failure for each source whose log could not be read; or one entry that says that there is
    /// nothing.
    /// </returns>
    /// <exception cref="StatusException">
    /// The log failed as a whole, or the profile is incomplete; the entries before the failure were returned.
    /// </exception>
    public static IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, ProfileConnection connection, Action<string>? trace, CancellationToken cancellationToken)
    {
        var reader = ServiceRegistry.Get(request.Record).CreateLogReader(connection, trace);
        return ReadAsync(request, reader, connection.Redaction, cancellationToken);
    }

    /// <summary>Reads the log of a record with a reader.</summary>
    internal static async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, LogReader reader, Redaction redaction,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ulong skip = request.Skip, first = request.First, returned = 0;
        if (first == 0) yield break;
        var inner = request;
        if (reader.AppliesSkip && request.IsPageExact) skip = 0;
        else inner =
            request with { Skip = 0, First = request.IsPageExact ? AddSaturated(first, skip) : ulong.MaxValue };
        bool hasFailed = false;
        var items = reader.ReadAsync(inner, cancellationToken)
            .Select(item => Complete(item, request.Record, redaction));
        await foreach (var item in LogFilter.ApplyAsync(items, inner, reader.IsGroupedBySource, cancellationToken))
        {
            if (item.Record is null)
            {
                hasFailed = true;
                yield return item;
                continue;
            }
            if (skip > 0)
            {
                skip--;
                continue;
            }
            yield return item;
            if (++returned >= first) yield break;
        }
        if (returned == 0 && !hasFailed)
            yield return Complete(new(CreateNote(request)), request.Record, redaction);
    }

    private static ulong AddSaturated(ulong one, ulong other) =>
        one > ulong.MaxValue - other ? ulong.MaxValue : one + other;

    private static Listed<StatusLogEntry> Complete(
        Listed<StatusLogEntry> item, StatusRecord record, Redaction redaction)
    {
        if (item.Record is not { } entry) return item;
        (entry.Profile, entry.Id, entry.Name, entry.Record) = (record.Profile, record.Id, record.Name, record);
        entry.RedactTexts(redaction.RedactLine);
        return item;
    }

    private static StatusLogEntry CreateNote(LogRequest request)
    {
        var record = request.Record;
        string subject = ServiceRegistry.Get(record).GetSubject(record);
        return new(record.Service)
        {
            Text = request.Match is not null || request.Since is not null || request.Tail is 0 || request.Skip > 0
                ? LocalizedText.From($"{subject}: no log entry matches the filters.")
                : request.All || request.Parts.Count > 0 || record.NeedsAttention
                ? LocalizedText.From($"{subject}: the service returned no log.")
                : LocalizedText.From($"{subject}: nothing failed. Use -All to get the whole log."),
        };
    }
}
