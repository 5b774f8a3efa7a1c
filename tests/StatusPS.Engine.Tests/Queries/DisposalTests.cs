using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>
/// The runner over HTTP: disposal aborts requests in flight, and the service identifies invalid keys.
/// </summary>
public sealed class DisposalTests
{

    [Fact]
    public async Task Dispose_aborts_requests_in_flight_and_cancels_pending_queries()
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { Latency = TimeSpan.FromMinutes(5) });
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var runner = new QueryRunner<JobKey, JobInstanceStatus>(
            new JobQuery(TestProfiles.Connect(BlueKing(host))), 8, TimeProvider.System);
        var tickets = Enumerable.Range(0, 20).Select(i => runner.Post(new("biz", "1", 1_000_000 + i))).ToArray();
        await Guard.UntilAsync(() => cloud.Counters.Requests == 8);
        runner.Dispose();
        foreach (var ticket in tickets)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ticket.Outcome.GuardAsync());
        await Guard.UntilAsync(() => cloud.Counters.Aborted == 8);
        Assert.Equal(8, cloud.Counters.Requests);
        Assert.Throws<ObjectDisposedException>(() => runner.Post(new("biz", "1", 1)));
        runner.Dispose();
    }

    [Fact]
    public async Task Dispose_cancels_keys_that_wait_for_a_batch()
    {
        var clock = new TestClock();
        var query = new ScriptedQuery(10);
        var runner = new QueryRunner<int, string>(query, 4, clock);
        var ticket = runner.Post(1);
        runner.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ticket.Outcome.GuardAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(query.Batches);
    }

    [Fact]
    public async Task Rejected_batch_is_split_until_the_invalid_key_is_found()
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile = TestProfiles.Aliyun(
            host.Address.AbsoluteUri, (nameof(AliyunProfile.AccessKeyId), Key.Aliyun.AccessKeyId),
            (AliyunProfile.AccessKeySecret, Key.Aliyun.AccessKeySecret));
        using var runner =
            new QueryRunner<DtsKey, DtsSyncStatus>(new DtsQuery(TestProfiles.Connect(profile)), 4, TimeProvider.System);
        string[] ids = [.. Enumerable.Range(100_000, 60).Select(i => $"dtsload{i}")];
        ids[17] = EmulatorScenarios.Dts.InvalidPrefix + "1";
        ids[59] = EmulatorScenarios.Dts.ErrorInBody;
        var outcomes = await Task.WhenAll(ids.Select(id => runner.Post(new(null, id)).Outcome)).GuardAsync();
        Assert.Equal([17], outcomes.Index()
            .Where(pair => pair.Item.Error?.Code == "InvalidJobId")
            .Select(pair => pair.Index));
        Assert.All(
            outcomes.Index().Where(pair => pair.Index is not 17 and < 50),
            pair => Assert.Equal(ids[pair.Index], pair.Item.Records[0].Id));
        Assert.NotNull(outcomes[59].Error);
    }

    [Fact]
    public async Task Batch_is_not_split_when_the_address_is_wrong()
    {
        await using var server = new ScriptedServer(Reply.Html(404));
        using var runner = new QueryRunner<DtsKey, DtsSyncStatus>(
            new DtsQuery(TestProfiles.Connect(TestProfiles.Aliyun(server.Address))), 4, new TestClock());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i => runner.Post(new(null, $"dts{i}")).Outcome)).GuardAsync();
        Assert.All(outcomes, outcome => Assert.Equal(StatusErrorKind.NotFound, outcome.Error!.Kind));
        Assert.Equal(1, server.Count);
    }

    private static BlueKingProfile BlueKing(EmulatorHost host) => TestProfiles.BlueKing(host.Address.AbsoluteUri,
        (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode), (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret));
}
