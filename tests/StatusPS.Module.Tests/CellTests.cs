using StatusPS.Formatting;
using Xunit;

namespace StatusPS.Module.Tests;

public sealed class CellTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "0ms")]
    [InlineData(0.0426, "43ms")]
    [InlineData(1.26, "1.3s")]
    [InlineData(59.0, "59s")]
    [InlineData(62.0, "1m 02s")]
    [InlineData(3_600.0, "1h 00m")]
    [InlineData(93_600.0, "1d 02h")]
    public void Spans_show_their_two_largest_units(double? seconds, string expected) =>
        Assert.Equal(expected, Cell.Span(seconds is { } given ? TimeSpan.FromSeconds(given) : null));

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData(0, 0, 0, "")]
    [InlineData(18, 0, 20, "18/20")]
    [InlineData(18, 2, 20, "18/20, 2 failed")]
    public void Hosts_show_what_succeeded_and_what_failed(int? succeeded, int? failed, int? total, string expected) =>
        Assert.Equal(expected, Cell.Hosts(succeeded, failed, total));

    [Theory]
    [InlineData(0, 0, null, "")]
    [InlineData(2, 3, "deploy", "2/3 deploy")]
    [InlineData(1, 1, null, "1/1")]
    public void Steps_show_their_position(int number, int total, string? name, string expected) =>
        Assert.Equal(expected, Cell.Step(number, total, name));

    [Fact]
    public void Times_of_another_day_show_the_date() =>
        Assert.Equal("2023-10-07 12:43", Cell.Time(new DateTime(2023, 10, 7, 12, 43, 22, DateTimeKind.Local)));

    [Fact]
    public void Every_state_has_a_colour() =>
        Assert.All(Enum.GetValues<StatusState>(), state => Assert.NotEmpty(Cell.ColourOf(state)));
}
