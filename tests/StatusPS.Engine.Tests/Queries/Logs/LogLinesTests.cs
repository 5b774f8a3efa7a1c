using System.Globalization;
using StatusPS.Engine.Queries.Logs;
using Xunit;

namespace StatusPS.Engine.Tests.Queries.Logs;

/// <summary>The times of log lines.</summary>
public sealed class LogLinesTests
{
    [Theory]
    [InlineData("[2026-03-01 08:00:00+08:00] one", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T00:00:00Z one", "2026-03-01T00:00:00Z")]
    public void ParseTime_reads_a_time_with_an_offset(string line, string time) => Assert.Equal(
        DateTime.Parse(time, CultureInfo.InvariantCulture), LogLines.ParseTime(line));

    [Theory]
    [InlineData("0001-01-01 00:00:00+08:00 one")]
    [InlineData("9999-12-31 23:59:59-08:00 one")]
    [InlineData("0000-00-00 00:00:00 one")]
    public void ParseTime_returns_null_outside_the_calendar(string line) => Assert.Null(LogLines.ParseTime(line));

    [Fact]
    public void Subtract_returns_null_outside_the_calendar()
    {
        Assert.Null(LogLines.Subtract(DateTime.MinValue, TimeSpan.FromHours(1)));
        Assert.Null(LogLines.Subtract(DateTime.MaxValue, TimeSpan.FromHours(-1)));
        Assert.Equal(DateTime.MinValue, LogLines.Subtract(DateTime.MinValue.AddHours(1), TimeSpan.FromHours(1)));
    }
}
