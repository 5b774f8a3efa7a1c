using System.Text.Json;
using Xunit;
using Keys = StatusPS.Emulator.EmulatorScenarios.Job;

namespace StatusPS.Emulator.Tests.BlueKing;

public sealed class JobScenarioTests
{
    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData(0, 2, "2 1 1", 0)]
    [InlineData(9.6, 2, "2 1 1", 19)]
    [InlineData(10, 2, "3 2 1", 20)]
    [InlineData(25, 2, "3 3 2", 50)]
    [InlineData(30, 3, "3 3 3", 60)]
    [InlineData(500, 3, "3 3 3", 60)]
    public async Task Job_runs_for_30_seconds_with_three_steps_and_20_hosts(
        double seconds, int status, string steps, int succeededHosts)
    {
        _client.Time.Advance(seconds);
        var job = await GetAsync(Keys.Succeeds);
        Assert.Equal(status, GetStatus(job));
        Assert.Equal(status == 3, job.GetProperty("finished").GetBoolean());
        Assert.Equal(steps, GetSteps(job));
        Assert.Equal(succeededHosts, GetHostStatuses(job).Count(code => code == 9));
        Assert.Equal(
            [1, 2, 1],
            job.GetProperty("step_instance_list").EnumerateArray().Select(step => step.GetProperty("type").GetInt32()));
        if (status == 3)
            Assert.Equal(30_000, job.GetProperty("job_instance").GetProperty("total_time").GetInt64());
    }

    [Fact]
    public async Task Job_fails_on_two_of_20_hosts()
    {
        var job = await GetAsync(Keys.FailsOnTwoHosts);
        Assert.Equal(
            (4, true, "3 4 1"), (GetStatus(job), job.GetProperty("finished").GetBoolean(), GetSteps(job)));
        Assert.Equal(2, GetHostStatuses(job).Count(code => code == 104));
        Assert.Equal(18 + 20, GetHostStatuses(job).Count(code => code == 9));
    }

    [Theory]
    [InlineData(Keys.AwaitsConfirmation, 0, 7, false, "3 7 1")]
    [InlineData(Keys.AwaitsConfirmation, 3600, 7, false, "3 7 1")]
    [InlineData(Keys.Stopped, 0, 10, false, "10")]
    [InlineData(Keys.Stopped, 5, 11, true, "11")]
    [InlineData(Keys.Rolling, 0, 15, false, "15")]
    [InlineData(Keys.Rolling, 10, 2, false, "2")]
    [InlineData(Keys.Rolling, 20, 3, true, "3")]
    [InlineData(Keys.SkippedAndIgnored, 0, 3, true, "3 6 5 3")]
    [InlineData(Keys.Containers, 0, 3, true, "3")]
    [InlineData(Keys.UnknownCode, 0, 77, false, "77")]
    [InlineData(Keys.WrongFinishedFlag, 0, 7, true, "7")]
    public async Task Scenario_has_the_documented_state(
        long id, double seconds, int status, bool finished, string steps)
    {
        _client.Time.Advance(seconds);
        var job = await GetAsync(id);
        Assert.Equal(
            (status, finished, steps), (GetStatus(job), job.GetProperty("finished").GetBoolean(), GetSteps(job)));
    }

    [Fact]
    public async Task Stopped_job_has_terminated_hosts()
    {
        _client.Time.Advance(5);
        Assert.Equal(8, GetHostStatuses(await GetAsync(Keys.Stopped)).Count(code => code == 403));
    }

    [Fact]
    public async Task Containers_are_execute_objects_of_type_2()
    {
        var step = (await GetAsync(Keys.Containers)).GetProperty("step_instance_list")[0];
        var target = step.GetProperty("step_execute_object_result_list")[0].GetProperty("execute_object");
        Assert.Equal(2, target.GetProperty("type").GetInt32());
        ReceivedResponse.AssertJson(
            """{"id":5001,"container_id":"docker://01c0ffee5ba11","node_host_id":1001,"name":"web-0"}""",
            target.GetProperty("container"));
    }

    [Fact]
    public async Task Scenarios_have_an_instance_for_each_run_status()
    {
        int[] unfinished = [1, 2, 7, 10, 15];
        for (int code = 1; code <= 15; code++)
        {
            var job = await GetAsync(Keys.FirstOfEachStatus + code - 1);
            Assert.Equal(
                (code, !unfinished.Contains(code)), (GetStatus(job), job.GetProperty("finished").GetBoolean()));
        }
    }

    [Theory]
    [InlineData("biz_set", 2, Keys.InBizSet)]
    [InlineData("tenant_set", 3, Keys.InTenantSet)]
    public async Task Instances_exist_in_business_sets_and_tenant_sets(string type, long scope, long id)
        => Assert.Equal(3, GetStatus(await GetAsync(id, type, scope)));

    [Fact]
    public async Task Generated_instance_does_not_change()
    {
        var job = await GetAsync(1_000_007);
        Assert.Equal("load 1000007", job.GetProperty("job_instance").GetProperty("name").GetString());
        Assert.Equal(4, GetStatus(job));
        _client.Time.Advance(1000);
        Assert.True(JsonElement.DeepEquals(job, await GetAsync(1_000_007)));
        Assert.Equal(3, GetStatus(await GetAsync(long.MaxValue / 100)));
    }

    [Fact]
    public async Task Large_job_has_the_configured_number_of_hosts()
    {
        _client.Cloud.Options.LargeJobHosts = 1234;
        Assert.Equal(1234, GetHostStatuses(await GetAsync(Keys.Large)).Count);
    }

    private static int GetStatus(JsonElement job)
        => job.GetProperty("job_instance").GetProperty("status").GetInt32();

    private static string GetSteps(JsonElement job) => string.Join(
        ' ',
        job.GetProperty("step_instance_list").EnumerateArray().Select(step => step.GetProperty("status").GetInt32()));

    private static List<int> GetHostStatuses(JsonElement job) =>
    [
        .. job.GetProperty("step_instance_list").EnumerateArray()
            .SelectMany(step => step.GetProperty("step_execute_object_result_list").EnumerateArray())
            .Select(target => target.GetProperty("status").GetInt32()),
    ];

    private async Task<JsonElement> GetAsync(long id, string scopeType = "biz", long scopeId = 1)
    {
        var response = await _client.SendToGatewayAsync(
            "GET",
            $"/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type={scopeType}&bk_scope_id={scopeId}"
                + $"&job_instance_id={id}&return_execute_object_result=true");
        Assert.Equal(200, response.Status);
        return response["data"];
    }
}
