using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>The result of a wait for each status of each service, as the state table defines it.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class StatusOutcomeTests
{
    private const string Reached = "Reached", Failed = "Failed", TimedOut = "TimedOut";

    [Theory]
    [InlineData(1, TimedOut)]
    [InlineData(2, TimedOut)]
    [InlineData(3, Reached)]
    [InlineData(4, Failed)]
    [InlineData(5, Reached)]
    [InlineData(6, Reached)]
    [InlineData(7, "Paused TimedOut")]
    [InlineData(8, Failed)]
    [InlineData(9, Failed)]
    [InlineData(10, TimedOut)]
    [InlineData(11, Failed)]
    [InlineData(12, Failed)]
    [InlineData(13, Failed)]
    [InlineData(14, Failed)]
    [InlineData(15, TimedOut)]
    [InlineData(0, "Unknown TimedOut")]
    [InlineData(16, "Unknown TimedOut")]
    [InlineData(77, "Unknown TimedOut")]
    public Task Job_status_has_its_outcome(long status, string expected) =>
        AssertEventsAsync(StatusService.Job, $"{status}", expected);

    [Theory]
    [InlineData("new", TimedOut)]
    [InlineData("waiting", TimedOut)]
    [InlineData("executing", TimedOut)]
    [InlineData("finished", Reached)]
    [InlineData("failure", Failed)]
    [InlineData("need_sync", Reached)]
    [InlineData("paused", "Unknown TimedOut")]
    public Task Cmdb_status_has_its_outcome(string status, string expected) =>
        AssertEventsAsync(StatusService.Cmdb, status, expected);

    [Theory]
    [InlineData("NotStarted", TimedOut)]
    [InlineData("NotConfigured", TimedOut)]
    [InlineData("PreCheckPass", TimedOut)]
    [InlineData("Prechecking", TimedOut)]
    [InlineData("PrecheckFailed", Failed)]
    [InlineData("Initializing", TimedOut)]
    [InlineData("initializating", TimedOut)]
    [InlineData("InitializeFailed", Failed)]
    [InlineData("Synchronizing", Reached)]
    [InlineData("synchronizing", Reached)]
    [InlineData("Failed", Failed)]
    [InlineData("Suspending", "Paused TimedOut")]
    [InlineData("Locked", "Paused TimedOut")]
    [InlineData("Modifying", TimedOut)]
    [InlineData("ModifyFailed", Failed)]
    [InlineData("Retrying", TimedOut)]
    [InlineData("Upgrade", TimedOut)]
    [InlineData("Downgrade", TimedOut)]
    [InlineData("Finished", Reached)]
    [InlineData("defragmenting", "Unknown TimedOut")]
    public Task Dts_status_has_its_outcome(string status, string expected) =>
        AssertEventsAsync(StatusService.Dts, status, expected);

    [Theory]
    [InlineData("free", TimedOut)]
    [InlineData("pending", TimedOut)]
    [InlineData("onProgress", TimedOut)]
    [InlineData("success", Reached)]
    [InlineData("failed", Failed)]
    [InlineData("archived", "Unknown TimedOut")]
    public Task Authing_status_has_its_outcome(string status, string expected) =>
        AssertEventsAsync(StatusService.Authing, status, expected);

    // With -Until, what is named is reached, what is final is the end, and all else goes on.
    [Theory]
    [InlineData(StatusState.Pending)]
    [InlineData(StatusState.Running)]
    [InlineData(StatusState.Paused)]
    [InlineData(StatusState.OutOfSync)]
    [InlineData(StatusState.Synchronizing)]
    [InlineData(StatusState.Unknown)]
    [InlineData(StatusState.Succeeded)]
    [InlineData(StatusState.Skipped)]
    [InlineData(StatusState.Canceled)]
    [InlineData(StatusState.Failed)]
    public void Condition_with_states_ends_at_these_and_at_terminal_states(StatusState state)
    {
        bool final = state is StatusState.Succeeded or StatusState.Skipped or StatusState.Canceled
            or StatusState.Failed;
        Assert.Equal(WaitOutcome.Reached, new WaitCondition(state).Evaluate(state));
        Assert.Equal(WaitOutcome.Reached, new WaitCondition(StatusState.Running, state).Evaluate(state));
        var other = state == StatusState.Running ? StatusState.Pending : StatusState.Running;
        Assert.Equal(final ? WaitOutcome.Failed : WaitOutcome.Pending, new WaitCondition(other).Evaluate(state));
    }

    private static async Task AssertEventsAsync(StatusService service, string status, string expected)
    {
        var clock = new VirtualTime();
        var scripted = new ScriptedService(clock, ResponseBuilder.Create(service, status));
        using var fixture = new WaitFixture(
            clock, scripted, new() { Timeout = TimeSpan.FromMinutes(10), Interval = TimeSpan.FromMinutes(1) });
        var events = await fixture.RunAsync(ResponseBuilder.CreatePendingRecord(service));
        Assert.Equal(expected, string.Join(' ', events.Select(raised => raised.Kind)));
        Assert.Equal(status, events[^1].Item.Record.RawStatus);
        if (expected.EndsWith(TimedOut, StringComparison.Ordinal))
        {
            Assert.Equal(TimeSpan.FromMinutes(10), clock.Elapsed);
            Assert.InRange(scripted.Requests.Count, 9, 25);
        }
        else
        {
            Assert.Single(scripted.Requests);
        }
    }
}
