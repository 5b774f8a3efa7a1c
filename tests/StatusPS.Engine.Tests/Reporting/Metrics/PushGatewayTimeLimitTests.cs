using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>A Pushgateway that does not respond in time is an error.</summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class PushGatewayTimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Server_that_does_not_respond_is_a_timeout(bool sendsHeaders)
    {
        using var server = new ScriptedHandler(
            sendsHeaders ? Reply.Text("pushed", "text/plain", 400) with { Stops = true } : Reply.Hang);
        var pending = PushGatewayClient.PushAsync(
            new(server.Address), "# EOF\n", null, server, null, _clock, TestQueries.CancellationToken);
        await _clock.SettleAsync();
        Assert.False(pending.IsCompleted);
        await _clock.AdvanceAsync(Limit);
        var error = (await Assert.ThrowsAsync<StatusException>(() => pending)).Error;
        Assert.Equal((StatusErrorKind.Timeout, 1), (error.Kind, server.Count));
        Assert.Contains("-PushGateway", error.RecommendedAction, StringComparison.Ordinal);
    }
}
