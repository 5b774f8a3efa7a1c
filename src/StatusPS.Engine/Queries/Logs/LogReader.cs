using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// Reads the logs of a service's records. <see cref="StatusLog"/> completes the entries: it sets the record's
/// properties, masks secrets, removes control characters, applies the filters, and reports when there is no entry.
/// </summary>
internal abstract class LogReader
{
    /// <summary>
    /// True if the entries of one source come one after the other. Otherwise all entries of a record count as one
    /// source for <see cref="LogRequest.Tail"/> and <see cref="LogRequest.Context"/>. Default true.
    /// </summary>
    public virtual bool IsGroupedBySource => true;

    /// <summary>
    /// True if the reader itself leaves out <see cref="ListRequest.Skip"/> entries. It gets a value other than 0 only
    /// if no other filter is applied. Default false.
    /// </summary>
    public virtual bool AppliesSkip => false;

    /// <summary>Reads the log of a record, as it arrives. Memory does not grow with the length of the log.</summary>
    /// <param name="request">The request; its record is one of the reader's service.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>
    /// The entries, with <see cref="StatusLogEntry.Text"/>, <see cref="StatusLogEntry.Source"/>,
    /// <see cref="StatusLogEntry.Severity"/> and the service's own properties; and one failure for each source whose
    /// log could not be read.
    /// </returns>
    /// <exception cref="StatusException">
    /// The log failed as a whole; the entries before the failure were returned.
    /// </exception>
    public abstract IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, CancellationToken cancellationToken);
}
