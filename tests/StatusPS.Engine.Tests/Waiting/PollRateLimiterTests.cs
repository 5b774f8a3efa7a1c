using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting.Polling;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>Slots for requests, fifty a second.</summary>
public sealed class PollRateLimiterTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(1) / PollRateLimiter.MaxRequestsPerSecond;

    private readonly PollRateLimiter _limiter = new();

    [Fact]
    public void Reserve_returns_the_intended_delay_when_slots_are_free()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Reserve(0, 3));
        Assert.Equal(TimeSpan.FromSeconds(5), Reserve(0, 5));
        Assert.Equal(TimeSpan.FromSeconds(1), Reserve(1, 1));
    }

    [Fact]
    public void Reserve_returns_each_slot_once()
    {
        Assert.Equal(TimeSpan.Zero, Reserve(0, 0, 3));
        Assert.Equal(Slot * 3, Reserve(0, 0));
        Assert.Equal(Slot * 10, Reserve(0, Slot.TotalSeconds * 10));
        // Several go round the one that is taken.
        Assert.Equal(Slot * 4, Reserve(0, 0, 8));
        Assert.Equal(Slot * 13, Reserve(0, 0));
        Assert.Equal(TimeSpan.Zero, Reserve(1, 0));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(5, 5)]
    [InlineData(200, 50)]
    public void Lower_limit_of_the_profile_replaces_the_default(int profileLimit, int slots)
    {
        var limiter = new PollRateLimiter(profileLimit);
        for (int i = 0; i < slots; i++) limiter.Reserve(TimeSpan.Zero, TimeSpan.Zero, 1);
        Assert.Equal(TimeSpan.FromSeconds(1), limiter.Reserve(TimeSpan.Zero, TimeSpan.Zero, 1));
    }

    /// <summary>A linear search over the taken slots would cost a hundred times as much.</summary>
    [Fact]
    public void Reserve_finds_a_free_slot_in_few_steps()
    {
        const int count = 100_000, few = 1_000;
        for (int i = 0; i < count - (7 * few); i++) Assert.Equal(Slot * i, Reserve(0, 0));
        double ratio = RelativeCost.Measure(() => ReserveFew(_limiter), () => ReserveFew(new()));
        Assert.True(ratio < 20, $"{few} slots cost {ratio:0.0} times as much among {count} as alone.");

        static void ReserveFew(PollRateLimiter limiter)
        {
            for (int i = 0; i < few; i++) limiter.Reserve(TimeSpan.Zero, TimeSpan.Zero, 1);
        }
        // Past slots are removed, and later ones are kept.
        Assert.Equal(TimeSpan.FromSeconds(1), Reserve((count / PollRateLimiter.MaxRequestsPerSecond) - 1, 0));
    }

    private TimeSpan Reserve(double at, double pause, int requests = 1) =>
        _limiter.Reserve(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(pause), requests);
}
