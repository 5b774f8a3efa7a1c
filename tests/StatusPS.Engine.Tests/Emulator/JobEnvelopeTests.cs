using System.Text.Json;
using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>The documented examples and each refusal, by the three wire forms of JOB.</summary>
public sealed class JobEnvelopeTests
{
    private const string V3Data = """
        {"finished":true,"job_instance":{"job_instance_id":100,"bk_scope_type":"biz","bk_scope_id":"1","name":"API Quick execution script1521089795887","create_time":1605064271000,"status":4,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000},
        "step_instance_list":[{"status":4,"total_time":1000,"name":"API Quick execution scriptxxx","step_instance_id":75,"execute_count":0,"create_time":1605064271000,"end_time":1605064272000,"type":1,"start_time":1605064271000,
        "step_ip_result_list":[{"bk_host_id":101,"ip":"10.0.0.1","bk_cloud_id":0,"status":9,"tag":"","exit_code":0,"error_code":0,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000}]}]}
        """;

    private const string V4Hosts = """
        "step_execute_object_result_list":[{"execute_object":{"type":1,"resource_id":"101","host":{"bk_host_id":101,"ip":"127.0.0.1","bk_cloud_id":0}},"status":9,"tag":"","exit_code":0,"error_code":0,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000}]
        """;

    private const string V4DraftHosts = """
        "step_ip_result_list":[{"bk_host_id":101,"ip":"127.0.0.1","bk_cloud_id":0,"status":9,"tag":"","exit_code":0,"error_code":0,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000}]
        """;

    private const string Scope = "bk_scope_type=biz&bk_scope_id=1&";

    private readonly Wire _wire = new();

    [Fact]
    public async Task Esb_gives_the_documented_example()
    {
        WireAnswer answer = await EsbAsync("\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"1\",\"job_instance_id\":100,\"return_ip_result\":true");
        WireAnswer.SameJson(V3Data, answer["data"]);
        Assert.Equal((0, ""), (answer["code"].GetInt32(), answer["message"].GetString()));
        Assert.NotEmpty(answer["request_id"].GetString()!);
        Assert.NotEmpty(answer["job_request_id"].GetString()!);
    }

    [Fact]
    public async Task V3_gateway_gives_the_documented_example()
    {
        WireAnswer answer = await GetAsync("v3", Scope + "job_instance_id=100&return_ip_result=true");
        WireAnswer.SameJson(V3Data.Replace("10.0.0.1", "127.0.0.1", StringComparison.Ordinal), answer["data"]);
        answer.HasNo("message");
        answer.HasNo("request_id");
        Assert.NotEmpty(answer["job_request_id"].GetString()!);
    }

    [Fact]
    public async Task V4_gives_the_documented_example_in_the_released_shape()
    {
        WireAnswer answer = await GetAsync("v4", Scope + "job_instance_id=100&return_execute_object_result=true&return_ip_result=true");
        WireAnswer.SameJson(V4Data(V4Hosts), answer["data"]);
        answer.HasNo("job_request_id");
        answer.HasNo("result");
    }

    [Fact]
    public async Task V4_gives_the_documented_example_in_the_draft_shape()
    {
        Wire wire = new(new EmulatorOptions { JobV4DraftShape = true });
        WireAnswer answer = await wire.GatewayAsync("GET", "/api/bk-job/prod/api/v4/get_job_instance_status?" + Scope + "job_instance_id=100&return_ip_result=true");
        WireAnswer.SameJson(V4Data(V4DraftHosts), answer["data"]);
        Assert.NotEmpty(answer["job_request_id"].GetString()!);
    }

    [Theory]
    [InlineData("v3")]
    [InlineData("v4")]
    public async Task HostsOnlyWhenAskedFor(string version)
    {
        string step = (await GetAsync(version, Scope + "job_instance_id=100"))["data.step_instance_list.0"].GetRawText();
        Assert.DoesNotContain("result_list", step, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bk_scope_id=1&job_instance_id=100", "bk_scope_type", true)]
    [InlineData("bk_scope_type=city&bk_scope_id=1&job_instance_id=100", "bk_scope_type", false)]
    [InlineData("bk_scope_type=biz&job_instance_id=100", "bk_scope_id", true)]
    [InlineData("bk_scope_type=biz&bk_scope_id=x&job_instance_id=100", "bk_scope_id", false)]
    [InlineData(Scope + "x=1", "job_instance_id", true)]
    [InlineData(Scope + "job_instance_id=abc", "job_instance_id", false)]
    public async Task RefusesParameters(string query, string name, bool missing)
    {
        int code = missing ? 1241004 : 1241005;
        WireAnswer v3 = await GetAsync("v3", query);
        Assert.Equal((200, code), (v3.Status, v3["code"].GetInt32()));
        Assert.Contains(name, v3["message"].GetString(), StringComparison.Ordinal);
        WireAnswer v4 = await GetAsync("v4", query);
        Assert.Equal((400, "INVALID_ARGUMENT"), (v4.Status, v4["error.code"].GetString()));
        Assert.Contains(name, v4["error.message"].GetString(), StringComparison.Ordinal);
        Assert.Equal(code, v4["error.details.0.code"].GetInt32());
    }

    [Fact]
    public async Task IllegalScopeTypeIsThePublishedMessage()
        => Assert.Equal("query param [bk_scope_type] is illegal", (await GetAsync("v4", "bk_scope_type=x&bk_scope_id=1&job_instance_id=1"))["error.message"].GetString());

    [Fact]
    public async Task DeprecatedBizIdIsTakenByV3Alone()
    {
        Assert.True((await GetAsync("v3", "bk_biz_id=1&job_instance_id=100"))["result"].GetBoolean());
        Assert.Equal(400, (await GetAsync("v4", "bk_biz_id=1&job_instance_id=100")).Status);
    }

    [Theory]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=99")]
    [InlineData("bk_scope_type=biz&bk_scope_id=2&job_instance_id=100")]
    [InlineData("bk_scope_type=biz_set&bk_scope_id=1&job_instance_id=100")]
    public async Task NotFoundIncludesTheWrongScope(string query)
    {
        WireAnswer v3 = await GetAsync("v3", query);
        Assert.Equal((200, 1244006), (v3.Status, v3["code"].GetInt32()));
        WireAnswer v4 = await GetAsync("v4", query);
        Assert.Equal((404, "NOT_FOUND", 1244006), (v4.Status, v4["error.code"].GetString(), v4["error.details.0.code"].GetInt32()));
    }

    [Fact]
    public async Task NoPermissionIsThePublishedPayload()
    {
        const string noPermission = """{"bk_app_code":"statusps-noperm","bk_app_secret":"demo-secret-blueking-noperm-1c9d","bk_username":"admin"}""";
        const string payload = """{"system_id":"bk_job","system_name":"作业平台","actions":[{"id":"access_business","name":"业务访问","related_resource_types":[{"type":"biz","system_id":"bk_cmdb","system_name":"配置平台","type_name":"业务","instances":[[{"id":"1","type":"business","name":"blueking","type_name":"业务"}]]}]}]}""";
        WireAnswer v3 = await GetAsync("v3", Scope + "job_instance_id=100", noPermission);
        Assert.Equal((200, 9900403), (v3.Status, v3["code"].GetInt32()));
        WireAnswer.SameJson(payload, v3["permission"]);
        v3.HasNo("data");
        WireAnswer v4 = await GetAsync("v4", Scope + "job_instance_id=100", noPermission);
        Assert.Equal((403, "NO_PERMISSION"), (v4.Status, v4["error.code"].GetString()));
        WireAnswer.SameJson(payload, v4["error.data"]);
    }

    [Fact]
    public async Task AbsentValuesAreNullInV3AndMissingInV4()
    {
        string query = Scope + "job_instance_id=" + EmulatorStories.Job.WaitsForPerson;
        Assert.Equal(JsonValueKind.Null, (await GetAsync("v3", query))["data.job_instance.end_time"].ValueKind);
        Assert.DoesNotContain("null", (await GetAsync("v4", query + "&return_execute_object_result=true")).Text, StringComparison.Ordinal);
    }

    private static string V4Data(string hosts) => $$"""
        {"finished":true,"job_instance":{"job_instance_id":100,"bk_scope_type":"biz","bk_scope_id":"1","name":"API Quick execution script1","create_time":1605064271000,"status":4,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000},
        "step_instance_list":[{"status":4,"total_time":1000,"name":"API Quick execution script1","step_instance_id":75,"execute_count":0,"create_time":1605064271000,"end_time":1605064272000,"type":1,"start_time":1605064271000,{{hosts}}}]}
        """;

    private Task<WireAnswer> GetAsync(string version, string query, string authorization = Wire.BlueKingHeader)
        => _wire.GatewayAsync("GET", $"/api/bk-job/prod/api/{version}/get_job_instance_status?{query}", authorization: authorization);

    private Task<WireAnswer> EsbAsync(string question) => _wire.EsbAsync(
        "jobv3/get_job_instance_status/",
        $$"""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin",{{question}}}""");
}
