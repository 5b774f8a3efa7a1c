using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting.Polling;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>Places for requests, fifty a second.</summary>
public sealed class PollRateLimiterTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(1) / PollRateLimiter.PerSecond;

    private readonly PollRateLimiter _pace = new();

    [Fact]
    public void WhoeverWaitsLongEnoughKeepsHisPause()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Reserve(0, 3));
        Assert.Equal(TimeSpan.FromSeconds(5), Reserve(0, 5));
        Assert.Equal(TimeSpan.FromSeconds(1), Reserve(1, 1));
    }

    [Fact]
    public void NoTwoHaveTheSamePlace()
    {
        Assert.Equal(TimeSpan.Zero, Reserve(0, 0, 3));
        Assert.Equal(Slot * 3, Reserve(0, 0));
        Assert.Equal(Slot * 10, Reserve(0, Slot.TotalSeconds * 10));
        // Several go round the one that is taken.
        Assert.Equal(Slot * 4, Reserve(0, 0, 8));
        Assert.Equal(Slot * 13, Reserve(0, 0));
        Assert.Equal(TimeSpan.Zero, Reserve(1, 0));
    }

    /// <summary>A free place is found without looking at each that is taken: that would cost a hundred times as much here.</summary>
    [Fact]
    public void AHundredThousandGetOneEach()
    {
        const int crowd = 100_000, few = 1_000;
        for (int i = 0; i < crowd - (7 * few); i++) Assert.Equal(Slot * i, Reserve(0, 0));
        double ratio = RelativeCost.Measure(() => ReserveFew(_pace), () => ReserveFew(new()));
        Assert.True(ratio < 20, $"{few} places cost {ratio:0.0} times as much among {crowd} as among themselves.");

        static void ReserveFew(PollRateLimiter pace)
        {
            for (int i = 0; i < few; i++) pace.Reserve(TimeSpan.Zero, TimeSpan.Zero, 1);
        }
        // What is over is forgotten, and the places after it are still known.
        Assert.Equal(TimeSpan.FromSeconds(1), Reserve((crowd / PollRateLimiter.PerSecond) - 1, 0));
    }

    private TimeSpan Reserve(double at, double pause, int requests = 1) => _pace.Reserve(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(pause), requests);
}
