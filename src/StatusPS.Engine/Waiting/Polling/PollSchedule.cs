namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// The delays between the polls of a group. Each is randomized by up to a fifth either way, so that groups that start
/// together do not stay together.
/// </summary>
internal sealed class PollSchedule
{
    /// <summary>The first delay of an exponential schedule.</summary>
    public static readonly TimeSpan InitialDelay = TimeSpan.FromSeconds(1);

    /// <summary>The maximum deviation of a delay, as a share of it, either way.</summary>
    public const double Jitter = 0.2;

    private const double Growth = 1.5;

    private readonly TimeSpan _maxDelay;
    private readonly Func<double> _random;
    private TimeSpan _delay;

    private PollSchedule(TimeSpan initialDelay, TimeSpan maxDelay, Func<double>? random)
    {
        _delay = initialDelay < maxDelay ? initialDelay : maxDelay;
        _maxDelay = maxDelay;
        _random = random ?? Random.Shared.NextDouble;
    }

    /// <summary>
    /// Creates a schedule that starts with <see cref="InitialDelay"/> and grows by half at each poll.
    /// </summary>
    /// <param name="maxDelay">The maximum delay, before jitter.</param>
    /// <param name="random">Returns numbers from 0 to 1; null uses the shared random generator.</param>
    public static PollSchedule CreateExponential(TimeSpan maxDelay, Func<double>? random = null) =>
        new(InitialDelay, maxDelay, random);

    /// <summary>Creates a schedule of equal delays.</summary>
    /// <param name="delay">The delay, before jitter.</param>
    /// <param name="random">Returns numbers from 0 to 1; null uses the shared random generator.</param>
    public static PollSchedule CreateFixed(TimeSpan delay, Func<double>? random = null) => new(delay, delay, random);

    /// <summary>Gets the next delay.</summary>
    public TimeSpan GetNextDelay()
    {
        var delay = _delay;
        _delay = delay * Growth < _maxDelay ? delay * Growth : _maxDelay;
        return delay * (1 - Jitter + (2 * Jitter * _random()));
    }
}
