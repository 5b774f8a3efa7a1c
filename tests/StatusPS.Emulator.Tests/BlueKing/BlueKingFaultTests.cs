using System.Text.Json;
using StatusPS.Emulator.Tests.Aliyun;
using Xunit;
using Keys = StatusPS.Emulator.EmulatorScenarios.Job;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>The faults of BlueKing, and responses that were observed on real sites.</summary>
public sealed class BlueKingFaultTests
{
    private const string Scope = "bk_scope_type=biz&bk_scope_id=1&";
    private const string AppHeader = $"{{{EmulatorClient.AppFields}}}";

    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData(EmulatorFaultKind.InternalError, "v3", 200, "1240002")]
    [InlineData(EmulatorFaultKind.InternalError, "v4", 500, "INTERNAL")]
    [InlineData(EmulatorFaultKind.UpstreamPage, "v4", 502, "1650200")]
    [InlineData(EmulatorFaultKind.UpstreamRefused, "v4", 400, "1640001")]
    [InlineData(EmulatorFaultKind.AppForbidden, "v3", 403, "1640301")]
    [InlineData(EmulatorFaultKind.NotFoundPage, "v4", 404, "404 Not Found")]
    public async Task Gateway_returns_the_fault_of_JOB(EmulatorFaultKind kind, string version, int status, string text)
    {
        var response = await EmulatorClient.CreateWithFault(kind).SendToGatewayAsync(
            "GET", $"/api/bk-job/prod/api/{version}/get_job_instance_status?{Scope}job_instance_id=100");
        Assert.Equal(status, response.Status);
        Assert.Contains(text, response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        EmulatorFaultKind.InternalError, "jobv3/get_job_instance_status/", 1240002, "Internal service error")]
    [InlineData(
        EmulatorFaultKind.InternalError,
        "cc/list_service_template_sync_status/",
        1199998,
        "Unknown or unrecognized error")]
    [InlineData(
        EmulatorFaultKind.UpstreamPage,
        "jobv3/get_job_instance_list/",
        1306201,
        "[JOBV3] interface [get_job_instance_list] error: Status Code: 502")]
    [InlineData(EmulatorFaultKind.UpstreamPage, "cc/search_module/", 1306000, "not a json string: <html>")]
    [InlineData(
        EmulatorFaultKind.UpstreamRefused,
        "cc/list_service_template/",
        1306201,
        "[CC] interface [list_service_template] error: Status Code: 401")]
    [InlineData(
        EmulatorFaultKind.AppForbidden, "jobv3/get_job_instance_status/", 1306403, "(get_job_instance_status)")]
    public async Task Esb_returns_the_fault_with_HTTP_200(
        EmulatorFaultKind kind, string component, int code, string text)
    {
        var response = await EmulatorClient.CreateWithFault(kind)
            .SendToEsbAsync(component, $"{{{EmulatorClient.CallerFields}}}");
        Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
        Assert.Contains(text, response.GetText("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_without_a_form_of_the_service_is_plain_text()
    {
        var request = new SignedDtsRequest("n", TestClock.Start).CreateAcs3();
        var client = EmulatorClient.CreateWithFault(EmulatorFaultKind.InternalError);
        Assert.Equal(500, (await client.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("v3", 200)]
    [InlineData("v4", 500)]
    public async Task List_returns_an_internal_error_for_an_unknown_status(string version, int status)
    {
        foreach (int code in (int[])[0, 12, 77])
        {
            var response = await _client.SendToGatewayAsync(
                "GET",
                $"/api/bk-job/prod/api/{version}/get_job_instance_list?{Scope}"
                    + $"create_time_start=1&create_time_end=2&status={code}");
            Assert.Equal(status, response.Status);
            Assert.Contains("1240002", response.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task JobV3_fails_when_results_include_containers()
    {
        string query = $"get_job_instance_status?{Scope}job_instance_id={Keys.Containers}";
        string v3 = "/api/bk-job/prod/api/v3/" + query, v4 = "/api/bk-job/prod/api/v4/" + query;
        Assert.Equal(0, (await GetAsync(v3)).GetNumber("code"));
        Assert.Equal(1240002, (await GetAsync(v3 + "&return_ip_result=true")).GetNumber("code"));
        Assert.Equal(200, (await GetAsync(v4 + "&return_execute_object_result=true")).Status);
    }

    [Fact]
    public async Task Restarted_confirmation_keeps_its_first_end_time()
    {
        var response = await GetEdgeCaseAsync(Keys.RestartedConfirmation);
        JsonElement job = response["data.job_instance"], step = response["data.step_instance_list.1"];
        Assert.Equal((7, 100_000), (job.GetProperty("status").GetInt32(), job.GetProperty("total_time").GetInt32()));
        Assert.Equal((7, 3), (step.GetProperty("status").GetInt32(), step.GetProperty("type").GetInt32()));
        Assert.True(step.GetProperty("end_time").GetInt64() < step.GetProperty("start_time").GetInt64());
    }

    [Fact]
    public async Task File_step_contains_a_host_twice()
    {
        var response = await GetEdgeCaseAsync(Keys.DuplicateHost);
        JsonElement[] hosts = [.. response["data.step_instance_list.0.step_ip_result_list"].EnumerateArray()];
        Assert.Equal([1001, 1001, 1002], hosts.Select(host => host.GetProperty("bk_host_id").GetInt32()));
        Assert.Equal([9, 5, 9], hosts.Select(host => host.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Gateway_rejects_an_unverified_user_for_ordinary_JOB_resources_only()
    {
        const string token = $"{{{EmulatorClient.AppFields},\"bk_token\":\"demo-token-blueking-user-52be\"}}";
        EmulatorClient client = new(new EmulatorOptions { VerifyUser = true });
        var response = await client.SendToGatewayAsync("GET", GetJobTarget());
        Assert.Equal((400, 1640001), (response.Status, response.GetNumber("code")));
        Assert.Contains(
            "the user indicated by bk_username is not verified",
            response.GetText("message"),
            StringComparison.Ordinal);
        Assert.Equal(200, (await client.SendToGatewayAsync("GET", GetJobTarget(), authorization: token)).Status);
        Assert.Equal(200, (await client.SendToGatewayAsync("GET", GetJobTarget("system/"))).Status);
        var cmdb = await client.SendToGatewayAsync(
            "POST",
            "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3",
            """{"service_template_id":1,"bk_module_ids":[28]}""");
        Assert.Equal(0, cmdb.GetNumber("code"));
    }

    [Theory]
    [InlineData(AppHeader, "admin", 200)]
    [InlineData(AppHeader, "nobody", 403)]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"wrong"}""", "admin", 400)]
    public async Task System_resource_reads_the_user_from_the_header(string authorization, string user, int status)
    {
        var response = await _client.SendToGatewayAsync(
            "GET", GetJobTarget("system/"), authorization: authorization, headers: ("X-Bk-Username", user));
        Assert.Equal(status, response.Status);
    }

    [Fact]
    public async Task System_resource_requires_a_user_and_the_permission_of_the_application()
    {
        var missing = await _client.SendToGatewayAsync(
            "GET", GetJobTarget("system/"), authorization: AppHeader);
        Assert.Equal((401, 1247002), (missing.Status, missing.GetNumber("code")));
        var forbidden = await _client.SendToGatewayAsync(
            "GET",
            GetJobTarget("system/"),
            authorization: """{"bk_app_code":"statusps-noperm","bk_app_secret":"demo-secret-blueking-noperm-1c9d"}""",
            headers: ("X-Bk-Username", "admin"));
        Assert.Equal((403, 1640301), (forbidden.Status, forbidden.GetNumber("code")));
    }

    [Theory]
    [InlineData("zh-cn", "作业实例不存在")]
    [InlineData("en", "Job instance does not exist")]
    public async Task Messages_are_in_the_requested_language(string language, string text)
    {
        var response = await _client.SendToGatewayAsync(
            "GET", GetJobTarget() + "999", headers: ("Blueking-Language", language));
        Assert.Equal(text, response.GetText("error.message"));
    }

    private static string GetJobTarget(string prefix = "")
        => $"/api/bk-job/prod/api/v4/{prefix}get_job_instance_status?{Scope}job_instance_id=100";

    private Task<ReceivedResponse> GetAsync(string target) => _client.SendToGatewayAsync("GET", target);

    private Task<ReceivedResponse> GetEdgeCaseAsync(long id) => GetAsync(
        "/api/bk-job/prod/api/v3/get_job_instance_status?bk_scope_type=biz"
            + $"&bk_scope_id={Keys.EdgeCaseBizId}&job_instance_id={id}&return_ip_result=true");
}
