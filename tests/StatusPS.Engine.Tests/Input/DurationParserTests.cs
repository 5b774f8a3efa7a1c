using StatusPS.Engine.Input;
using Xunit;

namespace StatusPS.Engine.Tests.Input;

/// <summary>The parser of durations that users type.</summary>
public sealed class DurationParserTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86_400)]
    [InlineData("1w", 604_800)]
    [InlineData("1.5h", 5400)]
    [InlineData("1h30m", 5400)]
    [InlineData(" 2H ", 7200)]
    [InlineData("００:05:00", 300)]
    [InlineData("１０ｍ", 600)]
    [InlineData("00:05:00", 300)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("-5m", -300)]
    [InlineData("-00:05:00", -300)]
    [InlineData("0s", 0)]
    public void TryParse_returns_the_duration(string text, double seconds)
    {
        Assert.True(DurationParser.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 minutes")]
    [InlineData("5x")]
    [InlineData("1:2:3:4:5")]
    [InlineData("+5m")]
    [InlineData("5m-3s")]
    public void TryParse_refuses_other_texts(string text) => Assert.False(DurationParser.TryParse(text, out _));

    [Fact]
    public void TryParse_limits_a_duration_that_no_time_has()
    {
        Assert.True(DurationParser.TryParse("999999999w", out var duration));
        Assert.Equal(TimeSpan.FromDays(3_650_000), duration);
    }
}
