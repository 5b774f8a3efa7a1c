using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using StatusPS.Engine.Input;
using Xunit;

namespace StatusPS.Engine.Tests.Input;

/// <summary>The parser of times that users type, and the bounds that it creates.</summary>
public sealed class TimeParserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 2, 3, TimeSpan.Zero);

    [Theory]
    [InlineData("90m", "2026-03-04T07:32:03+08:00")]
    [InlineData("1d", "2026-03-03T09:02:03+08:00")]
    [InlineData("1w", "2026-02-25T09:02:03+08:00")]
    [InlineData("today", "2026-03-04T00:00:00+08:00")]
    [InlineData("Yesterday", "2026-03-03T00:00:00+08:00")]
    [InlineData("今天", "2026-03-04T00:00:00+08:00")]
    [InlineData("昨天", "2026-03-03T00:00:00+08:00")]
    public void TryParse_returns_a_time_that_is_relative_to_the_query(string text, string time)
    {
        Assert.True(TimeParser.TryParse(text, out var bound));
        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), bound.GetTime(CreateClock()));
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T08:00:00+08:00")]
    [InlineData("2026-03-01T00:00:00Z")]
    [InlineData("03/01/2026 10:00")]
    public void TryParse_reads_a_date_as_PowerShell_does(string text)
    {
        Assert.True(TimeParser.TryParse(text, out var bound));
        Assert.Equal(
            new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture)), bound.GetTime(CreateClock()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5m")]
    [InlineData("2026-13-01")]
    public void TryParse_refuses_other_texts(string text) => Assert.False(TimeParser.TryParse(text, out _));

    [Fact]
    public void Bound_before_the_calendar_begins_is_the_first_time()
    {
        Assert.True(TimeParser.TryParse("999999999w", out var bound));
        Assert.Equal(DateTimeOffset.MinValue, bound.GetTime(CreateClock()));
        Assert.Equal(DateTimeOffset.MinValue, new TimeBound(DateTime.MinValue).GetTime(CreateClock()));
        Assert.Equal(DateTimeOffset.MaxValue, new TimeBound(DateTime.MaxValue).GetTime(CreateClock()));
    }

    private static FakeTimeProvider CreateClock()
    {
        var clock = new FakeTimeProvider(Now);
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(8), "test", "test"));
        return clock;
    }
}
