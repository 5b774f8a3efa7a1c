namespace StatusPS.Engine.Waiting.Polling;

/// <summary>One thing that is asked for again and again.</summary>
public sealed class PollItem
{
    private int _ended;

    internal PollItem(StatusRecord record, object? origin)
    {
        Record = record;
        Origin = origin;
        WantsHosts = record is JobInstanceStatus { HostTotal: not null };
    }

    /// <summary>What is known of it: the record it came with, or the latest answer.</summary>
    public StatusRecord Record { get; private set; }

    /// <summary>What it came as, where that is not a record; null once it was answered.</summary>
    public object? Origin { get; private set; }

    /// <summary>Whether the record it came with had the result on each host.</summary>
    public bool WantsHosts { get; }

    /// <summary>Why the latest ask gave nothing; null when it did.</summary>
    public StatusError? Failure { get; private set; }

    /// <summary>How often it was asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Failures in a row of an answer that can't be read.</summary>
    internal int Unreadable { get; private set; }

    internal bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Whoever gets true ends it.</summary>
    internal bool TryEnd() => Interlocked.Exchange(ref _ended, 1) == 0;

    internal void Answer(StatusRecord record)
    {
        Record = record;
        Origin = null;
        Failure = null;
        Unreadable = 0;
        Asked++;
    }

    internal void Fail(StatusError error)
    {
        Failure = error;
        Unreadable = error.Kind == StatusErrorKind.Protocol ? Unreadable + 1 : 0;
        Asked++;
    }

    /// <summary>
    /// Whether the latest failure will not mend by itself. A single answer that can't be read may have been cut on its way:
    /// three in a row were not.
    /// </summary>
    internal bool IsBroken => Failure is { IsTransient: false } failure && (failure.Kind != StatusErrorKind.Protocol || Unreadable >= 3);
}
