namespace StatusPS.Engine.Querying;

/// <summary>What a list found, and what became of asking for it.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Key">The service's id of what was found: the target of an error about it.</param>
/// <param name="Outcome">Its record, or one failure.</param>
public sealed record Listed<TRecord>(object Key, Outcome<TRecord> Outcome);
