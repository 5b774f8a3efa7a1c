using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>Reads the message of a record, for services without a log. Sends nothing.</summary>
internal sealed class MessageLogReader : LogReader
{
    public override IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, CancellationToken cancellationToken)
    {
        var record = request.Record;
        if (string.IsNullOrEmpty(record.Message) || !(request.All || record.NeedsAttention))
            return AsyncEnumerable.Empty<Listed<StatusLogEntry>>();
        var entry = new StatusLogEntry(record.Service)
        {
            Severity = record.State == StatusState.Failed ? StatusLogSeverity.Error : StatusLogSeverity.Warning,
            Time = record.UpdatedAt,
            Text = record.Message,
        };
        return new[] { new Listed<StatusLogEntry>(entry) }.ToAsyncEnumerable();
    }
}
