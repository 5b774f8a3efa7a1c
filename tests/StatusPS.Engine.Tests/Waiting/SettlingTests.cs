using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>Each status of each service, from the wire to the wait's end: as the design's state table says, or not at all.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class SettlingTests
{
    private const string Reached = "Reached", Failed = "Failed", GoesOn = "TimedOut";

    [Theory]
    [InlineData(1, GoesOn)]
    [InlineData(2, GoesOn)]
    [InlineData(3, Reached)]
    [InlineData(4, Failed)]
    [InlineData(5, Reached)]
    [InlineData(6, Reached)]
    [InlineData(7, "Paused TimedOut")]
    [InlineData(8, Failed)]
    [InlineData(9, Failed)]
    [InlineData(10, GoesOn)]
    [InlineData(11, Failed)]
    [InlineData(12, Failed)]
    [InlineData(13, Failed)]
    [InlineData(14, Failed)]
    [InlineData(15, GoesOn)]
    [InlineData(0, "Unknown TimedOut")]
    [InlineData(16, "Unknown TimedOut")]
    [InlineData(77, "Unknown TimedOut")]
    public Task Job(long status, string told) => TellsAsync(StatusService.Job, $"{status}", told);

    [Theory]
    [InlineData("new", GoesOn)]
    [InlineData("waiting", GoesOn)]
    [InlineData("executing", GoesOn)]
    [InlineData("finished", Reached)]
    [InlineData("failure", Failed)]
    [InlineData("need_sync", Reached)]
    [InlineData("paused", "Unknown TimedOut")]
    public Task Cmdb(string status, string told) => TellsAsync(StatusService.Cmdb, status, told);

    [Theory]
    [InlineData("NotStarted", GoesOn)]
    [InlineData("NotConfigured", GoesOn)]
    [InlineData("PreCheckPass", GoesOn)]
    [InlineData("Prechecking", GoesOn)]
    [InlineData("PrecheckFailed", Failed)]
    [InlineData("Initializing", GoesOn)]
    [InlineData("initializating", GoesOn)]
    [InlineData("InitializeFailed", Failed)]
    [InlineData("Synchronizing", Reached)]
    [InlineData("synchronizing", Reached)]
    [InlineData("Failed", Failed)]
    [InlineData("Suspending", "Paused TimedOut")]
    [InlineData("Locked", "Paused TimedOut")]
    [InlineData("Modifying", GoesOn)]
    [InlineData("ModifyFailed", Failed)]
    [InlineData("Retrying", GoesOn)]
    [InlineData("Upgrade", GoesOn)]
    [InlineData("Downgrade", GoesOn)]
    [InlineData("Finished", Reached)]
    [InlineData("defragmenting", "Unknown TimedOut")]
    public Task Dts(string status, string told) => TellsAsync(StatusService.Dts, status, told);

    [Theory]
    [InlineData("free", GoesOn)]
    [InlineData("pending", GoesOn)]
    [InlineData("onProgress", GoesOn)]
    [InlineData("success", Reached)]
    [InlineData("failed", Failed)]
    [InlineData("archived", "Unknown TimedOut")]
    public Task Authing(string status, string told) => TellsAsync(StatusService.Authing, status, told);

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
    public void UntilNamesTheStates(StatusState state)
    {
        bool final = state is StatusState.Succeeded or StatusState.Skipped or StatusState.Canceled or StatusState.Failed;
        Assert.Equal(WaitOutcome.Reached, new WaitCondition(state).Judge(state));
        Assert.Equal(WaitOutcome.Reached, new WaitCondition(StatusState.Running, state).Judge(state));
        var other = state == StatusState.Running ? StatusState.Pending : StatusState.Running;
        Assert.Equal(final ? WaitOutcome.Failed : WaitOutcome.GoesOn, new WaitCondition(other).Judge(state));
    }

    private static async Task TellsAsync(StatusService service, string status, string told)
    {
        var clock = new VirtualTime();
        var played = new PlayedService(clock, ResponseBuilder.Create(service, status));
        using var bench = new WaitBench(clock, played, new() { Timeout = TimeSpan.FromMinutes(10), Interval = TimeSpan.FromMinutes(1) });
        var events = await bench.RunAsync(ResponseBuilder.CreatePendingRecord(service));
        Assert.Equal(told, string.Join(' ', events.Select(happened => happened.Kind)));
        Assert.Equal(status, events[^1].Item.Record.RawStatus);
        if (told.EndsWith(GoesOn, StringComparison.Ordinal))
        {
            Assert.Equal(TimeSpan.FromMinutes(10), clock.Elapsed);
            Assert.InRange(played.Asked.Count, 9, 25);
        }
        else
        {
            Assert.Single(played.Asked);
        }
    }
}
