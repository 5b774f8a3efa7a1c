using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Queries one service again, with one profile, for records that it returned before.</summary>
internal abstract class PollSource : IDisposable
{
    /// <summary>Gets the key of a record's poll group: records with equal keys may share requests.</summary>
    public abstract object GetBatchKey(StatusRecord record);

    /// <summary>Estimates the number of requests that a poll of one group takes.</summary>
    /// <param name="count">The number of records.</param>
    public virtual int GetRequestCount(int count) => 1;

    /// <summary>Queries the records of one group once.</summary>
    /// <param name="records">The records.</param>
    /// <param name="withHosts">True to query hosts as well.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>One outcome for each record, in their order: a record or a failure.</returns>
    public abstract IReadOnlyList<Task<Outcome<StatusRecord>>> Poll(
        IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken);

    public abstract void Dispose();
}
