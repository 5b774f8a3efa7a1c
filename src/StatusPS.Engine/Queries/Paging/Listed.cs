namespace StatusPS.Engine.Queries.Paging;

/// <summary>One thing that a list gives: a record, or the failure of one part of the list, beside which the others go on.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class Listed<TRecord> where TRecord : StatusRecord
{
    /// <summary>A record.</summary>
    /// <param name="record">The record.</param>
    public Listed(TRecord record) => Record = record;

    /// <summary>A part that failed.</summary>
    /// <param name="error">Why.</param>
    /// <param name="part">The part: a region, a sync task.</param>
    public Listed(StatusError error, object part) => (Error, Part) = (error, part);

    /// <summary>What became of something that was found.</summary>
    /// <param name="outcome">Its records, or its failure.</param>
    /// <param name="part">The service's id of it.</param>
    internal static IEnumerable<Listed<TRecord>> Of(Outcome<TRecord> outcome, object part) =>
        outcome.Error is { } error ? [new(error, part)] : outcome.Records.Select(record => new Listed<TRecord>(record));

    /// <summary>The record; null where a part failed.</summary>
    public TRecord? Record { get; }

    /// <summary>Why a part failed.</summary>
    public StatusError? Error { get; }

    /// <summary>The part that failed.</summary>
    public object? Part { get; }
}
