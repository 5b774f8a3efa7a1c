using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>
/// CMDB's lists of service templates and modules: the same rows through gateway and ESB, and each error.
/// </summary>
public sealed class CmdbListTests
{
    private const string Templates = "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template";

    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData("""{"bk_biz_id":3,"page":{"start":0,"limit":10}}""", "5 4 3 2 1", 5)]
    [InlineData("""{"bk_biz_id":3,"page":{"start":1,"limit":2,"sort":"id"}}""", "2 3", 5)]
    [InlineData("""{"bk_biz_id":3,"search":"SERVICE","page":{"start":0,"limit":10,"sort":"id"}}""", "2 5", 2)]
    [InlineData("""{"bk_biz_id":3,"search":"Order","is_exact":true,"page":{"start":0,"limit":10}}""", "", 0)]
    [InlineData("""{"bk_biz_id":3,"service_template_ids":[4,99],"page":{"start":0,"limit":10}}""", "4", 1)]
    public async Task ListServiceTemplate_returns_the_same_through_gateway_and_ESB(string body, string ids, int count)
    {
        foreach (var response in new[]
        {
            await PostAsync(Templates, body),
            await _client.SendToEsbAsync(
                "cc/list_service_template/", $"{{{EmulatorClient.CallerFields}," + body[1..]),
        })
        {
            var returned = response["data.info"].EnumerateArray()
                .Select(template => template.GetProperty("id").GetInt64());
            Assert.Equal(ids, string.Join(' ', returned));
            Assert.Equal(count, response.GetNumber("data.count"));
        }
    }

    [Fact]
    public async Task SearchModule_returns_the_same_through_gateway_and_ESB()
    {
        const string rest = """
            "fields":["bk_module_id","bk_module_name"],"condition":{"service_template_id":2},
            "page":{"start":1,"limit":2,"sort":"bk_module_id"}}
            """;
        foreach (var response in new[]
        {
            await PostAsync(GetModulesPath("3"), "{" + rest),
            await _client.SendToEsbAsync(
                "cc/search_module/", $"{{{EmulatorClient.CallerFields},\"bk_biz_id\":3," + rest),
        })
        {
            ReceivedResponse.AssertJson(
                """
                {"count":4,"info":[{"bk_module_id":52,"bk_module_name":"order-02","default":0},
                {"bk_module_id":53,"bk_module_name":"order-03","default":0}]}
                """,
                response["data"]);
        }
    }

    [Fact]
    public async Task FindModuleBatch_returns_the_same_through_gateway_and_ESB()
    {
        const string rest = """ "fields":["service_template_id"],"bk_ids":[89,81,999,81]}""";
        foreach (var response in new[]
        {
            await PostAsync(GetBatchPath("1"), "{" + rest),
            await _client.SendToEsbAsync(
                "cc/find_module_batch/", $"{{{EmulatorClient.CallerFields},\"bk_biz_id\":1," + rest),
        })
        {
            ReceivedResponse.AssertJson(
                """
                [{"bk_module_id":81,"bk_module_name":"entry-01","service_template_id":11,"default":0},
                {"bk_module_id":89,"bk_module_name":"manual","service_template_id":0,"default":0}]
                """,
                response["data"]);
        }
    }

    [Theory]
    [InlineData("""{"bk_ids":[28]}""", 1199010)]
    [InlineData("""{"fields":["bk_module_id"]}""", 1199010)]
    [InlineData("""{"fields":["bk_module_id"],"bk_ids":[]}""", 1199006)]
    [InlineData("""{"fields":["bk_module_id"],"bk_ids":["28"]}""", 1199006)]
    public async Task FindModuleBatch_rejects_invalid_parameters(string body, int code)
        => Assert.Equal(code, (await PostAsync(GetBatchPath("3"), body)).GetNumber("code"));

    [Fact]
    public async Task FindModuleBatch_takes_at_most_500_modules_of_a_permitted_business()
    {
        string ids = string.Join(',', Enumerable.Range(1, 501));
        string body = $$"""{"fields":["bk_module_id"],"bk_ids":[{{ids}}]}""";
        Assert.Equal(1199006, (await PostAsync(GetBatchPath("3"), body)).GetNumber("code"));
        body = """{"fields":["bk_module_id"],"bk_ids":[28]}""";
        Assert.Equal(9900403, (await PostAsync(GetBatchPath("4"), body)).GetNumber("bk_error_code"));
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
    public async Task ListServiceTemplate_rejects_invalid_parameters(string body, int code)
    {
        var response = await PostAsync(Templates, body);
        Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
    }

    [Theory]
    [InlineData(
        """{"fields":["bk_module_id"],"condition":{"service_template_id":1},"page":{"start":0,"limit":1001}}""",
        1199059)]
    [InlineData("""{"condition":{"service_template_id":1},"page":{"start":0,"limit":10}}""", 1199010)]
    [InlineData(
        """{"fields":["bk_module_id"],"condition":{"service_template_id":"1"},"page":{"start":0,"limit":10}}""",
        1199006)]
    public async Task SearchModule_rejects_invalid_parameters(string body, int code)
        => Assert.Equal(code, (await PostAsync(GetModulesPath("3"), body)).GetNumber("code"));

    [Fact]
    public async Task Lists_are_rejected_without_permission_for_the_business()
    {
        const string template = """{"bk_biz_id":4,"page":{"start":0,"limit":10}}""";
        const string module =
            """{"fields":["bk_module_id"],"condition":{"service_template_id":1},"page":{"start":0,"limit":10}}""";
        Assert.Equal(9900403, (await PostAsync(Templates, template)).GetNumber("bk_error_code"));
        Assert.Equal(9900403, (await PostAsync(GetModulesPath("4"), module)).GetNumber("bk_error_code"));
    }

    [Fact]
    public async Task Every_listed_module_has_a_sync_status()
    {
        foreach (var (template, ids) in new[]
        {
            (1, "28,29,30,31,32,33,34,35,36,37,38"),
            (2, "51,52,53,54"),
            (3, "61,62,63"),
            (4, "71,72"),
        })
        {
            var response = await PostAsync(
                "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3",
                $$"""{"service_template_id":{{template}},"bk_module_ids":[{{ids}}]}""");
            Assert.Equal(ids.Split(',').Length, response["data"].GetArrayLength());
        }

        Assert.Equal(4, _client.Cloud.Counters.GetCount(EmulatorActions.CmdbGateway));
    }

    private static string GetBatchPath(string biz) => $"/api/bk-cmdb/prod/api/v3/findmany/module/bk_biz_id/{biz}";

    private static string GetModulesPath(string biz) => $"/api/bk-cmdb/prod/api/v3/module/search/0/{biz}/0";

    private Task<ReceivedResponse> PostAsync(string path, string body)
        => _client.SendToGatewayAsync("POST", path, body);
}
