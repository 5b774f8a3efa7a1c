namespace StatusPS.Engine.Queries.Paging;

/// <summary>
/// An entry of a list: a record, or the failure of one part of the list, which does not end the list.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class Listed<TRecord> where TRecord : Snapshot
{
    /// <summary>Creates an entry for a record.</summary>
    /// <param name="record">The record.</param>
    public Listed(TRecord record) => Record = record;

    /// <summary>Creates an entry for a part that failed.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="part">The part: a region, a sync task, the id of a resource.</param>
    public Listed(StatusError error, object part) => (Error, Part) = (error, part);

    /// <summary>Creates the entries for the outcome of a listed key.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="part">The part that failed, if the outcome is a failure.</param>
    internal static IEnumerable<Listed<TRecord>> From(Outcome<TRecord> outcome, object part) =>
        outcome.Error is { } error ? [new(error, part)] : outcome.Records.Select(record => new Listed<TRecord>(record));

    /// <summary>The record; null when a part failed.</summary>
    public TRecord? Record { get; }

    /// <summary>The failure; null for a record.</summary>
    public StatusError? Error { get; }

    /// <summary>The part that failed; null for a record.</summary>
    public object? Part { get; }
}
