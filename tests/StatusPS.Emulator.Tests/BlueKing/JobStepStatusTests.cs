using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>The status of JOB's steps, in groups of hosts with the same outcome.</summary>
public sealed class JobStepStatusTests
{
    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Failing_large_job_has_three_outcomes()
    {
        _client.Cloud.Options.LargeJobHosts = 100;
        var response = await GetStepAsync(_client, "500", "5001", string.Empty);
        Assert.Equal(1, response["data.step_result_group_list"].GetArrayLength());
        response = await GetStepAsync(_client, "501", "5011", "&max_host_num_per_group=3");
        Assert.Equal(
            [(9, "", 10, 3), (104, "disk_full", 60, 3), (104, "config_invalid", 20, 3), (102, "timeout", 10, 3)],
            response["data.step_result_group_list"].EnumerateArray().Select(group => (
                group.GetProperty("result_type").GetInt32(),
                group.GetProperty("tag").GetString()!,
                group.GetProperty("host_size").GetInt32(),
                group.GetProperty("host_result_list").GetArrayLength())));
    }

    [Fact]
    public async Task Step_status_has_groups_by_status_and_tag()
    {
        var response = await GetStepAsync(_client, "102", "1022", "&status=104&tag=disk_full");
        Assert.Equal(("Reload service", 4), (response.GetText("data.name"), response.GetNumber("data.status")));
        JsonElement[] groups = [.. response["data.step_result_group_list"].EnumerateArray()];
        Assert.Equal([0, 0, 1], groups.Select(group => group.GetProperty("host_result_list").GetArrayLength()));
        Assert.Equal("disk_full", groups[2].GetProperty("tag").GetString());
        var host = groups[2].GetProperty("host_result_list")[0];
        Assert.Equal((1014, 1), (host.GetProperty("bk_host_id").GetInt32(), host.GetProperty("exit_code").GetInt32()));
        Assert.Equal(JsonValueKind.Null, host.GetProperty("ipv6").ValueKind);
    }

    [Theory]
    [InlineData("&keyword=No space left", 1)]
    [InlineData("&keyword=nothing like this", 0)]
    [InlineData("&search_ip=10.1.0.1", 11)]
    public async Task Step_status_filters_hosts(string filter, int hosts)
        => Assert.Equal(
            hosts,
            (await GetStepAsync(_client, "102", "1022", filter))["data.step_result_group_list"].EnumerateArray()
                .Sum(group => group.GetProperty("host_size").GetInt32()));

    [Theory]
    [InlineData("102", "1022", "&status=failed", 1241005)]
    [InlineData("102", "1022", "&max_host_num_per_group=-1", 1241005)]
    [InlineData("102", "1", "", 1244007)]
    [InlineData("107", "1071", "", 1240002)]
    public async Task Step_status_rejects_invalid_parameters(string job, string step, string more, int code)
        => Assert.Equal(code, (await GetStepAsync(_client, job, step, more)).GetNumber("code"));

    internal static Task<ReceivedResponse> GetStepAsync(EmulatorClient client, string job, string step, string more)
        => client.SendToGatewayAsync(
            "GET",
            "/api/bk-job/prod/api/v3/get_step_instance_status?bk_scope_type=biz&bk_scope_id=1"
                + $"&job_instance_id={job}&step_instance_id={step}{more}");
}
