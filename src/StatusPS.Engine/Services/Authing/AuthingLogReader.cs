using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// Reads the message of a sync job, which needs no request, then the log of its objects in pages: those that could not
/// be synchronized, or all.
/// </summary>
/// <param name="connection">The connection of an Authing profile.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class AuthingLogReader(ProfileConnection connection, Action<string>? trace) : LogReader
{
    private readonly AuthingSession _session = AuthingPlatformDescriptor.Instance.GetSession(connection);

    public override bool AppliesSkip => true;

    public override async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var record = (AuthingSyncJob)request.Record;
        ulong skip = request.Skip, first = request.First;
        if (!string.IsNullOrEmpty(record.Message) && (request.All || record.NeedsAttention))
        {
            if (skip > 0) skip--;
            else
            {
                yield return new(AuthingLogMapper.CreateMessage(record));
                if (--first == 0 || request.IsBrief) yield break;
            }
        }
        bool all = request.All || request.OutcomesOnly;
        int maxPages = request.IsBrief ? 1 : int.MaxValue;
        if (!all && !MayHaveFailures(record)) yield break;
        bool? success = all ? null : false;
        await foreach (var item in
            ReadPagesAsync(record.SyncJobId, success, skip, first, maxPages, cancellationToken))
        {
            var entry = AuthingLogMapper.Map(item);
            // A server may not know the filter.
            if (!all && entry.Success == true) continue;
            if (!all) entry.Severity = StatusLogSeverity.Error;
            yield return new(entry);
        }
    }

    // A job that succeeded may have objects that did not.
    private static bool MayHaveFailures(AuthingSyncJob record) => record.State switch
    {
        StatusState.Pending => false,
        StatusState.Succeeded => record.DepartmentSucceeded < record.DepartmentTotal
            || record.DepartmentUpdateSucceeded < record.DepartmentUpdateTotal
            || record.AccountSucceeded < record.AccountTotal
            || record.AccountUpdateSucceeded < record.AccountUpdateTotal,
        _ => true,
    };

    private async IAsyncEnumerable<LenientElement> ReadPagesAsync(
        long job, bool? success, ulong skip, ulong first, int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int max = AuthingLogsRequest.MaxPageSize;
        int limit = skip == 0 && first < max ? (int)first : max;
        long number = (long)Math.Min(skip / (ulong)limit, int.MaxValue) + 1;
        long read = (number - 1) * limit;
        int rest = (int)(skip % (ulong)limit);
        string? previous = null;
        for (int pages = 0; pages < maxPages; pages++)
        {
            var request = new AuthingLogsRequest(_session, job, success, number++, limit, trace);
            var page = await connection.SendAsync(request, trace, cancellationToken);
            // A server that ignores the page number returns the same page for ever.
            string? ends = page.Items.Count == 0 ? null : page.Items[0].RawText + page.Items[^1].RawText;
            if (ends is null || ends == previous) yield break;
            previous = ends;
            foreach (var item in page.Items.Skip(rest)) yield return item;
            rest = 0;
            read += page.Items.Count;
            // A total that is less than what came is none.
            if (page.Total == read || (page.Items.Count < limit && !(page.Total > read))) yield break;
        }
    }
}
