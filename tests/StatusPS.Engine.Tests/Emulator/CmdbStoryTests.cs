using System.Text.Json;
using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class CmdbStoryTests
{
    private const string DocumentedData = """
        [{"bk_inst_id":30,"status":"finished","creator":"admin","create_time":"2023-10-07T12:43:22.795Z","last_time":"2023-11-10T03:37:31.009Z"},
         {"bk_inst_id":29,"status":"finished","creator":"admin","create_time":"2023-10-07T07:22:43.167Z","last_time":"2023-11-10T03:37:31.005Z"},
         {"bk_inst_id":28,"status":"new","creator":"admin","create_time":"2023-11-30T09:52:13.706Z","last_time":"2023-11-30T09:52:13.706Z"}]
        """;

    private readonly Wire _wire = new();

    [Fact]
    public async Task Esb_gives_the_documented_example()
    {
        WireAnswer answer = await EsbAsync("3", "[28,29,30]");
        WireAnswer.SameJson(DocumentedData, answer["data"]);
        Assert.Equal(("success", 0), (answer["message"].GetString(), answer["code"].GetInt32()));
        Assert.Equal(JsonValueKind.Null, answer["permission"].ValueKind);
        Assert.NotEmpty(answer["request_id"].GetString()!);
    }

    [Fact]
    public async Task Gateway_gives_the_documented_example()
    {
        WireAnswer answer = await GatewayAsync("[28,29,30]");
        WireAnswer.SameJson(DocumentedData, answer["data"]);
        answer.HasNo("request_id");
    }

    [Theory]
    [InlineData("[28,29,30]", "30 29 28")]
    [InlineData("[30,29,28]", "28 29 30")]
    [InlineData("[29,28,29]", "29 28")]
    [InlineData("[28,99,30]", "30 28")]
    [InlineData("[99]", "")]
    public async Task OtherOrderEachOnceMissingAbsent(string asked, string answered)
        => Assert.Equal(answered, string.Join(' ', (await GatewayAsync(asked))["data"].EnumerateArray().Select(module => module.GetProperty("bk_inst_id").GetInt64())));

    [Theory]
    [InlineData(EmulatorStories.Cmdb.NeedSync, "need_sync")]
    [InlineData(EmulatorStories.Cmdb.New, "new")]
    [InlineData(EmulatorStories.Cmdb.Waiting, "waiting")]
    [InlineData(EmulatorStories.Cmdb.Executing, "executing")]
    [InlineData(EmulatorStories.Cmdb.Finished, "finished")]
    [InlineData(EmulatorStories.Cmdb.Failure, "failure")]
    public async Task OneModuleForEachStatus(long module, string status)
        => Assert.Equal(status, (await GatewayAsync($"[{module}]"))["data.0.status"].GetString());

    [Fact]
    public async Task TimesHaveOffsetsAndGoZero()
    {
        Assert.Equal("0001-01-01T00:00:00Z", (await GatewayAsync("[31]"))["data.0.last_time"].GetString());
        Assert.EndsWith("+08:00", (await GatewayAsync("[33]"))["data.0.create_time"].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(37, 0, "new")]
    [InlineData(37, 5, "executing")]
    [InlineData(37, 20, "finished")]
    [InlineData(38, 19.9, "executing")]
    [InlineData(38, 20, "failure")]
    public async Task Moves(long module, double seconds, string status)
    {
        _wire.Time.Advance(seconds);
        Assert.Equal(status, (await GatewayAsync($"[{module}]"))["data.0.status"].GetString());
    }

    [Theory]
    [InlineData("""{"service_template_id":1,"bk_module_ids":[]}""", 1199010)]
    [InlineData("""{"service_template_id":1}""", 1199010)]
    [InlineData("""{"bk_module_ids":[28]}""", 1199010)]
    [InlineData("""{"service_template_id":"1","bk_module_ids":[28]}""", 1199006)]
    [InlineData("""{"service_template_id":1,"bk_module_ids":["28"]}""", 1199006)]
    [InlineData("not json", 1199000)]
    public async Task RefusesParameters(string body, int code)
    {
        WireAnswer answer = await _wire.GatewayAsync("POST", GatewayPath("3"), body);
        Assert.Equal((200, code), (answer.Status, answer["code"].GetInt32()));
    }

    [Fact]
    public async Task FiveHundredModulesAtMost()
    {
        string Ids(int count) => "[" + string.Join(',', Enumerable.Range(100000, count)) + "]";
        Assert.Equal(500, (await GatewayAsync(Ids(500)))["data"].GetArrayLength());
        Assert.Equal(1199006, (await GatewayAsync(Ids(501)))["code"].GetInt32());
    }

    [Fact]
    public async Task NoPermissionNamesWhatToApplyFor()
    {
        foreach (WireAnswer answer in new[] { await EsbAsync("4", "[28]"), await _wire.GatewayAsync("POST", GatewayPath("4"), """{"service_template_id":1,"bk_module_ids":[28]}""") })
        {
            Assert.Equal((200, 9900403), (answer.Status, answer["bk_error_code"].GetInt32()));
            answer.HasNo("code");
            Assert.Equal("4", answer["permission.actions.0.related_resource_types.0.instances.0.0.id"].GetString());
        }
    }

    [Fact]
    public async Task AppWithoutPermissionSeesNoBusiness()
    {
        WireAnswer answer = await _wire.GatewayAsync(
            "POST",
            GatewayPath("3"),
            """{"service_template_id":1,"bk_module_ids":[28]}""",
            """{"bk_app_code":"statusps-noperm","bk_app_secret":"demo-secret-blueking-noperm-1c9d","bk_username":"admin"}""");
        Assert.Equal(9900403, answer["bk_error_code"].GetInt32());
    }

    [Fact]
    public async Task RateLimitIs1199997AtHttp200()
    {
        Wire wire = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await wire.GatewayAsync("POST", GatewayPath("3"));
        WireAnswer answer = await wire.GatewayAsync("POST", GatewayPath("3"));
        Assert.Equal((200, 1199997), (answer.Status, answer["bk_error_code"].GetInt32()));
    }

    private static string GatewayPath(string biz)
        => "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/" + biz;

    private Task<WireAnswer> GatewayAsync(string modules)
        => _wire.GatewayAsync("POST", GatewayPath("3"), $$"""{"service_template_id":1,"bk_module_ids":{{modules}}}""");

    private Task<WireAnswer> EsbAsync(string biz, string modules) => _wire.EsbAsync(
        "cc/list_service_template_sync_status/",
        $$"""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin","bk_biz_id":{{biz}},"service_template_id":1,"bk_module_ids":{{modules}}}""");
}
