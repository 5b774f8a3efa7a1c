namespace StatusPS;

/// <summary>A bound of a period: a time, a duration before the query, or the start of a day.</summary>
public sealed class TimeBound
{
    private readonly DateTime? _time;
    private readonly TimeSpan _age;
    private readonly int? _daysAgo;

    /// <summary>Creates a bound at a time. A time of unspecified kind is local.</summary>
    /// <param name="time">The time.</param>
    public TimeBound(DateTime time) => _time = time;

    /// <summary>Creates a bound at a duration before the query.</summary>
    /// <param name="age">The duration; not negative.</param>
    public TimeBound(TimeSpan age) => _age = age;

    private TimeBound(int daysAgo) => _daysAgo = daysAgo;

    /// <summary>Converts a time.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator TimeBound(DateTime time) => new(time);

    /// <summary>Creates a bound at the local midnight before the query, or at an earlier one.</summary>
    /// <param name="daysAgo">The number of days before today; 0 for today.</param>
    public static TimeBound FromStartOfDay(int daysAgo) => new(daysAgo);

    /// <summary>
    /// Gets the time of the bound. The first and last day of the calendar become the minimum and maximum, because an
    /// offset would move them out of range.
    /// </summary>
    /// <param name="clock">The clock of the query.</param>
    public DateTimeOffset GetTime(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetLocalNow();
        if (_daysAgo is { } days)
        {
            var midnight = now.Date.AddDays(-days);
            return new(midnight, clock.LocalTimeZone.GetUtcOffset(midnight));
        }
        if (_time is { } time) return GetOffset(time);
        return _age < now - DateTimeOffset.MinValue ? now - _age : DateTimeOffset.MinValue;
    }

    private static DateTimeOffset GetOffset(DateTime time) =>
        time <= DateTime.MinValue.AddDays(1) ? DateTimeOffset.MinValue
        : time >= DateTime.MaxValue.AddDays(-1) ? DateTimeOffset.MaxValue : new(time);
}
