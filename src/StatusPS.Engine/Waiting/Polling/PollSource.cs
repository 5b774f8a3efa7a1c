using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Asks one service again, through one profile, for what records are about.</summary>
internal abstract class PollSource : IDisposable
{
    /// <summary>Records of one lane may share requests, and so are asked for together.</summary>
    public abstract object LaneOf(StatusRecord record);

    /// <summary>About how many requests it takes to ask for so many records of one lane.</summary>
    public virtual int RequestsFor(int count) => 1;

    /// <summary>Asks once for records of one lane.</summary>
    /// <returns>One outcome a record, in their order: a record, or a failure.</returns>
    public abstract IReadOnlyList<Task<Outcome<StatusRecord>>> Ask(IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken);

    public abstract void Dispose();
}
