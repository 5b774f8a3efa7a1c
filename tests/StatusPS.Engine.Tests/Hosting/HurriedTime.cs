using System.Diagnostics;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The system's clock, running so many times faster for all that go by it: whatever waits for a second waits for a fraction of one.</summary>
public sealed class HurriedTime(int factor) : TimeProvider
{
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;
    private readonly long _from = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _began + GetElapsedTime(_from * factor);

    public override long GetTimestamp() => System.GetTimestamp() * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period)), this);

    private TimeSpan Hurried(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / factor;

    private sealed class Timer(ITimer inner, HurriedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.Hurried(dueTime), time.Hurried(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
