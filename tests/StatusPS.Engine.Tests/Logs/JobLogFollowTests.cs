using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Logs;

/// <summary>Following the log of a job instance that runs, by virtual time.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class JobLogFollowTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task Each_line_of_a_running_job_is_returned_once_in_order_until_it_ends(string form)
    {
        var site = new ScriptedHandler(Answer);
        var items = await _clock.RunAsync(TestLogs.CollectAsync(
            TestLogs.Connect(form, site, _clock), new(TestLogs.Job(StatusState.Running)) { Follow = true }));
        foreach (string ip in new[] { "10.0.0.1", "10.0.0.2" })
        {
            var own = items.Where(item => item.Entry!.Source == ip).Select(item => item.Entry!).ToList();
            Assert.Equal(Enumerable.Range(0, 31).Select(second => $"second {second}"), own.Select(entry => entry.Text));
            Assert.Equal(Enumerable.Range(1, 31).Select(line => (long?)line), own.Select(entry => entry.Line));
        }
        Assert.InRange(_clock.Elapsed.TotalSeconds, 30, 36.1);
    }

    [Fact]
    public async Task Tail_limits_the_lines_that_exist_at_the_start()
    {
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(20));
        var site = new ScriptedHandler(Answer);
        var items = await _clock.RunAsync(TestLogs.CollectAsync(
            TestLogs.Connect("v4", site, _clock), new(TestLogs.Job(StatusState.Running)) { Follow = true, Tail = 2 }));
        Assert.Equal(13, items.Count(item => item.Entry!.Source == "10.0.0.1"));
        Assert.Equal("second 18", items[0].Entry!.Text);
    }

    [Fact]
    public async Task Cancellation_ends_at_once()
    {
        var site = new ScriptedHandler(Answer);
        using var stop = new CancellationTokenSource();
        var following = FollowAsync(
            new(new(TestLogs.Job(StatusState.Running)) { Follow = true }, TestLogs.Connect("v4", site, _clock), ""),
            stop.Token);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(3));
        await stop.CancelAsync();
        await _clock.SettleAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.Equal(3, _clock.Elapsed.TotalSeconds);
    }

    private static async Task FollowAsync(LogQuery query, CancellationToken stop)
    {
        await foreach (var item in StatusLogs.FollowAsync([query], null, stop)) Assert.Null(item.Error);
    }

    // A host prints a line a second; the last line has no end yet while the host runs.
    private Reply Answer(RecordedRequest request)
    {
        bool isOver = _clock.Elapsed >= Length;
        int seconds = (int)Math.Min(_clock.Elapsed.TotalSeconds, 30);
        string text = string.Join('\n', Enumerable.Range(0, seconds + 1).Select(second => $"second {second}"));
        var service = new JobLogService
        {
            Hosts = [new(1, text, isOver ? 9 : 7), new(2, text, isOver ? 9 : 7)],
            Status = isOver ? 3 : 2,
        };
        return service.Answer(request);
    }
}
