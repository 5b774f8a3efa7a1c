using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Every sample answer that is a success, served over HTTP and read by the query classes.</summary>
public sealed class SampleAnswerTests
{
    [Fact]
    public async Task EverySampleHasItsTest()
    {
        Assert.SkipUnless(SampleFiles.Folder is not null, "The sample answers (shared/data/blueking) are not beside this repository.");
        string[] tested =
        [
            "cmdb_esb_success.json", "job_v3_esb_success_seed.json", "job_v3_apigw_success_no_message.json", "job_v4_success_seed_ip_form.json",
            "job_v4_success_execute_object.json", "job_v3_step_instance_status_success.json", "cmdb_apigw_template_difference_1.json",
            .. SampleFailureTests.Files,
        ];
        var index = System.Text.Json.JsonElement.Parse(await File.ReadAllBytesAsync(Path.Combine(SampleFiles.Folder!, "INDEX.json"), Ask.Cancel));
        Assert.Equal(index.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()).Order(), tested.Order());
    }

    [Fact]
    public async Task CmdbThroughEsb()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("cmdb_esb_success.json"));
        var outcomes = await Ask.CmdbAsync(TestProfiles.Esb(server.Address), 28, 29, 30);
        SeedFacts.Cmdb([.. outcomes.Select(outcome => Assert.Single(outcome.Records))], "e43da4ef221746868dc4c837d36f3807");
    }

    [Fact]
    public async Task JobV3ThroughEsb()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("job_v3_esb_success_seed.json"));
        var job = await Ask.JobAsync(TestProfiles.Esb(server.Address), withHosts: true);
        SeedFacts.Job(job, "API Quick execution script1521089795887", "API Quick execution scriptxxx", true, "10.0.0.1", 0);
        Assert.Null(job.RequestId);
    }

    [Fact]
    public async Task JobV3ThroughTheGatewayHasNoMessage()
    {
        await using var server = new ScriptedServer(SampleFiles.Reply("job_v3_apigw_success_no_message.json"));
        var job = await Ask.JobAsync(TestProfiles.V3(server.Address), withHosts: true);
        SeedFacts.Job(job, "API Quick execution script1521089795887", "API Quick execution scriptxxx", true, "127.0.0.1", 0);
        Assert.Equal("xxx", job.RequestId);
    }

    [Theory]
    [InlineData("job_v4_success_seed_ip_form.json", "xxx")]
    [InlineData("job_v4_success_execute_object.json", null)]
    public async Task JobV4InBothShapes(string file, string? requestId)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var job = await Ask.JobAsync(TestProfiles.BlueKing(server.Address), withHosts: true);
        SeedFacts.Job(job, "API Quick execution script1", "API Quick execution script1", true, "127.0.0.1", 0);
        Assert.Equal(requestId, job.RequestId);
    }

    [Theory]
    [InlineData("job_v3_step_instance_status_success.json")]
    [InlineData("cmdb_apigw_template_difference_1.json")]
    public async Task AnAnswerOfANeighbouringApiIsNotTakenForTheRightOne(string file)
    {
        await using var server = new ScriptedServer(SampleFiles.Reply(file));
        var job = await Ask.FailureAsync(Ask.JobAsync(TestProfiles.V3(server.Address)));
        var cmdb = await Ask.FailureAsync(Ask.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((StatusErrorKind.Protocol, StatusErrorKind.Protocol), (job.Kind, cmdb.Kind));
        Assert.Equal((200, 200), (job.HttpStatus, cmdb.HttpStatus));
    }
}
