using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>CMDB's difference between a module and its service template, which only the gateway offers.</summary>
public sealed class CmdbDifferenceTests
{
    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Difference_has_processes_and_attributes_and_null_for_an_empty_list()
    {
        var response = await GetAsync("""{"bk_biz_id":3,"service_template_id":3,"bk_module_id":62}""");
        ReceivedResponse.AssertJson(
            """
            {"changed":[{"name":"java -jar payment.jar","id":112}],"added":null,"removed":null,
            "attributes":[{"id":2052,"template_value":30,"inst_value":10},
            {"id":2060,"template_value":true,"inst_value":false}]}
            """,
            response["data"]);
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.CmdbDifference));
    }

    [Theory]
    [InlineData(3, 1, 31)]
    [InlineData(3, 1, 36)]
    [InlineData(3, 2, 53)]
    [InlineData(3, 3, 62)]
    [InlineData(1, 11, 82)]
    [InlineData(1, 12, 91)]
    public async Task Module_that_needs_attention_differs(long biz, long template, long module)
        => Assert.Contains(await GetListsAsync(biz, template, module), static list => list == JsonValueKind.Array);

    [Theory]
    [InlineData(3, 1, 35)]
    [InlineData(3, 1, 61)]
    [InlineData(1, 12, 92)]
    public async Task Module_that_is_finished_or_bound_to_another_template_does_not_differ(
        long biz, long template, long module)
        => Assert.All(
            await GetListsAsync(biz, template, module), static list => Assert.Equal(JsonValueKind.Null, list));

    [Theory]
    [InlineData("not json", "code", 1199000)]
    [InlineData("""{"service_template_id":3,"bk_module_id":62}""", "code", 1199010)]
    [InlineData("""{"bk_biz_id":3,"bk_module_id":62}""", "code", 1199010)]
    [InlineData("""{"bk_biz_id":3,"service_template_id":3}""", "code", 1199010)]
    [InlineData("""{"bk_biz_id":"3","service_template_id":3,"bk_module_id":62}""", "code", 1199006)]
    [InlineData("""{"bk_biz_id":3,"service_template_id":0,"bk_module_id":62}""", "code", 1199006)]
    [InlineData("""{"bk_biz_id":3,"service_template_id":3,"bk_module_id":"62"}""", "code", 1199006)]
    [InlineData("""{"bk_biz_id":3,"service_template_id":3,"bk_module_id":999}""", "code", 1199006)]
    [InlineData("""{"bk_biz_id":4,"service_template_id":3,"bk_module_id":62}""", "bk_error_code", 9900403)]
    public async Task Invalid_parameters_are_rejected(string body, string name, int code)
    {
        var response = await GetAsync(body);
        Assert.Equal((200, code), (response.Status, response.GetNumber(name)));
    }

    [Fact]
    public async Task Esb_does_not_offer_the_difference()
        => Assert.Equal(
            404, (await _client.SendToEsbAsync("cc/general_difference/", $"{{{EmulatorClient.CallerFields}}}")).Status);

    private async Task<JsonValueKind[]> GetListsAsync(long biz, long template, long module)
    {
        var response = await GetAsync(
            $"{{\"bk_biz_id\":{biz},\"service_template_id\":{template},\"bk_module_id\":{module}}}");
        return [.. response["data"].EnumerateObject().Select(list => list.Value.ValueKind)];
    }

    private Task<ReceivedResponse> GetAsync(string body) => _client.SendToGatewayAsync(
        "POST", "/api/bk-cmdb/prod/api/v3/find/proc/service_template/general_difference", body);
}
