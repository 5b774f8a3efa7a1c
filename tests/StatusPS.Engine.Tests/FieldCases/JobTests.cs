using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>
/// JOB's responses as observed: old end times, hosts listed twice, statuses that are filtered locally.
/// </summary>
public sealed class JobTests
{
    private const long Start = 1605064271000;

    public static TheoryData<int, bool> RunStatuses
    {
        get
        {
            var statuses = new TheoryData<int, bool>();
            foreach (int status in Enumerable.Range(1, 15)) statuses.Add(status, JobStates.IsOver(status));
            statuses.Add(77, false);
            return statuses;
        }
    }

    [Theory]
    [MemberData(nameof(RunStatuses))]
    public async Task Job_that_is_not_terminal_has_no_end(int status, bool isOver)
    {
        string times =
            $"\"create_time\":{Start},\"start_time\":{Start},\"end_time\":{Start + 5000},\"total_time\":5000,\"status\":{status}";
        await using var byId = new ScriptedServer(Reply.Json($$$"""
            {"data":{"job_instance":{"job_instance_id":100,{{{times}}}},"step_instance_list":[{"step_instance_id":1,"name":"one",{{{times}}}}]}}
            """));
        await using var listed = new ScriptedServer(
            Reply.Json($$$"""{"data":{"job_instance_list":[{"job_instance_id":100,"name":"a",{{{times}}}}]}}"""));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(byId.Address));
        var row = Assert.Single(await ListAsync(listed.Address));
        Assert.All((JobInstanceStatus[])[job, row], record =>
        {
            Assert.Equal(
                (isOver, isOver, isOver),
                (record.IsTerminal, record.EndedAt is not null, record.TotalTime is not null));
            Assert.Equal(isOver ? TimeSpan.FromSeconds(5) : record.RetrievedAt - record.StartedAt, record.Duration);
        });
        var step = Assert.Single(job.Steps);
        Assert.Equal((isOver, isOver), (step.EndedAt is not null, step.TotalTime is not null));
        Assert.Equal(isOver ? TimeSpan.FromSeconds(5) : job.RetrievedAt - step.StartedAt, step.Duration);
    }

    [Theory]
    [InlineData(3, "9,5", 1, 0)] // A task that never began decides nothing once the step is over.
    [InlineData(2, "9,5", 0, 0)]
    [InlineData(2, "9,7", 0, 0)]
    [InlineData(2, "9,9", 1, 0)]
    [InlineData(3, "7,9", 1, 0)]
    [InlineData(4, "9,101", 0, 1)]
    [InlineData(4, "101,9", 0, 1)]
    [InlineData(11, "9,403", 0, 1)]
    public async Task Host_listed_twice_in_a_step_is_counted_once(int step, string statuses, int succeeded, int failed)
    {
        string host = string.Join(',', statuses.Split(',')
            .Select(status => $$"""{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":{{status}}}"""));
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"data":{"job_instance":{"job_instance_id":100,"status":{{{step}}}},"step_instance_list":[{"type":2,"status":{{{step}}},"step_ip_result_list":[{{{host}}}]}]}}
            """));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true);
        Assert.Equal((1, succeeded, failed), (job.HostTotal, job.HostSucceeded, job.HostFailed));
        Assert.Equal(
            (1, succeeded, failed), (job.Steps[0].HostTotal, job.Steps[0].HostSucceeded, job.Steps[0].HostFailed));
        Assert.Equal(2, job.Steps[0].Hosts.Count);
    }

    [Theory]
    [InlineData("""{"bk_host_id":1,"ip":"10.0.0.1","status":9},{"bk_host_id":1,"ip":"10.0.0.9","status":9}""", 1)]
    [InlineData("""{"bk_host_id":1,"ip":"10.0.0.1","status":9},{"bk_host_id":2,"ip":"10.0.0.1","status":9}""", 2)]
    [InlineData("""{"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"ip":"10.0.0.1","status":9}""", 1)]
    [InlineData("""{"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"ip":"10.0.0.1","bk_cloud_id":1,"status":9}""", 2)]
    [InlineData(
        """{"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":9}""",
        1)]
    [InlineData(
        """{"ip":"10.0.0.1","bk_cloud_id":3,"status":9},{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":9}""",
        2)]
    [InlineData("""{"status":9},{"status":9}""", 2)]
    [InlineData(
        """{"execute_object":{"type":1,"resource_id":"7"},"status":9},{"execute_object":{"type":1,"resource_id":"7"},"status":9}""",
        1)]
    [InlineData(
        """{"execute_object":{"resource_id":"7","type":2},"status":9},{"execute_object":{"type":1,"resource_id":"7"},"status":9}""",
        2)]
    [InlineData(
        """{"execute_object":{"type":2,"container":{"id":7,"container_id":"c"}},"status":9},{"execute_object":{"type":2,"container":{"id":7,"container_id":"c"}},"status":9}""",
        1)]
    public async Task Host_is_identified_by_its_ID_then_by_its_address(string hosts, int total)
    {
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"data":{"job_instance":{"job_instance_id":100,"status":3},"step_instance_list":[{"type":2,"status":3,"step_execute_object_result_list":[{{{hosts}}}]}]}}
            """));
        Assert.Equal(
            total, (await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true)).HostTotal);
    }

    [Theory]
    [InlineData(JobRunStatusCode.StopFailed, null, "2")]
    [InlineData(JobRunStatusCode.Unknown, null, "3")]
    [InlineData(JobRunStatusCode.Succeeded, "3", "1,2,3")]
    public async Task Status_that_JOB_does_not_support_is_filtered_locally(
        JobRunStatusCode status, string? sent, string found)
    {
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"data":{"job_instance_list":[{"job_instance_id":1,"status":3,"create_time":{{{Start + 2}}}},{"job_instance_id":2,"status":12,"create_time":{{{Start + 1}}}},
             {"job_instance_id":3,"status":77,"create_time":{{{Start}}}}]}}
            """));
        var jobs = await ListAsync(server.Address, status);
        Assert.Equal(found, string.Join(',', jobs.Select(job => job.Id)));
        Assert.Equal(sent, server.Only.Query.GetValueOrDefault("status"));
    }

    private static async Task<List<JobInstanceStatus>> ListAsync(string address, params JobRunStatusCode[] statuses)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(Start - 1000);
        var request = new JobListRequest("biz", "1", since) { Until = since.AddDays(1), Statuses = statuses };
        return await new JobLister(TestProfiles.Connect(TestProfiles.BlueKing(address)))
            .ListAsync(request, TestQueries.CancellationToken)
            .Select(listed => listed.Record!)
            .ToListAsync(TestQueries.CancellationToken);
    }

    private static class JobStates
    {
        public static bool IsOver(int status) => status is not (1 or 2 or 7 or 10 or 15);
    }
}
