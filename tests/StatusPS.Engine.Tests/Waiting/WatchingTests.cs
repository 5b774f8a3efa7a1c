using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Watching;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>What a watch tells: what changed, how it stood before, and how it is drawn.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class WatchingTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task TellsChangesUntilItIsFinal()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(1), ResponseBuilder.Job(1), ResponseBuilder.Job(2), ResponseBuilder.Job(2), ResponseBuilder.Job(2), ResponseBuilder.Job(4));
        var told = await RunAsync(played, new() { Interval = TimeSpan.FromSeconds(10) }, ResponseBuilder.CreatePendingJob(100));
        Assert.Equal([(StatusState.Pending, null), (StatusState.Running, StatusState.Pending), (StatusState.Failed, StatusState.Running)],
            told.Select(happened => (happened.Record.State, happened.Previous)));
        Assert.True(told[^1].IsEnd);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 40, 60.2);
    }

    [Fact]
    public async Task CountsAsks()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2));
        Assert.Equal(3, (await RunAsync(played, new() { Count = 3, IncludeUnchanged = true }, ResponseBuilder.CreatePendingJob(100))).Count);
        Assert.Equal(3, played.Asked.Count);
    }

    [Fact]
    public async Task APassingFailureIsToldAndOneThatWillNotMendEndsIt()
    {
        var played = new PlayedService(_clock, (_, number) => number switch
        {
            2 => (503, ""),
            4 => (404, """{"error":{"code":"NOT_FOUND","message":"no"}}"""),
            _ => (200, ResponseBuilder.Job(2)),
        });
        var told = await RunAsync(played, new(), ResponseBuilder.CreatePendingJob(100));
        Assert.Equal([null, StatusErrorKind.Unavailable, StatusErrorKind.NotFound], told.Select(happened => happened.Error?.Kind));
        Assert.Equal([false, false, true], told.Select(happened => happened.IsEnd));
    }

    [Fact]
    public async Task EndsWhenTheTimeIsOver()
    {
        var played = new PlayedService(_clock, ResponseBuilder.Job(2));
        await RunAsync(played, new() { Timeout = TimeSpan.FromSeconds(100) }, ResponseBuilder.CreatePendingJob(100));
        Assert.Equal(100, _clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public void ABookTellsWhatIsNewWhatChangedAndWhatIsGone()
    {
        var book = new ChangeTracker();
        Assert.True(book.Note(Job(StatusState.Running, 1), out var previous));
        Assert.Null(previous);
        Assert.False(book.Note(Job(StatusState.Running, 1), out _));
        Assert.True(book.Note(Job(StatusState.Running, 2), out previous));
        Assert.Equal(StatusState.Running, previous);
        Assert.Empty(book.ForgetUnseen());
        Assert.Single(book.ForgetUnseen());
        Assert.Equal(0, book.Count);

        static JobInstanceStatus Job(StatusState state, int hosts) => new() { JobInstanceId = 1, State = state, HostTotal = 3, HostSucceeded = hosts };
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("同步任务", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("ok ✅", 5)]
    [InlineData("🚀", 2)]
    public void WidthIsInCells(string text, int width) => Assert.Equal(width, CellWidth.Of(text));

    [Theory]
    [InlineData("发布服务到生产", 10, "发布服务… ")]
    [InlineData("发布服务到生产", 9, "发布服务…")]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 1, "…")]
    [InlineData("abc", 0, "")]
    public void FitsExactly(string text, int width, string fitted) => Assert.Equal(fitted, CellWidth.Fit(text, width));

    [Theory]
    [InlineData(40, 24)]
    [InlineData(80, 24)]
    [InlineData(160, 24)]
    [InlineData(80, 5)]
    public void ATableStaysWithinItsWindow(int width, int height)
    {
        var states = Enum.GetValues<StatusState>();
        var lines = Enumerable.Range(0, 30).Select(i => RecordLine.Of(
            new JobInstanceStatus { Id = $"{1000 + i}", Name = "发布 web 服务\e[2J", State = states[i % states.Length], RawStatus = "2" }, TestClock.Start));
        var drawn = WatchTable.Draw(lines, width, height, static (_, word) => word, static _ => "1m 00s");
        Assert.Equal(height, drawn.Count);
        Assert.All(drawn, line => Assert.InRange(CellWidth.Of(line), 1, width));
        Assert.DoesNotContain(drawn, line => line.Contains('\e', StringComparison.Ordinal));
        Assert.StartsWith("Failed", drawn[1], StringComparison.Ordinal);
        Assert.Contains("more", drawn[^1], StringComparison.Ordinal);
    }

    private async Task<List<WatchEvent>> RunAsync(PlayedService played, WatchOptions options, params StatusRecord[] records)
    {
        using var bench = new WaitBench(_clock, played);
        using var session = new WatchSession(options, (platform, _) => bench.Connect(platform), _clock);
        foreach (var record in records) session.Add(record);
        session.Complete();
        var told = new List<WatchEvent>();
        while (await _clock.RunAsync(session.NextAsync(TestQueries.CancellationToken)) is { } happened) told.Add(happened);
        return told;
    }
}
