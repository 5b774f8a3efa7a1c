using System.Text.Json;
using Xunit;
using Keys = StatusPS.Emulator.EmulatorScenarios.Cmdb;

namespace StatusPS.Emulator.Tests.BlueKing;

public sealed class CmdbSyncStatusTests
{
    private const string Documented28 = """
        {"bk_inst_id":28,"status":"new","creator":"admin",
        "create_time":"2023-11-30T09:52:13.706Z","last_time":"2023-11-30T09:52:13.706Z"}
        """;

    private const string Documented29 = """
        {"bk_inst_id":29,"status":"finished","creator":"admin",
        "create_time":"2023-10-07T07:22:43.167Z","last_time":"2023-11-10T03:37:31.005Z"}
        """;

    private const string Documented30 = """
        {"bk_inst_id":30,"status":"finished","creator":"admin",
        "create_time":"2023-10-07T12:43:22.795Z","last_time":"2023-11-10T03:37:31.009Z"}
        """;

    private const string DocumentedData = $"[{Documented30},{Documented29},{Documented28}]";

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Esb_returns_the_documented_example()
    {
        var response = await SendToEsbAsync("3", "[28,29,30]");
        ReceivedResponse.AssertJson(DocumentedData, response["data"]);
        Assert.Equal(("success", 0), (response.GetText("message"), response.GetNumber("code")));
        Assert.Equal(JsonValueKind.Null, response["permission"].ValueKind);
        Assert.NotEmpty(response.GetText("request_id")!);
    }

    [Fact]
    public async Task Gateway_returns_the_documented_example()
    {
        var response = await GetAsync("[28,29,30]");
        ReceivedResponse.AssertJson(DocumentedData, response["data"]);
        response.AssertMissing("request_id");
    }

    [Theory]
    [InlineData("[28,29,30]", "30 29 28")]
    [InlineData("[30,29,28]", "28 29 30")]
    [InlineData("[29,28,29]", "29 28")]
    [InlineData("[28,99,30]", "30 28")]
    [InlineData("[99]", "")]
    public async Task Response_has_each_existing_module_once_in_another_order(string requested, string expected)
    {
        var ids = (await GetAsync(requested))["data"].EnumerateArray()
            .Select(module => module.GetProperty("bk_inst_id").GetInt64());
        Assert.Equal(expected, string.Join(' ', ids));
    }

    [Theory]
    [InlineData(Keys.NeedSync, "need_sync")]
    [InlineData(Keys.New, "new")]
    [InlineData(Keys.Waiting, "waiting")]
    [InlineData(Keys.Executing, "executing")]
    [InlineData(Keys.Finished, "finished")]
    [InlineData(Keys.Failure, "failure")]
    public async Task Scenarios_have_a_module_for_each_status(long module, string status)
        => Assert.Equal(status, (await GetAsync($"[{module}]")).GetText("data.0.status"));

    [Fact]
    public async Task Times_include_offsets_and_the_zero_time_of_Go()
    {
        Assert.Equal("0001-01-01T00:00:00Z", (await GetAsync("[31]")).GetText("data.0.last_time"));
        Assert.EndsWith("+08:00", (await GetAsync("[33]")).GetText("data.0.create_time"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(37, 0, "new")]
    [InlineData(37, 5, "executing")]
    [InlineData(37, 20, "finished")]
    [InlineData(38, 19.9, "executing")]
    [InlineData(38, 20, "failure")]
    public async Task Scenario_changes_its_status_over_time(long module, double seconds, string status)
    {
        _client.Time.Advance(seconds);
        Assert.Equal(status, (await GetAsync($"[{module}]")).GetText("data.0.status"));
    }

    [Theory]
    [InlineData("""{"service_template_id":1,"bk_module_ids":[]}""", 1199010)]
    [InlineData("""{"service_template_id":1}""", 1199010)]
    [InlineData("""{"bk_module_ids":[28]}""", 1199010)]
    [InlineData("""{"service_template_id":"1","bk_module_ids":[28]}""", 1199006)]
    [InlineData("""{"service_template_id":1,"bk_module_ids":["28"]}""", 1199006)]
    [InlineData("not json", 1199000)]
    public async Task Invalid_parameters_are_rejected(string body, int code)
    {
        var response = await _client.SendToGatewayAsync("POST", GetPath("3"), body);
        Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
    }

    [Fact]
    public async Task More_than_500_modules_are_rejected()
    {
        Assert.Equal(500, (await GetAsync(CreateIds(500)))["data"].GetArrayLength());
        Assert.Equal(1199006, (await GetAsync(CreateIds(501))).GetNumber("code"));
    }

    [Fact]
    public async Task Permission_error_names_the_permission_to_apply_for()
    {
        foreach (var response in new[]
        {
            await SendToEsbAsync("4", "[28]"),
            await _client.SendToGatewayAsync("POST", GetPath("4"), CreateBody("[28]")),
        })
        {
            Assert.Equal((200, 9900403), (response.Status, response.GetNumber("bk_error_code")));
            response.AssertMissing("code");
            Assert.Equal("4", response.GetText("permission.actions.0.related_resource_types.0.instances.0.0.id"));
        }
    }

    [Fact]
    public async Task Application_without_permission_is_rejected()
    {
        var response = await _client.SendToGatewayAsync(
            "POST", GetPath("3"), CreateBody("[28]"), EmulatorClient.NoPermissionHeader);
        Assert.Equal(9900403, response.GetNumber("bk_error_code"));
    }

    [Fact]
    public async Task Rate_limit_returns_1199997_with_HTTP_200()
    {
        EmulatorClient client = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await client.SendToGatewayAsync("POST", GetPath("3"));
        var response = await client.SendToGatewayAsync("POST", GetPath("3"));
        Assert.Equal((200, 1199997), (response.Status, response.GetNumber("bk_error_code")));
    }

    private static string GetPath(string biz)
        => "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/" + biz;

    private static string CreateIds(int count) => "[" + string.Join(',', Enumerable.Range(100000, count)) + "]";

    private static string CreateBody(string modules) => $$"""{"service_template_id":1,"bk_module_ids":{{modules}}}""";

    private Task<ReceivedResponse> GetAsync(string modules)
        => _client.SendToGatewayAsync("POST", GetPath("3"), CreateBody(modules));

    private Task<ReceivedResponse> SendToEsbAsync(string biz, string modules) => _client.SendToEsbAsync(
        "cc/list_service_template_sync_status/",
        $"{{{EmulatorClient.CallerFields},\"bk_biz_id\":{biz}," + CreateBody(modules)[1..]);
}
