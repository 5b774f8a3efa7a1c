using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Deviations from the documentation: shapes, missing parts, unknown values.</summary>
public sealed class QuirkTests
{
    [Fact]
    public async Task Modules_are_matched_by_ID_and_missing_ones_are_errors()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"result":true,"code":"0","bk_error_code":0,"data":[
             {"bk_inst_id":31,"status":"need_sync","creator":"a","create_time":"2023-10-07T20:43:22.795+08:00","last_time":"0001-01-01T00:00:00Z"},
             {"bk_inst_id":"30","status":"reviewing"}]}
            """));
        var outcomes = await TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 30, 77, 31);
        var odd = Assert.Single(outcomes[0].Records);
        Assert.Equal(
            (CmdbStatusCode.Unknown, StatusState.Unknown, "reviewing", null, null),
            (odd.Status, odd.State, odd.RawStatus, odd.CreatedAt, odd.Duration));
        Assert.Equal(StatusErrorKind.NotFound, outcomes[1].Error!.Kind);
        Assert.Contains("77", outcomes[1].Error!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(outcomes[1].Error!.RecommendedAction);
        var stale = Assert.Single(outcomes[2].Records);
        Assert.Equal(
            (StatusState.OutOfSync, DocumentedExamples.Utc("2023-10-07T12:43:22.795Z"), null),
            (stale.State, stale.CreatedAt!.Value.ToUniversalTime(), stale.LastUpdatedAt));
    }

    [Fact]
    public async Task Unknown_codes_nulls_and_numbers_as_text_are_read()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"data":{"job_instance":{"job_instance_id":"9007199254740993","bk_biz_id":1,"status":77,"start_time":null},
             "step_instance_list":[{"step_instance_id":1,"status":99,"type":9,"step_ip_result_list":[{"ip":"10.0.0.1","status":12345,"exit_code":null}]}]}}
            """));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), id: 9007199254740993);
        Assert.Equal(
            (StatusState.Unknown, "77", false, "biz", "1"),
            (job.State, job.RawStatus, job.Finished, job.ScopeType, job.ScopeId));
        Assert.True(job.NeedsAttention);
        Assert.Equal((null, null, null, null), (job.CreatedAt, job.StartedAt, job.EndedAt, job.Duration));
        var step = Assert.Single(job.Steps);
        Assert.Equal((99, StatusState.Unknown, JobStepType.Unknown), (step.RawStatus, step.State, step.Type));
        var host = Assert.Single(step.Hosts);
        Assert.Equal((12345, StatusState.Unknown, null), (host.RawStatus, host.State, host.ExitCode));
    }

    [Fact]
    public async Task Finished_flag_does_not_make_a_waiting_job_terminal()
    {
        await using var server = new ScriptedServer(
            Reply.Json("""{"data":{"finished":true,"job_instance":{"job_instance_id":100,"status":7}}}"""));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address));
        Assert.Equal((StatusState.Paused, false, true), (job.State, job.IsTerminal, job.Finished));
        Assert.Empty(job.Steps);
    }

    [Fact]
    public async Task Host_is_counted_once_by_its_latest_step()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"data":{"job_instance":{"job_instance_id":100,"status":2,"start_time":1605064271000},"step_instance_list":[
             {"name":"one","status":3,"step_ip_result_list":[{"bk_host_id":1,"ip":"a","status":9},{"bk_host_id":2,"ip":"b","status":9},{"bk_host_id":3,"ip":"c","status":403}]},
             {"name":"two","status":2,"step_ip_result_list":[{"bk_host_id":1,"ip":"a","status":101},{"bk_host_id":2,"ip":"b","status":5}]},
             {"name":"three","status":1}]}}
            """));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true);
        Assert.Equal((3, 1, 2), (job.HostTotal, job.HostSucceeded, job.HostFailed));
        Assert.Equal(("two", 2), (job.CurrentStep, job.StepNumber));
        Assert.Equal((3, 2, 1), (job.Steps[0].HostTotal, job.Steps[0].HostSucceeded, job.Steps[0].HostFailed));
        Assert.Equal(job.RetrievedAt - job.StartedAt, job.Duration);
    }

    [Theory]
    [InlineData(
        """{"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"ip":"10.0.0.1","bk_cloud_id":3,"status":9},{"ip":"10.0.0.2","bk_cloud_id":3,"status":101}""",
        3, 2, 1)]
    [InlineData("""{"ipv6":"fe80::1","status":9},{"ipv6":"fe80::2","status":101}""", 2, 1, 1)]
    [InlineData(
        """{"execute_object":{"type":2,"container":{"node_host_id":1,"name":"a"}},"status":9},{"execute_object":{"type":2,"container":{"node_host_id":1,"name":"b"}},"status":9}""",
        2, 2, 0)]
    public async Task Hosts_without_an_ID_are_distinguished(string hosts, int total, int succeeded, int failed)
    {
        await using var server = new ScriptedServer(Reply.Json($$$"""
            {"data":{"job_instance":{"job_instance_id":100,"status":3},"step_instance_list":[
             {"name":"one","status":3,"step_execute_object_result_list":[{{{hosts}}}]},{"name":"two","status":3,"step_execute_object_result_list":[{{{hosts}}}]}]}}
            """));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true);
        Assert.Equal((total, succeeded, failed), (job.HostTotal, job.HostSucceeded, job.HostFailed));
    }

    /// <summary>An empty list is null in Go's JSON.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Each_module_is_not_found_when_none_exists(string data)
    {
        await using var server =
            new ScriptedServer(Reply.Json($$"""{"result":true,"code":0,"message":"success","data":{{data}} }"""));
        var outcomes = await TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28, 29);
        Assert.All(outcomes, outcome => Assert.Equal(StatusErrorKind.NotFound, outcome.Error?.Kind));
    }

    [Fact]
    public async Task Response_for_another_instance_is_a_protocol_error()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        var error =
            await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), id: 101));
        Assert.Equal(StatusErrorKind.Protocol, error.Kind);
    }
}
