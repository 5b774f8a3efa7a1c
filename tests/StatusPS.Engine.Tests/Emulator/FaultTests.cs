using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class FaultTests
{
    private const string Job = "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    [Theory]
    [InlineData(EmulatorFaultKind.Refuse429, 429, "\"code\":1642902")]
    [InlineData(EmulatorFaultKind.Http500, 500, "Internal Server Error")]
    [InlineData(EmulatorFaultKind.Http502Html, 502, "<html>")]
    [InlineData(EmulatorFaultKind.BadJson, 200, "oops")]
    [InlineData(EmulatorFaultKind.Unauthorized, 400, "\"code\":1640001")]
    public async Task Strikes(EmulatorFaultKind kind, int status, string text)
    {
        Wire wire = With(kind, 1);
        WireAnswer answer = await wire.GatewayAsync("GET", Job);
        Assert.Equal(status, answer.Status);
        Assert.Contains(text, answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, wire.Cloud.Counters.Faults);
    }

    [Fact]
    public async Task ThrottlingSaysWhenInMilliseconds()
    {
        Wire wire = With(EmulatorFaultKind.Refuse429, 1);
        WireAnswer answer = await wire.AskAsync(new DtsCall("n", TestClock.Start).Acs3());
        Assert.Equal("Throttling.User", answer["Code"].GetString());
        Assert.Equal("1000", answer.Header("x-acs-retry-after"));
    }

    [Fact]
    public async Task ResetAndTruncateAreLeftToTheConnection()
    {
        Assert.True((await With(EmulatorFaultKind.Reset, 1).GatewayAsync("GET", Job)).Response.Abort);
        EmulatorResponse cut = (await With(EmulatorFaultKind.Truncate, 1).GatewayAsync("GET", Job)).Response;
        Assert.Equal(cut.Body.Length / 2, cut.CutAfter);
        Assert.NotEqual(0, cut.CutAfter);
    }

    [Fact]
    public async Task SlowTakesFiveSeconds()
    {
        Wire wire = With(EmulatorFaultKind.Slow, 1);
        Task<WireAnswer> answer = wire.GatewayAsync("GET", Job);
        wire.Time.Advance(4.9);
        Assert.False(answer.IsCompleted);
        wire.Time.Advance(0.1);
        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task TheSameRequestsAreStruckEveryTime()
    {
        string first = await StruckAsync(7);
        Assert.Equal(first, await StruckAsync(7));
        Assert.NotEqual(first, await StruckAsync(8));
        Assert.InRange(first.Count(c => c == 'x'), 60, 140);

        static async Task<string> StruckAsync(int seed)
        {
            Wire wire = With(EmulatorFaultKind.Http500, 0.2);
            wire.Cloud.Options.FaultSeed = seed;
            string struck = string.Empty;
            for (int i = 0; i < 500; i++)
                struck += (await wire.GatewayAsync("GET", Job)).Status == 500 ? 'x' : '.';

            return struck;
        }
    }

    [Theory]
    [InlineData("refuse429:0.1", EmulatorFaultKind.Refuse429, 0.1)]
    [InlineData("HTTP502HTML:1", EmulatorFaultKind.Http502Html, 1)]
    public void ReadsFromText(string text, EmulatorFaultKind kind, double rate)
    {
        Assert.True(EmulatorFault.TryParse(text, out EmulatorFault? fault));
        Assert.Equal(new EmulatorFault(kind, rate), fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("slow")]
    [InlineData("slow:2")]
    [InlineData("slow:-1")]
    [InlineData("3:0.5")]
    [InlineData("earthquake:0.5")]
    public void RefusesOtherText(string? text) => Assert.False(EmulatorFault.TryParse(text, out _));

    private static Wire With(EmulatorFaultKind kind, double rate)
    {
        EmulatorOptions options = new();
        options.Faults.Add(new EmulatorFault(kind, rate));
        return new Wire(options);
    }
}
