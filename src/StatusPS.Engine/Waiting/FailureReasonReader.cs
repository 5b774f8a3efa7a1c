using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting;

/// <summary>
/// Reads the first lines of the reason why a record failed from its log, with at most one request. A log that cannot be
/// read, or not in time, has no lines: the reason is an addition to an error, and must not replace it.
/// </summary>
internal sealed class FailureReasonReader : IDisposable
{
    /// <summary>The maximum number of lines.</summary>
    public const int MaxLines = 3;

    /// <summary>The maximum length of a line, in characters.</summary>
    public const int MaxLineLength = 300;

    /// <summary>The maximum time by which the error of a record is delayed.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly Action<string>? _trace;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopToken;
    private int _disposed;

    /// <summary>Creates a reader.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="throttle">The maximum number of concurrent requests.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    public FailureReasonReader(TimeProvider time, int throttle, Action<string>? trace)
    {
        (_time, _trace, _stopToken) = (time, trace, _stop.Token);
        _slots = new(throttle);
    }

    /// <summary>Reads the lines. Does not throw.</summary>
    /// <param name="record">The record.</param>
    /// <param name="getConnection">Gets the connection of the record's profile.</param>
    /// <param name="timeLimit">The maximum time; at most <see cref="MaxDelay"/> is used.</param>
    /// <returns>The lines, redacted and without control characters; empty when there are none.</returns>
    public async Task<IReadOnlyList<string>> ReadAsync(
        StatusRecord record, Func<StatusRecord, ProfileConnection> getConnection, TimeSpan timeLimit)
    {
        if (timeLimit <= TimeSpan.Zero) return [];
        try
        {
            // Before the first await: a secret in a vault can be read on the caller's thread only.
            var connection = getConnection(record);
            using var limit = new CancellationTokenSource(
                timeLimit < MaxDelay ? timeLimit : MaxDelay, _time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopToken, limit.Token);
            await _slots.WaitAsync(stop.Token);
            try
            {
                return await ReadAsync(record, connection, stop.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
#pragma warning disable CA1031 // No failure or defect here may hide the error of the record.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>Ends all reads.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stop.Cancel();
        _stop.Dispose();
        _slots.Dispose();
    }

    // The first lines that report an error; otherwise, the end of an output, or the first entries.
    private async Task<IReadOnlyList<string>> ReadAsync(
        StatusRecord record, ProfileConnection connection, CancellationToken cancellationToken)
    {
        var request = new LogRequest(record) { IsBrief = true, ThrottleLimit = 1 };
        var errors = new List<string>();
        var others = new List<string>();
        string? known = connection.Redaction.RedactLine(record.Message);
        await foreach (var item in StatusLog.ReadAsync(request, connection, _trace, cancellationToken))
        {
            // An entry of the base type reports that there is nothing to show.
            if (item.Record is not { } entry || entry.GetType() == typeof(StatusLogEntry)) continue;
            if (FormatLine(entry, known) is not { } line) continue;
            if (entry.Severity == StatusLogSeverity.Error)
            {
                errors.Add(line);
                if (errors.Count == MaxLines) break;
                continue;
            }
            if (others.Count == MaxLines && entry.Line is null) continue;
            if (others.Count == MaxLines) others.RemoveAt(0);
            others.Add(line);
        }
        return errors.Count > 0 ? errors : others;
    }

    // Without the message of the record, which is in the error already.
    private static string? FormatLine(StatusLogEntry entry, string? known)
    {
        string text = entry.Text.Trim();
        string? start = known?.Trim().TrimEnd('.', '。');
        if (!string.IsNullOrEmpty(start) && text.StartsWith(start, StringComparison.Ordinal))
            text = text[start.Length..].TrimStart('.', '。', ' ');
        if (text.Length == 0) return null;
        string line = string.IsNullOrEmpty(entry.Source) ? text : entry.Source + Punctuation.Colon + text;
        if (line.Length <= MaxLineLength) return line;
        int length = char.IsHighSurrogate(line[MaxLineLength - 2]) ? MaxLineLength - 2 : MaxLineLength - 1;
        return line[..length] + "…";
    }
}
