using System.Globalization;
using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests;

/// <summary>The syntax of the scenario clocks, and what follows them.</summary>
public sealed class ScenarioClockTests
{
    [Theory]
    [InlineData("fixed:2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01T08:00:00.2500000+00:00", "2026-03-01T08:00:00.25Z")]
    [InlineData("fixed:2026-03-01T16:00:00+08:00", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01T08:00", "2026-03-01T08:00:00Z")]
    [InlineData("fixed:2026-03-01", "2026-03-01T00:00:00Z")]
    public void Fixed_clock_stands_still_at_the_given_time(string text, string expected)
    {
        Assert.True(ScenarioClock.TryParse(text, out var clock));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void Fixed_clock_without_a_time_stands_still_at_the_current_time()
    {
        var before = DateTimeOffset.UtcNow;
        Assert.True(ScenarioClock.TryParse("fixed", out var clock));
        var first = clock.GetUtcNow();
        Assert.InRange(first, before, DateTimeOffset.UtcNow);
        Assert.Equal(first, clock.GetUtcNow());
    }

    [Fact]
    public void Real_clock_is_the_system_clock()
    {
        Assert.True(ScenarioClock.TryParse("real", out var clock));
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
    public void Other_text_is_rejected(string text)
    {
        Assert.False(ScenarioClock.TryParse(text, out var clock));
        Assert.Null(clock);
    }

    [Fact]
    public async Task Stepping_clock_advances_with_each_response()
    {
        Assert.True(ScenarioClock.TryParse("step:5", out var clock));
        EmulatedCloud cloud = new(null, clock);
        var start = clock.GetUtcNow();
        int[] statuses = new int[4];
        for (int i = 0; i < statuses.Length; i++)
            statuses[i] = GetStatus(await GetJobAsync(cloud));

        Assert.Equal(TimeSpan.FromSeconds(20), clock.GetUtcNow() - start);
        Assert.Equal([15, 15, 2, 2], statuses);
        Assert.Equal(3, GetStatus(await GetJobAsync(cloud)));
    }

    [Fact]
    public async Task Scenarios_follow_their_own_clock_and_signatures_that_of_the_services()
    {
        Assert.True(ScenarioClock.TryParse("fixed:2001-01-01", out var scenarios));
        TestClock services = new();
        EmulatedCloud cloud = new(null, services, scenarios);
        services.Advance(TimeSpan.FromHours(1));
        var response = await GetJobAsync(cloud);
        Assert.Equal(15, GetStatus(response));
        Assert.Equal(services.GetUtcNow().ToString("r"), response.Headers["Date"]);
    }

    private static int GetStatus(EmulatorResponse response)
    {
        var data = JsonElement.Parse(response.Body.Span).GetProperty("data");
        return data.GetProperty("job_instance").GetProperty("status").GetInt32();
    }

    private static async Task<EmulatorResponse> GetJobAsync(EmulatedCloud cloud)
    {
        var request = EmulatorClient.CreateRequest(
            "GET",
            "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=105",
            headers: ("X-Bkapi-Authorization", EmulatorClient.BlueKingHeader));
        return await cloud.HandleAsync(request, TestContext.Current.CancellationToken);
    }
}
