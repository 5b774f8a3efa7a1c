using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Reads the service log of a job in pages. Holds one page.</summary>
/// <param name="connection">The connection of an Aliyun profile.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class DtsServiceLogReader(ProfileConnection connection, Action<string>? trace)
{
    private readonly AliyunSigner _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);

    /// <summary>Reads the log.</summary>
    /// <param name="record">The job, with the ID of its task.</param>
    /// <param name="request">The request, whose time and number of entries limit the pages.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed; the entries before it were returned.</exception>
    public async IAsyncEnumerable<DtsLogEntry> ReadAsync(
        DtsSyncStatus record, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string type in (string[])[DtsServiceLogRange.DataLoad, DtsServiceLogRange.SyncWriter])
        {
            var log = new DtsServiceLogRange(record.DtsJobId!, type, record.RegionId, request.Since, null);
            await foreach (var item in ReadPagesAsync(log, GetPageSize(request.First), cancellationToken))
                yield return Map(item, type, record.Direction);
        }
    }

    private async IAsyncEnumerable<DtsServiceLogItem> ReadPagesAsync(
        DtsServiceLogRange log, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Page<DtsServiceLogItem>? previous = null;
        long read = 0;
        for (int number = 1; ; number++)
        {
            var request = new DtsServiceLogRequest(connection, _signer, log, number, pageSize, trace);
            var page = await connection.SendAsync(request, trace, cancellationToken);
            // A server that ignores the page number returns the same page for ever.
            if (previous is not null && previous.Items.SequenceEqual(page.Items)) yield break;
            foreach (var item in page.Items) yield return item;
            read += page.Items.Count;
            if (page.Items.Count == 0 || page.Total == read) yield break;
            // A total that is less than what came is none.
            if (page.Items.Count < pageSize && !(page.Total > read)) yield break;
            // The log of a running job grows: later entries would shift the pages.
            if (previous is null) log = log with { To = page.ServiceTime };
            previous = page;
        }
    }

    private static int GetPageSize(ulong first)
    {
        foreach (int size in DtsServiceLogRequest.PageSizes)
        {
            if (first <= (ulong)size) return size;
        }
        return DtsServiceLogRequest.PageSizes[^1];
    }

    private static DtsLogEntry Map(DtsServiceLogItem item, string type, DtsDirection direction)
    {
        return new()
        {
            Kind = DtsLogKind.ServiceLog,
            Direction = direction,
            Source = type,
            Phase = type,
            RawState = item.State,
            Severity = item.State?.ToUpperInvariant() switch
            {
                "ERROR" or "FATAL" => StatusLogSeverity.Error,
                "WARN" or "WARNING" => StatusLogSeverity.Warning,
                _ => StatusLogSeverity.Information,
            },
            Time = ApiTime.FromText(item.Time),
            Text = item.Text ?? "",
        };
    }
}
