using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The progress and remaining time of a record.</summary>
public sealed class RecordLineTests
{
    [Theory]
    [InlineData(25, 60, 180.0)]
    [InlineData(100, 60, 0.0)]
    [InlineData(0, 60, null)]
    [InlineData(-1, 60, null)]
    [InlineData(101, 60, null)]
    [InlineData(double.NaN, 60, null)]
    // An estimate of fifty years, from a thousandth done, is not shown.
    [InlineData(0.1, 50 * 365 * 86_400.0, null)]
    [InlineData(1e-300, 60, null)]
    public void Remaining_time_is_estimated_from_the_percentage(double percent, double seconds, double? left)
    {
        var line = RecordLine.Create(new AuthingSyncJob
        {
            State = StatusState.Running,
            PercentComplete = percent,
            Duration = TimeSpan.FromSeconds(seconds)
        }, TestClock.Start);
        Assert.Equal(left, line.Remaining?.TotalSeconds);
    }
}
