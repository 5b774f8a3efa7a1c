using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>Retries of a connection that breaks, over a real socket.</summary>
public sealed class BrokenConnectionTests
{
    [Fact]
    public async Task Retries_a_connection_that_breaks()
    {
        var clock = new SocketClock();
        await using var server = new ScriptedServer(
            Reply.Reset, Reply.Json(SampleResponses.Dts) with { CutAfter = 10 }, Reply.Json(SampleResponses.Dts));
        var connection = TestProfiles.Connect(TestProfiles.Patient(TestProfiles.Aliyun(server.Address)), clock);
        var request = TestQueries.DtsAsync(connection, null, "dts1");
        await clock.RunUntilAsync(request);
        Assert.Equal(StatusState.Succeeded, (await request)[0].Records[0].State);
        Assert.Equal(3, server.Count);
    }
}
