using System.Globalization;
using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>The logs of JOB's steps in each form: content, traps and errors.</summary>
public sealed class JobLogTests
{
    private const string Step102 = "bk_scope_type=biz&bk_scope_id=1&job_instance_id=102&step_instance_id=1022";

    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    public async Task Single_log_has_the_output_of_the_host(string form)
    {
        var response = form == "esb"
            ? await SendToEsbAsync("get_job_instance_ip_log", "102", "1022", "\"bk_host_id\":1007")
            : await GetAsync(Step102 + "&bk_host_id=1007");
        Assert.Equal((1, 1007), (response.GetNumber("data.log_type"), response.GetNumber("data.bk_host_id")));
        Assert.Equal("10.1.0.7", response.GetText("data.ip"));
        string output = response.GetText("data.log_content")!;
        Assert.StartsWith("[2026-03-01 15:59:04][PID:", output, StringComparison.Ordinal);
        Assert.EndsWith("job_fail:[证书与私钥不匹配，未重新加载，返回码 1]\n", output, StringComparison.Ordinal);
        Assert.Contains("key values mismatch", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_log_accepts_an_address_except_in_a_rolling_step()
    {
        var response = await GetAsync(Step102 + "&bk_cloud_id=0&ip=10.1.0.14");
        Assert.Contains("No space left on device", response.GetText("data.log_content"), StringComparison.Ordinal);
        const string rolling = "bk_scope_type=biz&bk_scope_id=1&job_instance_id=105&step_instance_id=1051";
        Assert.False((await GetAsync(rolling + "&bk_cloud_id=0&ip=10.1.0.1"))["data"].TryGetProperty("ip", out _));
        Assert.NotNull((await GetAsync(rolling + "&bk_host_id=1001")).GetText("data.log_content"));
    }

    [Theory]
    [InlineData("bk_scope_id=1&job_instance_id=102&step_instance_id=1022&bk_host_id=1001", 1241004)]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&step_instance_id=1022&bk_host_id=1001", 1241004)]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=102&bk_host_id=1001", 1241004)]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=102&step_instance_id=0&bk_host_id=1001", 1241005)]
    [InlineData(Step102, 1241004)]
    [InlineData(Step102 + "&bk_cloud_id=0", 1241004)]
    [InlineData(Step102 + "&ip=10.1.0.1", 1241004)]
    [InlineData(Step102 + "&bk_host_id=first", 1241005)]
    [InlineData(Step102 + "&bk_cloud_id=x&ip=10.1.0.1", 1241005)]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=99&step_instance_id=1&bk_host_id=1001", 1244006)]
    [InlineData("bk_scope_type=biz&bk_scope_id=1&job_instance_id=102&step_instance_id=1&bk_host_id=1001", 1244007)]
    [InlineData("bk_scope_type=biz&bk_scope_id=4&job_instance_id=102&step_instance_id=1&bk_host_id=1001", 9900403)]
    public async Task Single_log_rejects_invalid_parameters(string query, int code)
    {
        var response = await GetAsync(query);
        Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
    }

    [Theory]
    [InlineData("esb")]
    [InlineData("v3")]
    public async Task V3_batch_has_null_ids_null_outputs_and_missing_hosts_in_another_order(string form)
    {
        var response = await PostV3Async(form, "102", "1022", CreateHosts(1001, 20));
        Assert.Equal(
            (1, 102, 1022),
            (
                response.GetNumber("data.log_type"),
                response.GetNumber("data.job_instance_id"),
                response.GetNumber("data.step_instance_id")));
        JsonElement[] logs = [.. response["data.script_task_logs"].EnumerateArray()];
        string[] addresses = [.. logs.Select(log => log.GetProperty("ip").GetString()!)];
        // 1007 is missing although it failed, 1019 printed nothing.
        Assert.Equal(18, addresses.Length);
        Assert.Equal("10.1.0.20", addresses[0]);
        Assert.DoesNotContain("10.1.0.7", addresses);
        Assert.DoesNotContain("10.1.0.19", addresses);
        var withoutId = logs.Single(log => log.GetProperty("ip").GetString() == "10.1.0.14");
        Assert.Equal(JsonValueKind.Null, withoutId.GetProperty("bk_host_id").ValueKind);
        Assert.Contains("磁盘空间不足", withoutId.GetProperty("log_content").GetString(), StringComparison.Ordinal);
        var silent = logs.Single(log => log.GetProperty("ip").GetString() == "10.1.0.9");
        Assert.Equal(JsonValueKind.Null, silent.GetProperty("log_content").ValueKind);
    }

    [Fact]
    public async Task Host_that_printed_nothing_has_no_output_in_a_single_log()
        => Assert.False((await GetAsync(Step102 + "&bk_host_id=1019"))["data"].TryGetProperty("log_content", out _));

    [Theory]
    [InlineData("{}", 1241004)]
    [InlineData("""{"host_id_list":[]}""", 1241004)]
    [InlineData("""{"host_id_list":"1001"}""", 1241005)]
    [InlineData("""{"host_id_list":["1001"]}""", 1241005)]
    [InlineData("""{"ip_list":[{"ip":"10.1.0.1"}]}""", 1241005)]
    [InlineData("""{"ip_list":[{"bk_cloud_id":0,"ip":""}]}""", 1241005)]
    [InlineData("""{"container_id_list":[5001]}""", 1241004)]
    public async Task V3_batch_rejects_invalid_hosts(string hosts, int code)
    {
        var response = await PostV3Async("v3", "102", "1022", hosts[1..^1]);
        Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
    }

    [Fact]
    public async Task Batches_are_limited_to_500_hosts_in_v3_and_50_in_v4()
    {
        Assert.Equal(0, (await PostV3Async("v3", "500", "5001", CreateHosts(1001, 500))).GetNumber("code"));
        Assert.Equal(1241007, (await PostV3Async("v3", "500", "5001", CreateHosts(1001, 501))).GetNumber("code"));
        Assert.Equal(200, (await PostV4Async("500", "5001", CreateHosts(1001, 50))).Status);
        var v4 = await PostV4Async("500", "5001", CreateHosts(1001, 51));
        Assert.Equal((400, "INVALID_ARGUMENT"), (v4.Status, v4.GetText("error.code")));
    }

    [Fact]
    public async Task Large_v3_batch_is_empty_when_so_configured()
    {
        _client.Cloud.Options.EmptyJobLogBatch = 200;
        Assert.Empty(
            (await PostV3Async("v3", "500", "5001", CreateHosts(1001, 200)))["data.script_task_logs"].EnumerateArray());
        Assert.NotEmpty(
            (await PostV3Async("v3", "500", "5001", CreateHosts(1001, 199)))["data.script_task_logs"].EnumerateArray());
    }

    [Fact]
    public async Task V4_batch_has_execute_objects_without_nulls()
    {
        var response = await PostV4Async("102", "1022", CreateHosts(1013, 3));
        var log = response["data.script_step_execute_object_logs.1"];
        ReceivedResponse.AssertJson(
            """{"type":1,"resource_id":"1014","host":{"bk_host_id":1014,"ip":"10.1.0.14","bk_cloud_id":0}}""",
            log.GetProperty("execute_object"));
        Assert.Contains("磁盘空间不足", log.GetProperty("log_content").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("null", response.Text, StringComparison.Ordinal);
        var alone = await PostV4Async("102", "1022", "\"host_id_list\":[1007]");
        Assert.Equal(1, alone["data.script_step_execute_object_logs"].GetArrayLength());
    }

    [Theory]
    [InlineData("102", "1022", "", 400, "INVALID_ARGUMENT")]
    [InlineData("99", "1", "\"host_id_list\":[1001]", 404, "NOT_FOUND")]
    [InlineData("102", "1", "\"host_id_list\":[1001]", 404, "NOT_FOUND")]
    public async Task V4_batch_rejects_invalid_parameters(
        string job, string step, string hosts, int status, string code)
    {
        var response = await PostV4Async(job, step, hosts);
        Assert.Equal((status, code), (response.Status, response.GetText("error.code")));
    }

    [Fact]
    public async Task Only_v4_has_the_logs_of_containers()
    {
        var v4 = await PostV4Async("905", "9051", "\"container_id_list\":[5001,5002]", "9");
        Assert.Equal(2, v4["data.script_step_execute_object_logs"].GetArrayLength());
        var failed = v4["data.script_step_execute_object_logs.0"];
        Assert.Equal(5002, failed.GetProperty("execute_object").GetProperty("container").GetProperty("id").GetInt64());
        Assert.Contains("返回码 137", failed.GetProperty("log_content").GetString(), StringComparison.Ordinal);
        var v3 = await PostV3Async("v3", "905", "9051", CreateHosts(1001, 3), "9");
        Assert.Empty(v3["data.script_task_logs"].EnumerateArray());
    }

    [Fact]
    public async Task Confirmation_step_has_no_log()
    {
        var v3 = await PostV3Async("v3", "103", "1032", CreateHosts(1001, 2));
        ReceivedResponse.AssertJson("""{"job_instance_id":103,"step_instance_id":1032}""", v3["data"]);
        var v4 = await PostV4Async("103", "1032", CreateHosts(1001, 2));
        ReceivedResponse.AssertJson("""{"job_instance_id":103,"step_instance_id":1032}""", v4["data"]);
    }

    [Fact]
    public async Task File_log_has_the_transfer_and_in_a_single_call_the_upload_of_the_source()
    {
        var single = await GetAsync(
            "bk_scope_type=biz&bk_scope_id=9&job_instance_id=903&step_instance_id=9031&bk_host_id=1002");
        Assert.Equal(2, single.GetNumber("data.log_type"));
        JsonElement download = single["data.file_logs.0"], upload = single["data.file_logs.1"];
        Assert.Equal((1, 5), (download.GetProperty("mode").GetInt32(), download.GetProperty("status").GetInt32()));
        Assert.Equal("10.0.9.90", download.GetProperty("src_ip").GetProperty("ip").GetString());
        Assert.Equal(1002, download.GetProperty("dest_ip").GetProperty("bk_host_id").GetInt64());
        Assert.Equal("/opt/app/产品许可.lic", download.GetProperty("dest_path").GetString());
        Assert.Contains("目标磁盘空间不足", download.GetProperty("log_content").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 4), (upload.GetProperty("mode").GetInt32(), upload.GetProperty("status").GetInt32()));
        Assert.False(upload.TryGetProperty("dest_ip", out _));
        var batch = await PostV3Async("v3", "903", "9031", "\"host_id_list\":[1001,1002,990]", "9");
        Assert.Equal(
            [0, 1, 1],
            batch["data.file_task_logs"].EnumerateArray()
                .Select(log => log.GetProperty("file_logs")[0].GetProperty("mode").GetInt32()));
    }

    [Fact]
    public async Task V4_file_log_names_hosts_as_documented_or_as_in_the_source_code()
    {
        var response = await PostV4Async("903", "9031", "\"host_id_list\":[1002,990]", "9");
        Assert.Equal("990", response.GetText("data.file_step_execute_object_logs.0.execute_object.resource_id"));
        Assert.Equal(0, response.GetNumber("data.file_step_execute_object_logs.0.upload_log.0.mode"));
        var download = response["data.file_step_execute_object_logs.1.download_log.0"];
        Assert.Equal("1002", download.GetProperty("dest_execute_object").GetProperty("resource_id").GetString());
        _client.Cloud.Options.JobV4DraftShape = true;
        response = await PostV4Async("903", "9031", "\"host_id_list\":[1002]", "9");
        download = response["data.file_step_execute_object_logs.0.download_log.0"];
        Assert.Equal(1002, download.GetProperty("dest_host").GetProperty("bk_host_id").GetInt64());
    }

    [Theory]
    [InlineData(1011, 1)]
    [InlineData(1012, 2)]
    public async Task Output_of_a_running_job_grows_until_the_job_ends(long step, int logType)
    {
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"bk_scope_type=biz&bk_scope_id=1&job_instance_id=101&step_instance_id={step}&bk_host_id=1020");
        string previous = string.Empty;
        List<int> lines = [];
        for (int second = 0; second <= 40; second++)
        {
            var response = await GetAsync(query);
            Assert.Equal(logType, response.GetNumber("data.log_type"));
            var data = response["data"];
            string output = logType == 2 && data.TryGetProperty("file_logs", out var files)
                && files.GetArrayLength() > 0 ? files[0].GetProperty("log_content").GetString()!
                : data.TryGetProperty("log_content", out var content) ? content.GetString()!
                : string.Empty;
            Assert.StartsWith(previous, output, StringComparison.Ordinal);
            previous = output;
            lines.Add(output.Count(static character => character == '\n'));
            _client.Time.Advance(1);
        }

        int[] expected = logType == 1 ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 13] : [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2];
        Assert.Equal(expected, lines.Take(12));
        Assert.Equal(lines[^1], previous.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }

    [Fact]
    public async Task Large_output_control_characters_and_secrets_are_in_the_logs_of_one_job()
    {
        _client.Cloud.Options.LargeOutputLines = 5_000;
        Assert.True((await GetLargeAsync(1001)).Count(static character => character == '\n') > 5_000);
        Assert.Contains(new string('A', 20_000), await GetLargeAsync(1002), StringComparison.Ordinal);
        Assert.Contains("\u001b[31mERROR", await GetLargeAsync(1003), StringComparison.Ordinal);
        Assert.Contains(
            EmulatorAccounts.BlueKing.AppSecret, await GetLargeAsync(1004), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_form_is_counted_separately()
    {
        await GetAsync(Step102 + "&bk_host_id=1001");
        await PostV3Async("esb", "102", "1022", CreateHosts(1001, 2));
        await PostV3Async("v3", "102", "1022", CreateHosts(1001, 2));
        await PostV4Async("102", "1022", CreateHosts(1001, 2));
        await JobStepStatusTests.GetStepAsync(_client, "102", "1022", string.Empty);
        var counters = _client.Cloud.Counters;
        string[] actions =
        [
            EmulatorActions.JobLogV3Gateway, EmulatorActions.JobLogsV3Esb, EmulatorActions.JobLogsV3Gateway,
            EmulatorActions.JobLogsV4, EmulatorActions.JobStepV3Gateway,
        ];
        Assert.All(actions, action => Assert.Equal(1, counters.GetCount(action)));
        Assert.Equal(0, counters.GetCount(EmulatorActions.JobLogV3Esb));
    }

    private static string CreateHosts(long first, int count)
        => "\"host_id_list\":[" + string.Join(',', Enumerable.Range(0, count).Select(i => first + i)) + "]";

    private static string CreateBody(string job, string step, string more, string biz)
        => $"\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"{biz}\",\"job_instance_id\":{job},\"step_instance_id\":{step}"
            + (more.Length > 0 ? "," + more : string.Empty);

    private async Task<string> GetLargeAsync(long host)
        => (await GetAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"bk_scope_type=biz&bk_scope_id=9&job_instance_id=902&step_instance_id=9021&bk_host_id={host}")))
            .GetText("data.log_content")!;

    private Task<ReceivedResponse> GetAsync(string query)
        => _client.SendToGatewayAsync("GET", "/api/bk-job/prod/api/v3/get_job_instance_ip_log?" + query);

    private Task<ReceivedResponse> SendToEsbAsync(
        string operation, string job, string step, string more, string biz = "1") => _client.SendToEsbAsync(
        $"jobv3/{operation}/", $"{{{EmulatorClient.CallerFields},{CreateBody(job, step, more, biz)}}}");

    private Task<ReceivedResponse> PostV3Async(
        string form, string job, string step, string more, string biz = "1") => form == "esb"
        ? SendToEsbAsync("batch_get_job_instance_ip_log", job, step, more, biz)
        : _client.SendToGatewayAsync(
            "POST",
            "/api/bk-job/prod/api/v3/batch_get_job_instance_ip_log",
            $"{{{CreateBody(job, step, more, biz)}}}");

    private Task<ReceivedResponse> PostV4Async(string job, string step, string more, string biz = "1")
        => _client.SendToGatewayAsync(
            "POST",
            "/api/bk-job/prod/api/v4/batch_get_job_instance_execute_object_log",
            $"{{{CreateBody(job, step, more, biz)}}}");
}
