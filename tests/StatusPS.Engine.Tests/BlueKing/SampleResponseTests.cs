using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Every sample of a successful response, served over HTTP and read by the query classes.</summary>
public sealed class SampleResponseTests
{
    private const string JobName = "Deploy web frontend";
    private const string StepName = "Run the deployment script";
    private const string RequestId = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    [Fact]
    public void Each_sample_has_an_index_entry_and_a_test()
    {
        string[] tested =
        [
            "cmdb_esb_success.json", "job_v3_esb_success.json", "job_v3_gateway_success.json",
            "job_v4_success_draft_shape.json",
            "job_v4_success_execute_object.json", "job_v3_step_status_success.json",
            "cmdb_gateway_template_difference.json",
            .. SampleFailureTests.Files,
        ];
        Assert.Equal(SampleFiles.Indexed.Order(), tested.Order());
        Assert.Equal(SampleFiles.Indexed.Order(), SampleFiles.Present.Order());
    }

    [Fact]
    public async Task Cmdb_response_through_ESB_is_read()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("cmdb_esb_success.json"));
        var outcomes = await TestQueries.CmdbAsync(TestProfiles.Esb(server.Address), 28, 29, 30);
        DocumentedExamples.Cmdb(
            [.. outcomes.Select(outcome => Assert.Single(outcome.Records))], "e43da4ef221746868dc4c837d36f3807");
    }

    [Fact]
    public async Task JobV3_response_through_ESB_is_read()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("job_v3_esb_success.json"));
        var job = await TestQueries.JobAsync(TestProfiles.Esb(server.Address), withHosts: true);
        DocumentedExamples.Job(job, JobName, StepName, true, "10.0.0.1", 0);
        Assert.Null(job.RequestId);
    }

    [Fact]
    public async Task JobV3_response_through_the_gateway_is_read()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("job_v3_gateway_success.json"));
        var job = await TestQueries.JobAsync(TestProfiles.V3(server.Address), withHosts: true);
        DocumentedExamples.Job(job, JobName, StepName, true, "127.0.0.1", 0);
        Assert.Equal(RequestId, job.RequestId);
    }

    [Theory]
    [InlineData("job_v4_success_draft_shape.json", RequestId)]
    [InlineData("job_v4_success_execute_object.json", null)]
    public async Task JobV4_response_is_read_in_both_shapes(string file, string? requestId)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var job = await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true);
        DocumentedExamples.Job(job, JobName, JobName, true, "127.0.0.1", 0);
        Assert.Equal(requestId, job.RequestId);
    }

    [Theory]
    [InlineData("job_v3_step_status_success.json")]
    [InlineData("cmdb_gateway_template_difference.json")]
    public async Task Response_of_another_API_is_a_protocol_error(string file)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var job = await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.V3(server.Address)));
        var cmdb = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((StatusErrorKind.Protocol, StatusErrorKind.Protocol), (job.Kind, cmdb.Kind));
        Assert.Equal((200, 200), (job.HttpStatus, cmdb.HttpStatus));
    }
}
