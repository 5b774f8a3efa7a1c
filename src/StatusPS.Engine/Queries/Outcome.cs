namespace StatusPS.Engine.Queries;

/// <summary>What became of one key: its records, or one failure.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class Outcome<TRecord>
{
    /// <summary>The key gave records.</summary>
    /// <param name="records">The records.</param>
    public Outcome(params IReadOnlyList<TRecord> records) => Records = records;

    /// <summary>The key failed.</summary>
    /// <param name="error">The failure.</param>
    public Outcome(StatusError error)
    {
        Error = error;
        Records = [];
    }

    /// <summary>The records; empty when it failed.</summary>
    public IReadOnlyList<TRecord> Records { get; }

    /// <summary>The failure.</summary>
    public StatusError? Error { get; }
}
