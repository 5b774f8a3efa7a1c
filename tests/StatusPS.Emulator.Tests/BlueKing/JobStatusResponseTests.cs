using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>
/// The documented examples and each error of <c>get_job_instance_status</c>, in the three forms of JOB.
/// </summary>
public sealed class JobStatusResponseTests
{
    private const string Times = """
        "start_time":1605064271000,"end_time":1605064272000,"total_time":1000
        """;

    private const string HostResult = $$"""
        "status":9,"tag":"","exit_code":0,"error_code":0,{{Times}}
        """;

    private const string V3Hosts = $$$"""
        "step_ip_result_list":[{"bk_host_id":101,"ip":"10.0.0.1","bk_cloud_id":0,{{{HostResult}}}}]
        """;

    private const string V4Hosts = $$$"""
        "step_execute_object_result_list":[{"execute_object":{"type":1,"resource_id":"101",
        "host":{"bk_host_id":101,"ip":"127.0.0.1","bk_cloud_id":0}},{{{HostResult}}}}]
        """;

    private const string V4DraftHosts = $$$"""
        "step_ip_result_list":[{"bk_host_id":101,"ip":"127.0.0.1","bk_cloud_id":0,{{{HostResult}}}}]
        """;

    private const string Scope = "bk_scope_type=biz&bk_scope_id=1&";

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Esb_returns_the_documented_example()
    {
        var response = await _client.SendToEsbAsync(
            "jobv3/get_job_instance_status/",
            $"{{{EmulatorClient.CallerFields},\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"1\","
                + "\"job_instance_id\":100,\"return_ip_result\":true}");
        ReceivedResponse.AssertJson(CreateV3Data(V3Hosts), response["data"]);
        Assert.Equal((0, ""), (response.GetNumber("code"), response.GetText("message")));
        Assert.NotEmpty(response.GetText("request_id")!);
        Assert.NotEmpty(response.GetText("job_request_id")!);
    }

    [Fact]
    public async Task V3_gateway_returns_the_documented_example()
    {
        var response = await GetAsync("v3", Scope + "job_instance_id=100&return_ip_result=true");
        string hosts = V3Hosts.Replace("10.0.0.1", "127.0.0.1", StringComparison.Ordinal);
        ReceivedResponse.AssertJson(CreateV3Data(hosts), response["data"]);
        response.AssertMissing("message");
        response.AssertMissing("request_id");
        Assert.NotEmpty(response.GetText("job_request_id")!);
    }

    [Fact]
    public async Task V4_returns_the_documented_example_in_the_released_shape()
    {
        var response = await GetAsync(
            "v4", Scope + "job_instance_id=100&return_execute_object_result=true&return_ip_result=true");
        ReceivedResponse.AssertJson(CreateV4Data(V4Hosts), response["data"]);
        response.AssertMissing("job_request_id");
        response.AssertMissing("result");
    }

    [Fact]
    public async Task V4_returns_the_documented_example_in_the_draft_shape()
    {
        _client.Cloud.Options.JobV4DraftShape = true;
        var response = await GetAsync("v4", Scope + "job_instance_id=100&return_ip_result=true");
        ReceivedResponse.AssertJson(CreateV4Data(V4DraftHosts), response["data"]);
        Assert.NotEmpty(response.GetText("job_request_id")!);
    }

    [Theory]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task Hosts_are_included_only_when_requested(string version)
    {
        var response = await GetAsync(version, Scope + "job_instance_id=100");
        string step = response["data.step_instance_list.0"].GetRawText();
        Assert.DoesNotContain("result_list", step, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bk_scope_id=1&job_instance_id=100", "bk_scope_type", true)]
    [InlineData("bk_scope_type=city&bk_scope_id=1&job_instance_id=100", "bk_scope_type", false)]
    [InlineData("bk_scope_type=biz&job_instance_id=100", "bk_scope_id", true)]
    [InlineData("bk_scope_type=biz&bk_scope_id=x&job_instance_id=100", "bk_scope_id", false)]
    [InlineData(Scope + "x=1", "job_instance_id", true)]
    [InlineData(Scope + "job_instance_id=abc", "job_instance_id", false)]
    public async Task Invalid_parameters_are_rejected(string query, string name, bool isMissing)
    {
        int code = isMissing ? 1241004 : 1241005;
        var v3 = await GetAsync("v3", query);
        Assert.Equal((200, code), (v3.Status, v3.GetNumber("code")));
        Assert.Contains(name, v3.GetText("message"), StringComparison.Ordinal);
        var v4 = await GetAsync("v4", query);
        Assert.Equal((400, "INVALID_ARGUMENT"), (v4.Status, v4.GetText("error.code")));
        Assert.Contains(name, v4.GetText("error.message"), StringComparison.Ordinal);
        Assert.Equal(code, v4.GetNumber("error.details.0.code"));
    }

    [Fact]
    public async Task Illegal_scope_type_returns_the_published_message()
    {
        var response = await GetAsync("v4", "bk_scope_type=x&bk_scope_id=1&job_instance_id=1");
        Assert.Equal("query param [bk_scope_type] is illegal", response.GetText("error.message"));
    }

    [Fact]
    public async Task Deprecated_business_ID_is_accepted_by_v3_only()
    {
        Assert.True((await GetAsync("v3", "bk_biz_id=1&job_instance_id=100"))["result"].GetBoolean());
        Assert.Equal(400, (await GetAsync("v4", "bk_biz_id=1&job_instance_id=100")).Status);
    }

    [Theory]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=99")]
    [InlineData("bk_scope_type=biz&bk_scope_id=2&job_instance_id=100")]
    [InlineData("bk_scope_type=biz_set&bk_scope_id=1&job_instance_id=100")]
    public async Task Unknown_instance_or_instance_of_another_scope_is_not_found(string query)
    {
        var v3 = await GetAsync("v3", query);
        Assert.Equal((200, 1244006), (v3.Status, v3.GetNumber("code")));
        var v4 = await GetAsync("v4", query);
        Assert.Equal((404, "NOT_FOUND"), (v4.Status, v4.GetText("error.code")));
        Assert.Equal(1244006, v4.GetNumber("error.details.0.code"));
    }

    [Fact]
    public async Task Permission_error_returns_the_published_payload()
    {
        const string payload = """
            {"system_id":"bk_job","system_name":"作业平台","actions":[{"id":"access_business","name":"业务访问",
            "related_resource_types":[{"type":"biz","system_id":"bk_cmdb","system_name":"配置平台","type_name":"业务",
            "instances":[[{"id":"1","type":"business","name":"blueking","type_name":"业务"}]]}]}]}
            """;
        var v3 = await GetAsync("v3", Scope + "job_instance_id=100", EmulatorClient.NoPermissionHeader);
        Assert.Equal((200, 9900403), (v3.Status, v3.GetNumber("code")));
        ReceivedResponse.AssertJson(payload, v3["permission"]);
        v3.AssertMissing("data");
        var v4 = await GetAsync("v4", Scope + "job_instance_id=100", EmulatorClient.NoPermissionHeader);
        Assert.Equal((403, "NO_PERMISSION"), (v4.Status, v4.GetText("error.code")));
        ReceivedResponse.AssertJson(payload, v4["error.data"]);
    }

    [Fact]
    public async Task Absent_values_are_null_in_v3_and_omitted_in_v4()
    {
        string query = Scope + "job_instance_id=" + EmulatorScenarios.Job.AwaitsConfirmation;
        var v3 = await GetAsync("v3", query);
        Assert.Equal(JsonValueKind.Null, v3["data.job_instance.end_time"].ValueKind);
        var v4 = await GetAsync("v4", query + "&return_execute_object_result=true");
        Assert.DoesNotContain("null", v4.Text, StringComparison.Ordinal);
    }

    private static string CreateV3Data(string hosts)
        => CreateData("API Quick execution script1521089795887", "API Quick execution scriptxxx", hosts);

    private static string CreateV4Data(string hosts)
        => CreateData("API Quick execution script1", "API Quick execution script1", hosts);

    private static string CreateData(string name, string stepName, string hosts) => $$$"""
        {"finished":true,"job_instance":{"job_instance_id":100,"bk_scope_type":"biz","bk_scope_id":"1",
        "name":"{{{name}}}","create_time":1605064271000,"status":4,{{{Times}}}},
        "step_instance_list":[{"status":4,"name":"{{{stepName}}}","step_instance_id":75,"execute_count":0,
        "create_time":1605064271000,"type":1,{{{Times}}},{{{hosts}}}}]}
        """;

    private Task<ReceivedResponse> GetAsync(
        string version, string query, string authorization = EmulatorClient.BlueKingHeader)
        => _client.SendToGatewayAsync(
            "GET", $"/api/bk-job/prod/api/{version}/get_job_instance_status?{query}", authorization: authorization);
}
