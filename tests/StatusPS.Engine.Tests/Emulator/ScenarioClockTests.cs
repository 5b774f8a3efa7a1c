using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>The clocks of the emulated scenarios: what their texts mean, and what follows them.</summary>
public sealed class ScenarioClockTests
{
    [Theory]
    [InlineData("fixed:2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01T08:00:00.2500000+00:00", "2026-03-01T08:00:00.25Z")]
    [InlineData("fixed:2026-03-01T16:00:00+08:00", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01T08:00", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01", "2026-03-01T00:00:00Z")]
    public void A_fixed_clock_stands_still_at_its_time(string text, string expected)
    {
        Assert.True(ScenarioClock.TryParse(text, out TimeProvider? clock));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void A_fixed_clock_without_a_time_stands_still_at_the_present()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        Assert.True(ScenarioClock.TryParse("fixed", out TimeProvider? clock));
        DateTimeOffset first = clock.GetUtcNow();
        Assert.InRange(first, before, DateTimeOffset.UtcNow);
        Assert.Equal(first, clock.GetUtcNow());
    }

    [Fact]
    public void The_real_clock_is_the_systems()
    {
        Assert.True(ScenarioClock.TryParse("real", out TimeProvider? clock));
        Assert.Same(TimeProvider.System, clock);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Fixed")]
    [InlineData("fixed:")]
    [InlineData("fixed:yesterday")]
    [InlineData("fixed:03/01/2026")]
    [InlineData("step")]
    [InlineData("step:0")]
    [InlineData("step:-1")]
    [InlineData("step:1.5")]
    [InlineData("step:86401")]
    public void Another_text_is_no_clock(string text)
    {
        Assert.False(ScenarioClock.TryParse(text, out TimeProvider? clock));
        Assert.Null(clock);
    }

    [Fact]
    public async Task A_stepping_clock_moves_on_with_each_answer()
    {
        Assert.True(ScenarioClock.TryParse("step:5", out TimeProvider? clock));
        EmulatedCloud cloud = new(null, clock);
        DateTimeOffset start = clock.GetUtcNow();
        string[] statuses = new string[4];
        for (int i = 0; i < statuses.Length; i++)
            statuses[i] = await JobStatusAsync(cloud, 105);

        Assert.Equal(TimeSpan.FromSeconds(20), clock.GetUtcNow() - start);
        Assert.Equal(["15", "15", "2", "2"], statuses);
        Assert.Equal("3", await JobStatusAsync(cloud, 105));
    }

    [Fact]
    public async Task Scenarios_follow_their_clock_and_signatures_the_services()
    {
        Assert.True(ScenarioClock.TryParse("fixed:2001-01-01", out TimeProvider? scenarios));
        TestClock services = new();
        EmulatedCloud cloud = new(null, services, scenarios);
        services.Advance(TimeSpan.FromHours(1));
        EmulatorResponse answer = await JobAsync(cloud, 105);
        Assert.Contains("\"status\":15,", Text(answer), StringComparison.Ordinal);
        Assert.Equal(services.GetUtcNow().ToString("r"), answer.Headers["Date"]);
    }

    private static async Task<string> JobStatusAsync(EmulatedCloud cloud, long id)
    {
        string text = Text(await JobAsync(cloud, id));
        const string name = "\"status\":";
        int at = text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return text[at..text.IndexOf(',', at)];
    }

    private static async Task<EmulatorResponse> JobAsync(EmulatedCloud cloud, long id) =>
        await cloud.AnswerAsync(
            Wire.Request(
                "GET",
                $"/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id={id}",
                headers: ("X-Bkapi-Authorization", Wire.BlueKingHeader)),
            TestContext.Current.CancellationToken);

    private static string Text(EmulatorResponse answer) => System.Text.Encoding.UTF8.GetString(answer.Body.Span);
}
