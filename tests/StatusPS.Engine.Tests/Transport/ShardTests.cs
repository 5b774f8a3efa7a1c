using StatusPS.Emulator;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>
/// Twelve shards under one limit of the server, each with limiters of its own as in a process of its own.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class ShardTests
{
    private const int ShardCount = 12, RateLimit = 100, KeysPerShard = 250, ThrottleLimit = 16;

    private readonly VirtualTime _clock = new() { Limit = TimeSpan.FromMinutes(10) };

    [Theory]
    [InlineData(0)]
    [InlineData(RateLimit / ShardCount)]
    public async Task Shards_under_one_limit_lose_no_key(int maxRequestsPerSecond)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { RequestsPerSecond = RateLimit }, _clock);
        using var handler = new EmulatorHandler(cloud);
        int[] failed = await _clock.RunAsync(Task.WhenAll(
            Enumerable.Range(0, ShardCount).Select(_ => QueryShardAsync(handler, maxRequestsPerSecond)).ToList()));
        Assert.All(failed, static count => Assert.Equal(0, count));
        // The first second's requests are saved up in the emulator.
        double rate = (ShardCount * KeysPerShard - RateLimit) / _clock.Elapsed.TotalSeconds;
        Assert.True(rate >= 0.85 * RateLimit, $"{rate:0.0} of {RateLimit} requests a second.");
        // A part of the limit for each shard: the server has nothing to refuse.
        if (maxRequestsPerSecond > 0) Assert.Equal(0, cloud.Counters.RateLimited);
        else Assert.True(cloud.Counters.RateLimited > 0);
    }

    private async Task<int> QueryShardAsync(HttpMessageHandler handler, int maxRequestsPerSecond)
    {
        var profile = TestProfiles.With(
            new BlueKingProfile("shard"), EmulatorAccounts.BlueKing.GatewayAddress,
            (nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode),
            (BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret),
            (nameof(BlueKingProfile.UserName), "admin"), (nameof(StatusProfile.MaxRetry), "3"),
            (nameof(StatusProfile.MaxRequestsPerSecond), $"{maxRequestsPerSecond}"));
        var query = new JobQuery(TestProfiles.Connect(profile, _clock, handler), withHosts: false);
        using var throttle = new SemaphoreSlim(ThrottleLimit);
        bool[] hasFailed = await Task.WhenAll(Enumerable.Range(0, KeysPerShard).Select(async _ =>
        {
            await throttle.WaitAsync(TestQueries.CancellationToken);
            try
            {
                await query.QueryAsync([new("biz", "1", 100)], TestQueries.CancellationToken);
                return false;
            }
            catch (StatusException)
            {
                return true;
            }
            finally
            {
                throttle.Release();
            }
        }));
        return hasFailed.Count(static one => one);
    }
}
