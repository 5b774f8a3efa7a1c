using System.Globalization;
using System.Text.Json;
using Xunit;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Tests.Aliyun;

public sealed class DtsScenarioTests
{
    private readonly EmulatorClient _client = new();

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
    public async Task Scenarios_have_a_job_for_each_status(string status)
    {
        string expected = status.ToLowerInvariant();
        var direction = Assert.Single(await GetDirectionsAsync(Keys.StatusPrefix + expected));
        Assert.Equal(expected, direction.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Lag_grows_by_one_second_every_two_seconds()
    {
        Assert.Equal(5, await GetLagAsync());
        _client.Time.Advance(20);
        Assert.Equal(15, await GetLagAsync());
        _client.Time.Advance(100);
        Assert.Equal(65, await GetLagAsync());
    }

    [Fact]
    public async Task Two_way_job_has_both_directions()
    {
        var directions = (await GetDirectionsAsync(Keys.TwoWay)).Select(direction =>
            $"{direction.GetProperty("SynchronizationDirection")} {direction.GetProperty("Status")}");
        Assert.Equal(["Forward synchronizing", "Reverse failed"], directions);
    }

    [Theory]
    [InlineData(0, "prechecking")]
    [InlineData(7, "initializing")]
    [InlineData(20, "synchronizing")]
    public async Task Scenario_changes_its_status_over_time(int seconds, string status)
    {
        _client.Time.Advance(seconds);
        var direction = (await GetDirectionsAsync(Keys.Progressing))[0];
        Assert.Equal(status, direction.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Empty_checkpoint_and_unknown_status_are_returned()
    {
        var empty = (await GetDirectionsAsync(Keys.EmptyCheckpoint))[0];
        Assert.Equal(string.Empty, empty.GetProperty("Checkpoint").GetString());
        var unknown = (await GetDirectionsAsync(Keys.UnknownStatus))[0];
        Assert.Equal("defragmenting", unknown.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Response_has_each_existing_job_of_the_region_once()
    {
        const string ids = """["dtsnobody","dtsdemobeijing1","dtsload000001","dtsload000001","dtsload1"]""";
        var response = await GetAsync(ids, "cn-hangzhou");
        Assert.Equal(1, response.GetNumber("TotalRecordCount"));
        Assert.Equal("dtsload000001", response.GetText("SynchronizationJobListStatusList.0.SynchronizationJobId"));
        var other = await GetAsync("""["dtsdemobeijing1","dtsdemobeijing2"]""", "cn-beijing");
        Assert.Equal(2, other.GetNumber("TotalRecordCount"));
        Assert.Equal(2, (await GetAsync(ids, null)).GetNumber("TotalRecordCount"));
    }

    [Fact]
    public async Task Failure_is_returned_with_HTTP_200()
    {
        var response = await GetAsync("""["dtsinbody"]""", null);
        Assert.Equal(200, response.Status);
        Assert.False(response["Success"].GetBoolean());
        Assert.Equal("InternalError", response.GetText("ErrCode"));
        Assert.NotEmpty(response.GetText("ErrMessage")!);
    }

    private async Task<long> GetLagAsync()
    {
        string checkpoint = (await GetDirectionsAsync(Keys.GrowingLag))[0].GetProperty("Checkpoint").GetString()!;
        return _client.Time.GetUtcNow().ToUnixTimeSeconds() - long.Parse(checkpoint, CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<JsonElement>> GetDirectionsAsync(string id)
    {
        var response = await GetAsync($"[\"{id}\"]", "cn-hangzhou");
        return
        [
            .. response["SynchronizationJobListStatusList.0.SynchronizationDirectionInfoList"].EnumerateArray(),
        ];
    }

    private Task<ReceivedResponse> GetAsync(string ids, string? region)
    {
        SignedDtsRequest request = new(_client.CreateNonce(), _client.Time.GetUtcNow())
        {
            Ids = ids,
            RegionId = region,
        };
        return _client.SendAsync(request.CreateAcs3());
    }
}
