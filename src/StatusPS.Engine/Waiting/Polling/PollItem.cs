using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting.Existence;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>A record that is polled.</summary>
public sealed class PollItem
{
    private const int MaxProtocolErrors = 3;
    private static readonly TimeSpan MaxEnvironmentFailure = TimeSpan.FromMinutes(2);

    private int _ended;
    private int _protocolErrors;
    private TimeSpan? _environmentFailureSince;
    private TimeSpan _environmentFailureTime;
    private TimeSpan? _missingSince;
    private TimeSpan _missingTime;

    internal PollItem(StatusRecord record, object? origin)
    {
        Record = record;
        Origin = origin;
        IncludesHosts = ServiceRegistry.Get(record).HasHosts(record);
    }

    /// <summary>The latest record: the one that was added, or that of the latest successful poll.</summary>
    public StatusRecord Record { get; private set; }

    /// <summary>
    /// The object that the record was read from; null when it is the record itself, or once a poll succeeded.
    /// </summary>
    public object? Origin { get; private set; }

    /// <summary>The time for which a resource that is not found may still be created. Default: zero.</summary>
    public TimeSpan MaxMissingTime { get; init; }

    /// <summary>True when the record was added with its hosts.</summary>
    public bool IncludesHosts { get; }

    /// <summary>The failure of the latest poll; null when it succeeded.</summary>
    public StatusError? Failure { get; private set; }

    /// <summary>The number of polls.</summary>
    public int PollCount { get; private set; }

    /// <summary>The source that polls the item; null before it is added to a poller.</summary>
    internal PollSource? Source { get; set; }

    /// <summary>True when the item is not polled any more.</summary>
    internal bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Marks the item as ended. Returns true for the first caller only.</summary>
    internal bool TryMarkEnded() => Interlocked.Exchange(ref _ended, 1) == 0;

    /// <summary>Records a successful poll.</summary>
    internal void Update(StatusRecord record)
    {
        Record = record;
        Origin = null;
        Failure = null;
        _protocolErrors = 0;
        _environmentFailureSince = null;
        _missingSince = null;
        PollCount++;
    }

    /// <summary>Records a failed poll.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="at">The time of the failure, by a monotonic clock.</param>
    internal void SetFailure(StatusError error, TimeSpan at)
    {
        Failure = error;
        _protocolErrors = error.Kind == StatusErrorKind.Protocol ? _protocolErrors + 1 : 0;
        if (error.Kind is StatusErrorKind.ClockSkew or StatusErrorKind.Untrusted)
            _environmentFailureTime = at - (_environmentFailureSince ??= at);
        if (ExistenceSchedule.IsMissing(error)) _missingTime = at - (_missingSince ??= at);
        PollCount++;
    }

    /// <summary>
    /// True when the latest failure is permanent. An unreadable response may have been cut off, so three in a row are
    /// required. A machine that resumes or changes networks may have a wrong clock or a captive portal for a while.
    /// Such failures are tolerated for two minutes, and a missing resource for <see cref="MaxMissingTime"/>.
    /// </summary>
    internal bool IsFaulted => Failure switch
    {
        null or { IsTransient: true } => false,
        { Kind: StatusErrorKind.Protocol } => _protocolErrors >= MaxProtocolErrors,
        { Kind: StatusErrorKind.ClockSkew or StatusErrorKind.Untrusted } =>
            _environmentFailureTime >= MaxEnvironmentFailure,
        { Kind: StatusErrorKind.NotFound, IsAboutKeys: true } => _missingTime >= MaxMissingTime,
        _ => true,
    };
}
