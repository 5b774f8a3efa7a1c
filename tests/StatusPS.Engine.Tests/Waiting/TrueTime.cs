using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The services' clock: it goes on as a test's clock does, and nobody sets it.</summary>
internal sealed class TrueTime(FakeClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => FakeClock.Start + clock.Passed;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
