using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>CMDB's service templates and modules: the same by both doors, and each refusal.</summary>
public sealed class CmdbListTests
{
    private const string Templates = "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template";
    private const string Caller = "\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"demo-secret-blueking-7f3a\",\"bk_username\":\"admin\"";

    private readonly Wire _wire = new();

    [Theory]
    [InlineData("""{"bk_biz_id":3,"page":{"start":0,"limit":10}}""", "5 4 3 2 1", 5)]
    [InlineData("""{"bk_biz_id":3,"page":{"start":1,"limit":2,"sort":"id"}}""", "2 3", 5)]
    [InlineData("""{"bk_biz_id":3,"search":"SERVICE","page":{"start":0,"limit":10,"sort":"id"}}""", "2 5", 2)]
    [InlineData("""{"bk_biz_id":3,"search":"Order","is_exact":true,"page":{"start":0,"limit":10}}""", "", 0)]
    [InlineData("""{"bk_biz_id":3,"service_template_ids":[4,99],"page":{"start":0,"limit":10}}""", "4", 1)]
    public async Task ServiceTemplatesByBothDoors(string body, string ids, int count)
    {
        foreach (var answer in new[] { await _wire.GatewayAsync("POST", Templates, body), await _wire.EsbAsync("cc/list_service_template/", "{" + Caller + "," + body[1..]) })
        {
            Assert.Equal(ids, string.Join(' ', answer["data.info"].EnumerateArray().Select(template => template.GetProperty("id").GetInt64())));
            Assert.Equal(count, answer["data.count"].GetInt32());
        }
    }

    [Fact]
    public async Task ModulesOfATemplateByBothDoors()
    {
        const string rest = """
            "fields":["bk_module_id","bk_module_name"],"condition":{"service_template_id":2},"page":{"start":1,"limit":2,"sort":"bk_module_id"}}
            """;
        foreach (var answer in new[]
        {
            await _wire.GatewayAsync("POST", ModulesOf("3"), "{" + rest),
            await _wire.EsbAsync("cc/search_module/", "{" + Caller + ",\"bk_biz_id\":3," + rest),
        })
        {
            WireAnswer.SameJson("""{"count":4,"info":[{"bk_module_id":52,"bk_module_name":"order-02","default":0},{"bk_module_id":53,"bk_module_name":"order-03","default":0}]}""", answer["data"]);
        }
    }

    [Theory]
    [InlineData("""{"bk_biz_id":3,"page":{"start":0,"limit":501}}""", 1199059)]
    [InlineData("""{"bk_biz_id":3,"page":{"start":0,"limit":0}}""", 1199059)]
    [InlineData("""{"bk_biz_id":3,"page":{"start":-1,"limit":10}}""", 1199059)]
    [InlineData("""{"bk_biz_id":3}""", 1199010)]
    [InlineData("""{"page":{"start":0,"limit":10}}""", 1199010)]
    [InlineData("""{"bk_biz_id":"3","page":{"start":0,"limit":10}}""", 1199006)]
    [InlineData("""{"bk_biz_id":3,"page":{"start":0,"limit":10,"sort":"nonsense"}}""", 1199006)]
    [InlineData("""{"bk_biz_id":3,"service_template_ids":[1.5],"page":{"start":0,"limit":10}}""", 1199006)]
    [InlineData("""{"bk_biz_id":3,"service_template_ids":["4"],"page":{"start":0,"limit":10}}""", 1199006)]
    [InlineData("no json", 1199000)]
    public async Task RefusesParameters(string body, int code) =>
        Assert.Equal((200, code), ((await _wire.GatewayAsync("POST", Templates, body)).Status, (await _wire.GatewayAsync("POST", Templates, body))["code"].GetInt32()));

    [Theory]
    [InlineData("""{"fields":["bk_module_id"],"condition":{"service_template_id":1},"page":{"start":0,"limit":1001}}""", 1199059)]
    [InlineData("""{"condition":{"service_template_id":1},"page":{"start":0,"limit":10}}""", 1199010)]
    [InlineData("""{"fields":["bk_module_id"],"condition":{"service_template_id":"1"},"page":{"start":0,"limit":10}}""", 1199006)]
    public async Task RefusesParametersOfModules(string body, int code) =>
        Assert.Equal(code, (await _wire.GatewayAsync("POST", ModulesOf("3"), body))["code"].GetInt32());

    [Fact]
    public async Task RefusesWhoMayNotSeeTheBusiness()
    {
        Assert.Equal(9900403, (await _wire.GatewayAsync("POST", Templates, """{"bk_biz_id":4,"page":{"start":0,"limit":10}}"""))["bk_error_code"].GetInt32());
        Assert.Equal(9900403, (await _wire.GatewayAsync("POST", ModulesOf("4"),
            """{"fields":["bk_module_id"],"condition":{"service_template_id":1},"page":{"start":0,"limit":10}}"""))["bk_error_code"].GetInt32());
    }

    [Fact]
    public async Task EveryModuleThatIsListedHasAStatus()
    {
        foreach (var (template, ids) in new[] { (1, "28,29,30,31,32,33,34,35,36,37,38"), (2, "51,52,53,54"), (3, "61,62,63"), (4, "71,72") })
        {
            var answer = await _wire.GatewayAsync("POST", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3",
                $$"""{"service_template_id":{{template}},"bk_module_ids":[{{ids}}]}""");
            Assert.Equal(ids.Split(',').Length, answer["data"].GetArrayLength());
        }
        Assert.Equal(4, _wire.Cloud.Counters.Of(EmulatorActions.CmdbGateway));
    }

    private static string ModulesOf(string biz) => $"/api/bk-cmdb/prod/api/v3/module/search/0/{biz}/0";
}
