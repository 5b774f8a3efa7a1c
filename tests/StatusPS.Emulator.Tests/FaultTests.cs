using StatusPS.Emulator.Tests.Aliyun;
using Xunit;

namespace StatusPS.Emulator.Tests;

public sealed class FaultTests
{
    private const string Target = "/api/bk-job/prod/api/v4/get_job_instance_status"
        + "?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    [Theory]
    [InlineData(EmulatorFaultKind.Refuse429, 429, "\"code\":1642902")]
    [InlineData(EmulatorFaultKind.Http500, 500, "Internal Server Error")]
    [InlineData(EmulatorFaultKind.Http502Html, 502, "<html>")]
    [InlineData(EmulatorFaultKind.BadJson, 200, "oops")]
    [InlineData(EmulatorFaultKind.Unauthorized, 400, "\"code\":1640001")]
    public async Task Fault_replaces_the_response(EmulatorFaultKind kind, int status, string text)
    {
        var client = EmulatorClient.CreateWithFault(kind);
        var response = await client.SendToGatewayAsync("GET", Target);
        Assert.Equal(status, response.Status);
        Assert.Contains(text, response.Text, StringComparison.Ordinal);
        Assert.Equal(1, client.Cloud.Counters.Faults);
    }

    [Fact]
    public async Task Throttling_has_a_retry_time_in_milliseconds()
    {
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.Refuse429);
        var response = await client.SendAsync(new SignedDtsRequest("n", TestClock.Start).CreateAcs3());
        Assert.Equal("Throttling.User", response.GetText("Code"));
        Assert.Equal("1000", response.GetHeader("x-acs-retry-after"));
    }

    [Fact]
    public async Task Reset_is_left_to_the_host()
    {
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.Reset);
        Assert.True((await client.SendToGatewayAsync("GET", Target)).Response.Abort);
    }

    [Fact]
    public async Task Truncation_is_left_to_the_host()
    {
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.Truncate);
        var truncated = (await client.SendToGatewayAsync("GET", Target)).Response;
        Assert.Equal(truncated.Body.Length / 2, truncated.CutAfter);
        Assert.NotEqual(0, truncated.CutAfter);
    }

    [Fact]
    public async Task Slow_response_takes_five_seconds()
    {
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.Slow);
        var response = client.SendToGatewayAsync("GET", Target);
        client.Time.Advance(4.9);
        Assert.False(response.IsCompleted);
        client.Time.Advance(0.1);
        Assert.Equal(200, (await response).Status);
    }

    [Fact]
    public async Task Same_seed_selects_the_same_requests()
    {
        string first = await FindFaultsAsync(7);
        Assert.Equal(first, await FindFaultsAsync(7));
        Assert.NotEqual(first, await FindFaultsAsync(8));
        Assert.InRange(first.Count(c => c == 'x'), 60, 140);
    }

    [Theory]
    [InlineData("refuse429:0.1", EmulatorFaultKind.Refuse429, 0.1)]
    [InlineData("HTTP502HTML:1", EmulatorFaultKind.Http502Html, 1)]
    public void TryParse_reads_kind_and_rate(string text, EmulatorFaultKind kind, double rate)
    {
        Assert.True(EmulatorFault.TryParse(text, out var fault));
        Assert.Equal(new EmulatorFault(kind, rate), fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("slow")]
    [InlineData("slow:2")]
    [InlineData("slow:-1")]
    [InlineData("3:0.5")]
    [InlineData("earthquake:0.5")]
    public void TryParse_rejects_other_text(string? text) => Assert.False(EmulatorFault.TryParse(text, out _));

    private static async Task<string> FindFaultsAsync(int seed)
    {
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.Http500, 0.2);
        client.Cloud.Options.FaultSeed = seed;
        string faults = string.Empty;
        for (int i = 0; i < 500; i++)
            faults += (await client.SendToGatewayAsync("GET", Target)).Status == 500 ? 'x' : '.';

        return faults;
    }
}
