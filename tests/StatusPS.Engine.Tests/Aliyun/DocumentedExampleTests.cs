using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>
/// The documented example of <c>DescribeSynchronizationJobStatusList</c> in every wire form, and deviations from it.
/// </summary>
public sealed class DocumentedExampleTests
{
    [Theory]
    [InlineData(AliyunSignature.Acs3, false, EmulatorActions.DtsAcs3)]
    [InlineData(AliyunSignature.Acs3, true, EmulatorActions.DtsAcs3)]
    [InlineData(AliyunSignature.Rpc, false, EmulatorActions.DtsRpc)]
    [InlineData(AliyunSignature.Rpc, true, EmulatorActions.DtsRpc)]
    public async Task Dts_reads_the_documented_example(AliyunSignature signature, bool sts, string action)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile = Profile(host, (nameof(AliyunProfile.SignatureVersion), signature.ToString()));
        if (sts)
        {
            profile =
                TestProfiles.With(profile, profile.Endpoint, (nameof(AliyunProfile.AccessKeyId), Key.StsAccessKeyId),
                (AliyunProfile.AccessKeySecret, Key.StsAccessKeySecret),
                (AliyunProfile.SecurityToken, Key.StsSecurityToken));
        }
        var outcomes = await TestQueries.DtsAsync(profile, "cn-hangzhou", "dtsexjk1alb116****", "dtskfq1149w254****");
        long[] checkpoints = [1610524452, 1610524457];
        for (int i = 0; i < 2; i++)
        {
            var job = Assert.Single(outcomes[i].Records);
            string id = i == 0 ? "dtsexjk1alb116****" : "dtskfq1149w254****";
            Assert.Equal(
                (StatusService.Dts, "ali", id, id, DtsDirection.Forward),
                (job.Service, job.Profile, job.Id, job.SynchronizationJobId, job.Direction));
            Assert.Equal(
                (DtsStatusCode.Synchronizing, StatusState.Synchronizing, "synchronizing"),
                (job.Status, job.State, job.RawStatus));
            var at = DateTimeOffset.FromUnixTimeSeconds(checkpoints[i]).UtcDateTime;
            Assert.Equal((checkpoints[i], at, at), (job.CheckpointUnixTime, job.Checkpoint!.Value.ToUniversalTime(),
                job.UpdatedAt!.Value.ToUniversalTime()));
            Assert.Equal((DateTimeKind.Local, "cn-hangzhou"), (job.Checkpoint.Value.Kind, job.RegionId));
            Assert.Equal(job.RetrievedAt.ToUniversalTime() - at, job.Lag);
            Assert.NotEmpty(job.RequestId!);
        }
        Assert.Equal(
            (1, 1, 2), (cloud.Counters.Requests, cloud.Counters.GetCount(action), cloud.Counters.RequestedKeys));
    }

    [Fact]
    public async Task The_JSON_of_the_documentation_is_read()
    {
        const string example = """
            {"TotalRecordCount": 2, "PageRecordCount": 2, "RequestId": "1413460B-138A-48D1-836C-B24EDDC1****", "PageNumber": 1,
             "SynchronizationJobListStatusList": [
              {"SynchronizationJobId": "dtsexjk1alb116****", "SynchronizationDirectionInfoList": [{"Status": "synchronizing", "Checkpoint": "1610524452", "SynchronizationDirection": "Forward"}]},
              {"SynchronizationJobId": "dtskfq1149w254****", "SynchronizationDirectionInfoList": [{"Status": "synchronizing", "Checkpoint": "1610524457", "SynchronizationDirection": "Forward"}]}],
             "Success": SUCCESS}
            """;
        foreach (string success in (string[])["true", "\"true\"", "\"True\""])
        {
            await using var server =
                new ScriptedServer(Reply.Json(example.Replace("SUCCESS", success, StringComparison.Ordinal)));
            var outcomes = await TestQueries.DtsAsync(
                TestProfiles.Aliyun(server.Address), null, "dtsexjk1alb116****", "dtskfq1149w254****", "dtsabsent");
            Assert.Equal([1610524452, 1610524457], outcomes.SelectMany(outcome => outcome.Records)
                .Select(job => job.CheckpointUnixTime!.Value));
            Assert.All(
                outcomes.Take(2),
                outcome => Assert.Equal("1413460B-138A-48D1-836C-B24EDDC1****", outcome.Records[0].RequestId));
            Assert.Equal(
                (StatusErrorKind.NotFound, "1413460B-138A-48D1-836C-B24EDDC1****"),
                (outcomes[2].Error!.Kind, outcomes[2].Error!.RequestId));
            Assert.Contains("dtsabsent", outcomes[2].Error!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Directions_checkpoints_and_an_unknown_status_are_read()
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var outcomes = await TestQueries.DtsAsync(
            Profile(host), "cn-hangzhou", EmulatorScenarios.Dts.TwoWay, EmulatorScenarios.Dts.EmptyCheckpoint,
            EmulatorScenarios.Dts.UnknownStatus);
        Assert.Equal([(DtsDirection.Forward, StatusState.Synchronizing), (DtsDirection.Reverse, StatusState.Failed)],
            outcomes[0].Records.Select(job => (job.Direction, job.State)));
        Assert.Equal(
            (null, null, null),
            (outcomes[1].Records[0].Checkpoint, outcomes[1].Records[0].CheckpointUnixTime, outcomes[1].Records[0].Lag));
        var unknown = outcomes[2].Records[0];
        Assert.Equal((DtsStatusCode.Unknown, StatusState.Unknown), (unknown.Status, unknown.State));
        Assert.NotEmpty(unknown.RawStatus);
    }

    [Fact]
    public async Task Unknown_status_and_direction_keep_the_raw_status()
    {
        await using var server = new ScriptedServer(Reply.Json(
            """{"Success":true,"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Hibernating","Checkpoint":1610524452,"SynchronizationDirection":"1"}]}]}"""));
        var job =
            Assert.Single((await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1"))[0].Records);
        Assert.Equal(
            (StatusState.Unknown, "Hibernating", 1610524452L), (job.State, job.RawStatus, job.CheckpointUnixTime));
        Assert.Equal(DtsDirection.Unknown, job.Direction);
    }

    private static AliyunProfile Profile(EmulatorHost host, params ReadOnlySpan<(string Name, string? Value)> values) =>
        TestProfiles.Aliyun(host.Address.AbsoluteUri, [
            (nameof(AliyunProfile.AccessKeyId), Key.AccessKeyId), (AliyunProfile.AccessKeySecret, Key.AccessKeySecret),
            .. values]);
}
