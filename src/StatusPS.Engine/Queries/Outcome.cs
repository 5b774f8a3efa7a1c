namespace StatusPS.Engine.Queries;

/// <summary>The outcome of a key: its records, or one failure.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class Outcome<TRecord>
{
    /// <summary>Creates an outcome of records.</summary>
    /// <param name="records">The records.</param>
    public Outcome(params IReadOnlyList<TRecord> records) => Records = records;

    /// <summary>Creates an outcome of a failure.</summary>
    /// <param name="error">The failure.</param>
    public Outcome(StatusError error)
    {
        Error = error;
        Records = [];
    }

    /// <summary>The records; empty for a failure.</summary>
    public IReadOnlyList<TRecord> Records { get; }

    /// <summary>The failure; null for records.</summary>
    public StatusError? Error { get; }
}
