using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts;
using Scenarios = StatusPS.Emulator.EmulatorScenarios;

namespace StatusPS.Engine.Tests.Chaos;

/// <summary>
/// Four pipelines at once against services that fail one request in ten, in every way they can, and take only so many
/// a second: each key ends as its record or as one failure, in order, and resources are released.
/// </summary>
[Trait(TestTier.Category, TestTier.Soak)]
[Collection(nameof(ChaosTests))]
[CollectionDefinition(nameof(ChaosTests), DisableParallelization = true)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Throttle = 16;
    private const int Pipelines = 4;

    private static readonly StatusErrorKind[] Kinds =
    [
        StatusErrorKind.Authentication, StatusErrorKind.NotFound, StatusErrorKind.PermissionDenied,
        StatusErrorKind.Protocol,
        StatusErrorKind.RateLimited, StatusErrorKind.Timeout, StatusErrorKind.Unavailable,
    ];

    // The long run goes by the clock on the wall; the short one twenty times as fast.
    private readonly TimeProvider _time = TestTier.IsSoak ? TimeProvider.System : new ScaledTimeProvider(20);
    private readonly int _keys = TestTier.GetCount(500, 5_000);

    [Fact]
    public async Task Each_key_ends_once_and_resources_are_released()
    {
        var options = new EmulatorOptions { RequestsPerSecond = TestTier.GetCount(20, 100) };
        var cloud = new EmulatedCloud(options, _time);
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        string address = host.Address.AbsoluteUri;
        await RunAsync(address, 200); // What is made once is made.
        var before = Footprint.Now();

        var kinds = Enum.GetValues<EmulatorFaultKind>();
        foreach (var kind in kinds) options.Faults.Add(new(kind, 0.1 / kinds.Length));
        var runs = await RunAsync(address, _keys);
        Footprint.Now().AssertReleased(before, Throttle * Pipelines);

        output.WriteLine(
            $"{runs.Sum(one => one.Keys)} keys, {runs.Sum(one => one.Failed)} failures; {cloud.Counters.Requests} "
                + $"requests, {cloud.Counters.Faults} faults, {cloud.Counters.RateLimited} rate limited; before "
                + $"{before}, after {Footprint.Now()}");
        Assert.Equal(_keys * Pipelines, runs.Sum(one => one.Keys));
        // At most 4 % of the requests can't be tried again, but one may hold a hundred keys.
        Assert.InRange(runs.Sum(one => one.Failed), 1, _keys);
        Assert.InRange(cloud.Counters.Faults, _keys / 10, long.MaxValue);
        Assert.InRange(cloud.Counters.RateLimited, 1, long.MaxValue);
    }

    private async Task<(int Keys, int Failed)[]> RunAsync(string address, int keys)
    {
        var blueKing = TestProfiles.BlueKing(
            address, (nameof(BlueKingProfile.AppCode), Key.BlueKing.AppCode),
            (BlueKingProfile.AppSecret, Key.BlueKing.AppSecret),
            (nameof(BlueKingProfile.UserName), Key.BlueKing.UserName));
        var aliyun = TestProfiles.Aliyun(
            address, (nameof(AliyunProfile.AccessKeyId), Key.Aliyun.AccessKeyId),
            (AliyunProfile.AccessKeySecret, Key.Aliyun.AccessKeySecret));
        var authing = TestProfiles.Authing(
            address, (nameof(AuthingProfile.AccessKeyId), Key.Authing.AccessKeyId),
            (AuthingProfile.AccessKeySecret, Key.Authing.AccessKeySecret));
        return await Task.WhenAll(
            QueryAsync(new CmdbQuery(Connect(blueKing)), keys, index => new CmdbKey(
                Scenarios.Cmdb.BizId, Scenarios.Cmdb.ServiceTemplateId,
                Scenarios.Cmdb.FirstGenerated + index), record => record.ModuleId - Scenarios.Cmdb.FirstGenerated),
            QueryAsync(new JobQuery(Connect(blueKing)), keys, index => new JobKey(
                "biz", $"{Scenarios.Job.BizId}",
                Scenarios.Job.FirstGenerated + index), record => record.JobInstanceId - Scenarios.Job.FirstGenerated),
            QueryAsync(
                new DtsQuery(Connect(aliyun)), keys,
                index => new DtsKey(Scenarios.Dts.RegionId, $"{Scenarios.Dts.GeneratedPrefix}{index:000000}"),
                record => int.Parse(
                    record.Id[Scenarios.Dts.GeneratedPrefix.Length..],
                    System.Globalization.CultureInfo.InvariantCulture)),
            QueryAsync(new TaskQuery(Connect(authing)), keys, index => Scenarios.Authing.FirstGenerated
                + index, record => record.SyncTaskId - Scenarios.Authing.FirstGenerated));
    }

    private async Task<(int Keys, int Failed)> QueryAsync<TKey, TRecord>(
        StatusQuery<TKey, TRecord> query, int keys, Func<int, TKey> keyOf, Func<TRecord, long> indexOf)
        where TKey : notnull where TRecord : StatusRecord
    {
        using var runner = new QueryRunner<TKey, TRecord>(query, Throttle, _time);
        int next = 0, failed = 0;
        await foreach (var (index, outcome) in runner.QueryAsync(Enumerable.Range(0, keys)
            .ToAsyncEnumerable(), keyOf, TestQueries.CancellationToken))
        {
            Assert.Equal(next++, index);
            if (outcome.Error is { } error)
            {
                failed++;
                Assert.Contains(error.Kind, Kinds);
                Assert.Empty(outcome.Records);
                continue;
            }
            Assert.NotEmpty(outcome.Records);
            Assert.All(outcome.Records, record => Assert.Equal(index, indexOf(record)));
            if (typeof(TRecord) != typeof(DtsSyncStatus)) Assert.Single(outcome.Records);
        }
        return (next, failed);
    }

    // So long a time for one try that a machine that is busy does not end it, however fast the clock goes.
    private ProfileConnection Connect(StatusProfile profile) => TestProfiles.Connect(
        TestProfiles.With(
            profile, profile.Endpoint, (nameof(StatusProfile.MaxRetry), "3"),
            (nameof(StatusProfile.TimeoutSec), "600")), _time);
}
