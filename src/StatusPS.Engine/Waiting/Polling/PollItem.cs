using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>One thing that is asked for again and again.</summary>
public sealed class PollItem
{
    private const int MostUnreadable = 3;
    private static readonly TimeSpan LongestUnsettled = TimeSpan.FromMinutes(2);

    private int _ended;
    private int _unreadable;
    private TimeSpan? _unsettledSince;
    private TimeSpan _unsettledFor;

    internal PollItem(StatusRecord record, object? origin)
    {
        Record = record;
        Origin = origin;
        WantsHosts = ServiceRegistry.Get(record).HasHosts(record);
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

    /// <summary>What it is asked of; null before it is.</summary>
    internal PollSource? Source { get; set; }

    internal bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Whoever gets true ends it.</summary>
    internal bool TryEnd() => Interlocked.Exchange(ref _ended, 1) == 0;

    internal void Answer(StatusRecord record)
    {
        Record = record;
        Origin = null;
        Failure = null;
        _unreadable = 0;
        _unsettledSince = null;
        Asked++;
    }

    /// <summary>Takes a failure in.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="at">When, by a clock that only goes on.</param>
    internal void Fail(StatusError error, TimeSpan at)
    {
        Failure = error;
        _unreadable = error.Kind == StatusErrorKind.Protocol ? _unreadable + 1 : 0;
        if (error.Kind is StatusErrorKind.ClockSkew or StatusErrorKind.Untrusted) _unsettledFor = at - (_unsettledSince ??= at);
        Asked++;
    }

    /// <summary>
    /// Whether the latest failure will not mend by itself. A single answer that can't be read may have been cut on its way:
    /// three in a row were not. A machine that wakes up, or joins another network, may have a clock that lags and a sign-in page
    /// in place of every site: for two minutes, and nothing is sent that should not be.
    /// </summary>
    internal bool IsBroken => Failure switch
    {
        null or { IsTransient: true } => false,
        { Kind: StatusErrorKind.Protocol } => _unreadable >= MostUnreadable,
        { Kind: StatusErrorKind.ClockSkew or StatusErrorKind.Untrusted } => _unsettledFor >= LongestUnsettled,
        _ => true,
    };
}
