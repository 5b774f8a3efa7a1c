using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting.Existence;

/// <summary>Records that are not found during a wait.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class MissingRecordTests
{
    private const string NotFound = """{"error":{"code":"NOT_FOUND","message":"not found"}}""";

    private static readonly WaitOptions Options = new()
    {
        Timeout = TimeSpan.FromMinutes(10),
        MaxMissingTime = TimeSpan.FromMinutes(1),
    };

    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task Missing_record_ends_the_wait_at_once_by_default()
    {
        var raised = await RunAsync(new(), _ => null);
        Assert.Equal(WaitEventKind.Faulted, raised.Kind);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task Missing_record_is_polled_until_it_is_created()
    {
        var raised = await RunAsync(Options, seconds => seconds < 40 ? null : seconds < 80 ? 2 : 3);
        Assert.Equal((WaitEventKind.Reached, StatusState.Succeeded), (raised.Kind, raised.Item.Record.State));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 80, 87);
    }

    [Fact]
    public async Task Record_that_is_never_created_ends_with_the_error_of_its_query()
    {
        var raised = await RunAsync(Options, _ => null);
        Assert.Equal((WaitEventKind.Faulted, StatusErrorKind.NotFound), (raised.Kind, raised.Error!.Kind));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 60, 67);
    }

    [Fact]
    public async Task Record_that_disappears_has_the_whole_time_to_be_created_again()
    {
        // Missing for two periods, each shorter than the limit.
        var raised = await RunAsync(
            Options, seconds => seconds is (> 10 and < 60) or (> 100 and < 150) ? null : seconds < 200 ? 2 : 3);
        Assert.Equal(WaitEventKind.Reached, raised.Kind);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 200, 207);
    }

    [Fact]
    public async Task Timeout_ends_the_wait_for_a_missing_record()
    {
        var raised = await RunAsync(
            new() { Timeout = TimeSpan.FromSeconds(30), MaxMissingTime = TimeSpan.FromMinutes(1) }, _ => null);
        Assert.Equal((WaitEventKind.TimedOut, StatusErrorKind.NotFound), (raised.Kind, raised.Error!.Kind));
        Assert.Equal(30, _clock.Elapsed.TotalSeconds, 1);
    }

    [Fact]
    public async Task Other_permanent_failure_ends_the_wait_at_once()
    {
        var service = new ScriptedService(_clock, (_, number) => number < 3
            ? (404, NotFound)
            : (403, """{"error":{"code":"NO_PERMISSION","message":"refused"}}"""));
        using var fixture = new WaitFixture(_clock, service, Options);
        var raised = Assert.Single(await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100)));
        Assert.Equal((WaitEventKind.Faulted, StatusErrorKind.PermissionDenied), (raised.Kind, raised.Error!.Kind));
        Assert.Equal(3, service.Requests.Count);
    }

    // A status, or null for a job that does not exist, by the second.
    private async Task<WaitEvent> RunAsync(WaitOptions options, Func<double, long?> status)
    {
        var service = new ScriptedService(
            _clock, (_, _) => status(_clock.Elapsed.TotalSeconds) is { } code
                ? (200, ResponseBuilder.Job(code))
                : (404, NotFound));
        using var fixture = new WaitFixture(_clock, service, options);
        return Assert.Single(await fixture.RunAsync(ResponseBuilder.CreatePendingJob(100)));
    }
}
