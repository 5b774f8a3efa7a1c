namespace StatusPS.Engine.Tests.Time;

/// <summary>The time of a test's clock on a machine whose wall clock is never set.</summary>
internal sealed class SteadyWallClock(TestClock clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => TestClock.Start + clock.Elapsed;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
