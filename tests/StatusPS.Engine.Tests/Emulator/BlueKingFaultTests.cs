using System.Text.Json;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>The emulator's faults and oddities that sites of BlueKing were seen to have.</summary>
public sealed class BlueKingFaultTests
{
    private const string Scope = "bk_scope_type=biz&bk_scope_id=1&";
    private const string App = "\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"demo-secret-blueking-7f3a\",\"bk_username\":\"admin\"";

    [Theory]
    [InlineData(EmulatorFaultKind.InternalError, "v3", 200, "1240002")]
    [InlineData(EmulatorFaultKind.InternalError, "v4", 500, "INTERNAL")]
    [InlineData(EmulatorFaultKind.UpstreamPage, "v4", 502, "1650200")]
    [InlineData(EmulatorFaultKind.UpstreamRefused, "v4", 400, "1640001")]
    [InlineData(EmulatorFaultKind.AppForbidden, "v3", 403, "1640301")]
    [InlineData(EmulatorFaultKind.NotFoundPage, "v4", 404, "404 Not Found")]
    public async Task Fault_of_job_by_the_gateway(EmulatorFaultKind kind, string version, int status, string text)
    {
        WireAnswer answer = await With(kind).GatewayAsync("GET", $"/api/bk-job/prod/api/{version}/get_job_instance_status?{Scope}job_instance_id=100");
        Assert.Equal(status, answer.Status);
        Assert.Contains(text, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatorFaultKind.InternalError, "jobv3/get_job_instance_status/", 1240002, "Internal service error")]
    [InlineData(EmulatorFaultKind.InternalError, "cc/list_service_template_sync_status/", 1199998, "Unknown or unrecognized error")]
    [InlineData(EmulatorFaultKind.UpstreamPage, "jobv3/get_job_instance_list/", 1306201, "[JOBV3] interface [get_job_instance_list] error: Status Code: 502")]
    [InlineData(EmulatorFaultKind.UpstreamPage, "cc/search_module/", 1306000, "not a json string: <html>")]
    [InlineData(EmulatorFaultKind.UpstreamRefused, "cc/list_service_template/", 1306201, "[CC] interface [list_service_template] error: Status Code: 401")]
    [InlineData(EmulatorFaultKind.AppForbidden, "jobv3/get_job_instance_status/", 1306403, "(get_job_instance_status)")]
    public async Task Fault_by_the_esb_is_told_at_http_200(EmulatorFaultKind kind, string component, int code, string text)
    {
        WireAnswer answer = await With(kind).EsbAsync(component, $"{{{App}}}");
        Assert.Equal((200, code), (answer.Status, answer["code"].GetInt32()));
        Assert.Contains(text, answer["message"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_that_a_service_has_no_form_of_is_plain()
        => Assert.Equal(500, (await With(EmulatorFaultKind.InternalError).AskAsync(new DtsCall("n", TestClock.Start).Acs3())).Status);

    [Theory]
    [InlineData("v3", 200)]
    [InlineData("v4", 500)]
    public async Task List_by_a_status_that_is_none_is_an_internal_error(string version, int status)
    {
        foreach (int code in (int[])[0, 12, 77])
        {
            WireAnswer answer = await new Wire().GatewayAsync("GET",
                $"/api/bk-job/prod/api/{version}/get_job_instance_list?{Scope}create_time_start=1&create_time_end=2&status={code}");
            Assert.Equal(status, answer.Status);
            Assert.Contains("1240002", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task V3_fails_on_the_results_of_containers()
    {
        string target = $"/api/bk-job/prod/api/v3/get_job_instance_status?{Scope}job_instance_id={EmulatorStories.Job.Containers}";
        Assert.Equal(0, (await new Wire().GatewayAsync("GET", target))["code"].GetInt32());
        Assert.Equal(1240002, (await new Wire().GatewayAsync("GET", target + "&return_ip_result=true"))["code"].GetInt32());
        Assert.Equal(200, (await new Wire().GatewayAsync("GET", target.Replace("v3", "v4", StringComparison.Ordinal) + "&return_execute_object_result=true")).Status);
    }

    [Fact]
    public async Task Confirmation_that_was_started_again_keeps_its_old_end()
    {
        WireAnswer answer = await OddAsync(EmulatorStories.Job.RestartedConfirmation);
        JsonElement job = answer["data.job_instance"], step = answer["data.step_instance_list.1"];
        Assert.Equal((7, 100_000), (job.GetProperty("status").GetInt32(), job.GetProperty("total_time").GetInt32()));
        Assert.Equal((7, 3), (step.GetProperty("status").GetInt32(), step.GetProperty("type").GetInt32()));
        Assert.True(step.GetProperty("end_time").GetInt64() < step.GetProperty("start_time").GetInt64());
    }

    [Fact]
    public async Task File_step_has_a_host_twice()
    {
        WireAnswer answer = await OddAsync(EmulatorStories.Job.HostTwice);
        var hosts = answer["data.step_instance_list.0.step_ip_result_list"].EnumerateArray().ToArray();
        Assert.Equal([1001, 1001, 1002], hosts.Select(host => host.GetProperty("bk_host_id").GetInt32()));
        Assert.Equal([9, 5, 9], hosts.Select(host => host.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task User_that_is_not_verified_is_refused_by_ordinary_resources_of_job_alone()
    {
        Wire wire = new(new EmulatorOptions { VerifyUser = true });
        WireAnswer answer = await wire.GatewayAsync("GET", Job(""));
        Assert.Equal((400, 1640001), (answer.Status, answer["code"].GetInt32()));
        Assert.Contains("the user indicated by bk_username is not verified", answer["message"].GetString(), StringComparison.Ordinal);
        const string token = """{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_token":"demo-token-blueking-user-52be"}""";
        Assert.Equal(200, (await wire.GatewayAsync("GET", Job(""), authorization: token)).Status);
        Assert.Equal(200, (await wire.GatewayAsync("GET", Job("system/"))).Status);
        Assert.Equal(0, (await wire.GatewayAsync("POST", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3",
            """{"service_template_id":1,"bk_module_ids":[28]}"""))["code"].GetInt32());
    }

    [Fact]
    public async Task System_resource_takes_the_user_from_its_header()
    {
        const string app = """{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a"}""";
        const string other = """{"bk_app_code":"statusps-noperm","bk_app_secret":"demo-secret-blueking-noperm-1c9d"}""";
        const string wrong = """{"bk_app_code":"statusps-demo","bk_app_secret":"wrong"}""";
        Wire wire = new();
        Assert.Equal(200, (await wire.GatewayAsync("GET", Job("system/"), authorization: app, headers: ("X-Bk-Username", "admin"))).Status);
        Assert.Equal(403, (await wire.GatewayAsync("GET", Job("system/"), authorization: app, headers: ("X-Bk-Username", "nobody"))).Status);
        WireAnswer missing = await wire.GatewayAsync("GET", Job("system/"), authorization: app);
        Assert.Equal((401, 1247002), (missing.Status, missing["code"].GetInt32()));
        WireAnswer forbidden = await wire.GatewayAsync("GET", Job("system/"), authorization: other, headers: ("X-Bk-Username", "admin"));
        Assert.Equal((403, 1640301), (forbidden.Status, forbidden["code"].GetInt32()));
        Assert.Equal(400, (await wire.GatewayAsync("GET", Job("system/"), authorization: wrong, headers: ("X-Bk-Username", "admin"))).Status);
    }

    [Theory]
    [InlineData("zh-cn", "作业实例不存在")]
    [InlineData("en", "Job instance does not exist")]
    public async Task Messages_are_in_the_language_that_is_asked_for(string language, string text)
    {
        WireAnswer answer = await new Wire().GatewayAsync("GET", Job("") + "999", headers: ("Blueking-Language", language));
        Assert.Equal(text, answer["error.message"].GetString());
    }

    private static string Job(string prefix) => $"/api/bk-job/prod/api/v4/{prefix}get_job_instance_status?{Scope}job_instance_id=100";

    private static Task<WireAnswer> OddAsync(long id) => new Wire().GatewayAsync("GET",
        $"/api/bk-job/prod/api/v3/get_job_instance_status?bk_scope_type=biz&bk_scope_id={EmulatorStories.Job.OddBizId}&job_instance_id={id}&return_ip_result=true");

    private static Wire With(EmulatorFaultKind kind)
    {
        EmulatorOptions options = new();
        options.Faults.Add(new EmulatorFault(kind, 1));
        return new Wire(options);
    }
}
