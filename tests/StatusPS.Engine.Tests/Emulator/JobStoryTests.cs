using System.Text.Json;
using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class JobStoryTests
{
    private readonly Wire _wire = new();

    [Theory]
    [InlineData(0, 2, "2 1 1", 0)]
    [InlineData(9.6, 2, "2 1 1", 19)]
    [InlineData(10, 2, "3 2 1", 20)]
    [InlineData(25, 2, "3 3 2", 50)]
    [InlineData(30, 3, "3 3 3", 60)]
    [InlineData(500, 3, "3 3 3", 60)]
    public async Task RunsForThirtySecondsOverThreeStepsAndTwentyHosts(double seconds, int status, string steps, int succeededHosts)
    {
        _wire.Time.Advance(seconds);
        JsonElement job = await AskAsync(EmulatorStories.Job.Succeeds);
        Assert.Equal(status, Status(job));
        Assert.Equal(status == 3, job.GetProperty("finished").GetBoolean());
        Assert.Equal(steps, Steps(job));
        Assert.Equal(succeededHosts, HostStatuses(job).Count(code => code == 9));
        Assert.Equal([1, 2, 1], job.GetProperty("step_instance_list").EnumerateArray().Select(step => step.GetProperty("type").GetInt32()));
        if (status == 3)
            Assert.Equal(30_000, job.GetProperty("job_instance").GetProperty("total_time").GetInt64());
    }

    [Fact]
    public async Task FailsOnTwoOfTwentyHosts()
    {
        JsonElement job = await AskAsync(EmulatorStories.Job.FailsOnTwoHosts);
        Assert.Equal((4, true, "3 4 1"), (Status(job), job.GetProperty("finished").GetBoolean(), Steps(job)));
        Assert.Equal(2, HostStatuses(job).Count(code => code == 104));
        Assert.Equal(18 + 20, HostStatuses(job).Count(code => code == 9));
    }

    [Theory]
    [InlineData(EmulatorStories.Job.WaitsForPerson, 0, 7, false, "3 7 1")]
    [InlineData(EmulatorStories.Job.WaitsForPerson, 3600, 7, false, "3 7 1")]
    [InlineData(EmulatorStories.Job.Stopped, 0, 10, false, "10")]
    [InlineData(EmulatorStories.Job.Stopped, 5, 11, true, "11")]
    [InlineData(EmulatorStories.Job.Rolling, 0, 15, false, "15")]
    [InlineData(EmulatorStories.Job.Rolling, 10, 2, false, "2")]
    [InlineData(EmulatorStories.Job.Rolling, 20, 3, true, "3")]
    [InlineData(EmulatorStories.Job.SkippedAndIgnored, 0, 3, true, "3 6 5 3")]
    [InlineData(EmulatorStories.Job.Containers, 0, 3, true, "3")]
    [InlineData(EmulatorStories.Job.UnknownCode, 0, 77, false, "77")]
    [InlineData(EmulatorStories.Job.FinishedFlagLies, 0, 7, true, "7")]
    public async Task Stories(long id, double seconds, int status, bool finished, string steps)
    {
        _wire.Time.Advance(seconds);
        JsonElement job = await AskAsync(id);
        Assert.Equal((status, finished, steps), (Status(job), job.GetProperty("finished").GetBoolean(), Steps(job)));
    }

    [Fact]
    public async Task StoppedHostsAreForcedToStop()
    {
        _wire.Time.Advance(5);
        Assert.Equal(8, HostStatuses(await AskAsync(EmulatorStories.Job.Stopped)).Count(code => code == 403));
    }

    [Fact]
    public async Task ContainersAreExecuteObjectsOfTypeTwo()
    {
        JsonElement target = (await AskAsync(EmulatorStories.Job.Containers)).GetProperty("step_instance_list")[0].GetProperty("step_execute_object_result_list")[0];
        JsonElement container = target.GetProperty("execute_object").GetProperty("container");
        Assert.Equal(2, target.GetProperty("execute_object").GetProperty("type").GetInt32());
        Assert.Equal((5001, 1001, "web-0"), (container.GetProperty("id").GetInt64(), container.GetProperty("node_host_id").GetInt64(), container.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task OneInstanceForEachRunStatus()
    {
        int[] unfinished = [1, 2, 7, 10, 15];
        for (int code = 1; code <= 15; code++)
        {
            JsonElement job = await AskAsync(EmulatorStories.Job.FirstOfEachStatus + code - 1);
            Assert.Equal((code, !unfinished.Contains(code)), (Status(job), job.GetProperty("finished").GetBoolean()));
        }
    }

    [Theory]
    [InlineData("biz_set", 2, EmulatorStories.Job.InBizSet)]
    [InlineData("tenant_set", 3, EmulatorStories.Job.InTenantSet)]
    public async Task OtherScopes(string type, long scope, long id)
        => Assert.Equal(3, Status(await AskAsync(id, type, scope)));

    [Fact]
    public async Task GeneratedInstancesAreTheSameEveryTime()
    {
        JsonElement job = await AskAsync(1_000_007);
        Assert.Equal(("load 1000007", 4), (job.GetProperty("job_instance").GetProperty("name").GetString(), Status(job)));
        _wire.Time.Advance(1000);
        Assert.True(JsonElement.DeepEquals(job, await AskAsync(1_000_007)));
        Assert.Equal(3, Status(await AskAsync(long.MaxValue / 100)));
    }

    [Fact]
    public async Task LargeJobHasAsManyHostsAsAsked()
    {
        Wire wire = new(new EmulatorOptions { LargeJobHosts = 1234 });
        Assert.Equal(1234, HostStatuses(await AskAsync(EmulatorStories.Job.Large, wire: wire)).Count);
    }

    private static int Status(JsonElement job) => job.GetProperty("job_instance").GetProperty("status").GetInt32();

    private static string Steps(JsonElement job)
        => string.Join(' ', job.GetProperty("step_instance_list").EnumerateArray().Select(step => step.GetProperty("status").GetInt32()));

    private static List<int> HostStatuses(JsonElement job) =>
    [
        .. job.GetProperty("step_instance_list").EnumerateArray()
            .SelectMany(step => step.GetProperty("step_execute_object_result_list").EnumerateArray())
            .Select(target => target.GetProperty("status").GetInt32()),
    ];

    private async Task<JsonElement> AskAsync(long id, string scopeType = "biz", long scopeId = 1, Wire? wire = null)
    {
        WireAnswer answer = await (wire ?? _wire).GatewayAsync(
            "GET",
            $"/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type={scopeType}&bk_scope_id={scopeId}&job_instance_id={id}&return_execute_object_result=true");
        Assert.Equal(200, answer.Status);
        return answer["data"];
    }
}
