using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Watching;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The events of a watch session and its table.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class WatchSessionTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Watch_reports_changes_until_the_state_is_terminal()
    {
        var service = new ScriptedService(
            _clock, ResponseBuilder.Job(1), ResponseBuilder.Job(1), ResponseBuilder.Job(2), ResponseBuilder.Job(2),
            ResponseBuilder.Job(2), ResponseBuilder.Job(4));
        var events = await RunAsync(
            service, new() { Interval = TimeSpan.FromSeconds(10) }, ResponseBuilder.CreatePendingJob(100));
        Assert.Equal([
            (StatusState.Pending, null), (StatusState.Running, StatusState.Pending),
            (StatusState.Failed, StatusState.Running)],
            events.Select(raised => (raised.Record.State, raised.Previous)));
        Assert.True(events[^1].IsEnd);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 40, 60.2);
    }

    [Fact]
    public async Task Count_limits_the_number_of_polls()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2));
        Assert.Equal(3, (await RunAsync(
            service, new() { Count = 3, IncludeUnchanged = true }, ResponseBuilder.CreatePendingJob(100))).Count);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task Watch_continues_after_a_transient_failure_and_ends_after_a_permanent_one()
    {
        var service = new ScriptedService(_clock, (_, number) => number switch
        {
            2 => (503, ""),
            4 => (404, """{"error":{"code":"NOT_FOUND","message":"no"}}"""),
            _ => (200, ResponseBuilder.Job(2)),
        });
        var events = await RunAsync(service, new(), ResponseBuilder.CreatePendingJob(100));
        Assert.Equal(
            [null, StatusErrorKind.Unavailable, StatusErrorKind.NotFound], events.Select(raised => raised.Error?.Kind));
        Assert.Equal([false, false, true], events.Select(raised => raised.IsEnd));
    }

    [Fact]
    public async Task Watch_ends_at_the_timeout()
    {
        var service = new ScriptedService(_clock, ResponseBuilder.Job(2));
        await RunAsync(service, new() { Timeout = TimeSpan.FromSeconds(100) }, ResponseBuilder.CreatePendingJob(100));
        Assert.Equal(100, _clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public void ChangeTracker_detects_new_changed_and_removed_records()
    {
        var tracker = new ChangeTracker();
        Assert.True(tracker.Update(Job(StatusState.Running, 1), out var previous));
        Assert.Null(previous);
        Assert.False(tracker.Update(Job(StatusState.Running, 1), out _));
        Assert.True(tracker.Update(Job(StatusState.Running, 2), out previous));
        Assert.Equal(StatusState.Running, previous);
        Assert.Empty(tracker.RemoveMissing());
        Assert.Single(tracker.RemoveMissing());
        Assert.Equal(0, tracker.Count);

        static JobInstanceStatus Job(StatusState state, int hosts) =>
            new() { JobInstanceId = 1, State = state, HostTotal = 3, HostSucceeded = hosts };
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("同步任务", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("ok ✅", 5)]
    [InlineData("🚀", 2)]
    public void Measure_counts_terminal_cells(string text, int width) => Assert.Equal(width, CellWidth.Measure(text));

    [Theory]
    [InlineData("发布服务到生产", 10, "发布服务… ")]
    [InlineData("发布服务到生产", 9, "发布服务…")]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 1, "…")]
    [InlineData("abc", 0, "")]
    public void Fit_truncates_or_pads_to_the_width(string text, int width, string fitted) =>
        Assert.Equal(fitted, CellWidth.Fit(text, width));

    [Theory]
    [InlineData(40, 24)]
    [InlineData(80, 24)]
    [InlineData(160, 24)]
    [InlineData(80, 5)]
    public void Table_fits_the_window(int width, int height)
    {
        var states = Enum.GetValues<StatusState>();
        var lines = Enumerable.Range(0, 30).Select(i => RecordLine.Create(
            new JobInstanceStatus
            {
                Id = $"{1000 + i}",
                Name = "发布 web 服务\e[2J",
                State = states[i % states.Length],
                RawStatus = "2"
            }, TestClock.Start));
        var drawn = WatchTable.Draw(lines, width, height, static (_, word) => word, static _ => "1m 00s");
        Assert.Equal(height, drawn.Count);
        Assert.All(drawn, line => Assert.InRange(CellWidth.Measure(line), 1, width));
        Assert.DoesNotContain(drawn, line => line.Contains('\e', StringComparison.Ordinal));
        Assert.StartsWith("Failed", drawn[1], StringComparison.Ordinal);
        Assert.Contains("more", drawn[^1], StringComparison.Ordinal);
    }

    private async Task<List<WatchEvent>> RunAsync(
        ScriptedService service, WatchOptions options, params StatusRecord[] records)
    {
        using var fixture = new WaitFixture(_clock, service);
        using var session = new WatchSession(options, (platform, _) => fixture.Connect(platform), _clock);
        foreach (var record in records) session.Add(record);
        session.Complete();
        var events = new List<WatchEvent>();
        while (await _clock.RunAsync(session.ReadAsync(TestQueries.CancellationToken)) is { } raised)
            events.Add(raised);
        return events;
    }
}
