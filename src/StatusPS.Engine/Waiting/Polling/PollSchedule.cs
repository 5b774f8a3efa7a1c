namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// The pauses between asks: one second, then half as much more each time, up to the longest. Each is spread by up to a
/// fifth either way, so that what began together does not stay together.
/// </summary>
internal sealed class PollSchedule
{
    /// <summary>The first pause of a schedule that grows.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>How far a pause is spread, as a share of it, either way.</summary>
    public const double Jitter = 0.2;

    private const double Growth = 1.5;

    private readonly TimeSpan _longest;
    private readonly Func<double> _dice;
    private TimeSpan _pause;

    private PollSchedule(TimeSpan first, TimeSpan longest, Func<double>? dice)
    {
        _pause = first < longest ? first : longest;
        _longest = longest;
        _dice = dice ?? Random.Shared.NextDouble;
    }

    /// <summary>A schedule that begins with <see cref="First"/>.</summary>
    /// <param name="longest">The longest pause, before it is spread.</param>
    /// <param name="dice">Gives numbers from 0 to 1; null: at random.</param>
    public static PollSchedule Growing(TimeSpan longest, Func<double>? dice = null) => new(First, longest, dice);

    /// <summary>A schedule of equal pauses.</summary>
    /// <param name="pause">The pause, before it is spread.</param>
    /// <param name="dice">Gives numbers from 0 to 1; null: at random.</param>
    public static PollSchedule Steady(TimeSpan pause, Func<double>? dice = null) => new(pause, pause, dice);

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        var pause = _pause;
        _pause = pause * Growth < _longest ? pause * Growth : _longest;
        return pause * (1 - Jitter + (2 * Jitter * _dice()));
    }
}
