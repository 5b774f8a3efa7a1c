using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class DtsStoryTests
{
    private readonly Wire _wire = new();

    [Theory]
    [InlineData("NotStarted")]
    [InlineData("Prechecking")]
    [InlineData("PrecheckFailed")]
    [InlineData("Initializing")]
    [InlineData("Initializating")]
    [InlineData("InitializeFailed")]
    [InlineData("Synchronizing")]
    [InlineData("Failed")]
    [InlineData("Suspending")]
    [InlineData("Modifying")]
    [InlineData("Finished")]
    [InlineData("PreCheckPass")]
    [InlineData("NotConfigured")]
    [InlineData("ModifyFailed")]
    [InlineData("Retrying")]
    [InlineData("Upgrade")]
    [InlineData("Downgrade")]
    [InlineData("Locked")]
    public async Task OneJobForEachStatus(string status)
    {
        string word = status.ToLowerInvariant();
        JsonElement direction = Assert.Single(await DirectionsAsync(EmulatorStories.Dts.StatusPrefix + word));
        Assert.Equal(word, direction.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task LagGrowsByOneSecondEveryTwo()
    {
        Assert.Equal(5, await LagAsync());
        _wire.Time.Advance(20);
        Assert.Equal(15, await LagAsync());
        _wire.Time.Advance(100);
        Assert.Equal(65, await LagAsync());
    }

    [Fact]
    public async Task TwoWayHasBothDirections()
    {
        IReadOnlyList<JsonElement> directions = await DirectionsAsync(EmulatorStories.Dts.TwoWay);
        Assert.Equal(["Forward synchronizing", "Reverse failed"], directions.Select(d => d.GetProperty("SynchronizationDirection").GetString() + " " + d.GetProperty("Status").GetString()));
    }

    [Theory]
    [InlineData(0, "prechecking")]
    [InlineData(7, "initializing")]
    [InlineData(20, "synchronizing")]
    public async Task Moves(int seconds, string status)
    {
        _wire.Time.Advance(seconds);
        Assert.Equal(status, (await DirectionsAsync(EmulatorStories.Dts.Moving))[0].GetProperty("Status").GetString());
    }

    [Fact]
    public async Task EmptyAndUnknownAreSentAsTheyAre()
    {
        Assert.Equal(string.Empty, (await DirectionsAsync(EmulatorStories.Dts.EmptyCheckpoint))[0].GetProperty("Checkpoint").GetString());
        Assert.Equal("defragmenting", (await DirectionsAsync(EmulatorStories.Dts.UnknownStatus))[0].GetProperty("Status").GetString());
    }

    [Fact]
    public async Task UnknownIdsAndOtherRegionsAreAbsentAndEachIdComesOnce()
    {
        string ids = """["dtsnobody","dtsdemobeijing1","dtsload000001","dtsload000001","dtsload1"]""";
        WireAnswer answer = await AskAsync(ids, "cn-hangzhou");
        Assert.Equal(1, answer["TotalRecordCount"].GetInt32());
        Assert.Equal("dtsload000001", answer["SynchronizationJobListStatusList.0.SynchronizationJobId"].GetString());
        Assert.Equal(2, (await AskAsync("""["dtsdemobeijing1","dtsdemobeijing2"]""", "cn-beijing"))["TotalRecordCount"].GetInt32());
        Assert.Equal(2, (await AskAsync(ids, null))["TotalRecordCount"].GetInt32());
    }

    [Fact]
    public async Task FailsInsideAnAnswerOfHttp200()
    {
        WireAnswer answer = await AskAsync("""["dtsinbody"]""", null);
        Assert.Equal(200, answer.Status);
        Assert.False(answer["Success"].GetBoolean());
        Assert.Equal("InternalError", answer["ErrCode"].GetString());
        Assert.NotEmpty(answer["ErrMessage"].GetString()!);
    }

    private async Task<long> LagAsync()
    {
        JsonElement direction = (await DirectionsAsync(EmulatorStories.Dts.GrowingLag))[0];
        return _wire.Time.GetUtcNow().ToUnixTimeSeconds() - long.Parse(direction.GetProperty("Checkpoint").GetString()!, CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<JsonElement>> DirectionsAsync(string id)
    {
        WireAnswer answer = await AskAsync($"[\"{id}\"]", "cn-hangzhou");
        return [.. answer["SynchronizationJobListStatusList.0.SynchronizationDirectionInfoList"].EnumerateArray()];
    }

    private Task<WireAnswer> AskAsync(string ids, string? region)
        => _wire.AskAsync((new DtsCall(_wire.NextNonce(), _wire.Time.GetUtcNow()) with { Ids = ids, RegionId = region }).Acs3());
}
