using StatusPS.Emulator;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>Responses of Authing and DTS that were observed on real sites, as the emulator returns them.</summary>
public sealed class EmulatedBehaviorTests
{
    [Theory]
    [InlineData(TokenRefusal.Secret, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.Parameter, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.UserPool, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.Route, StatusErrorKind.NotFound)]
    public async Task Rejected_token_request_is_an_error_of_the_profile(TokenRefusal refusal, StatusErrorKind kind)
    {
        var connection = Connect(Authing(), new(new() { TokenRefusal = refusal }));
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(connection));
        Assert.Equal((kind, false), (error.Kind, error.IsAboutKeys));
    }

    [Fact]
    public async Task Authing_jobs_are_read_in_alternative_shapes()
    {
        var connection = Connect(Authing(), new());
        var jobs = await TestQueries.AuthingAsync(connection, EmulatorScenarios.Authing.AlternativeShapes);
        Assert.Equal([StatusState.Failed, StatusState.Succeeded], jobs.Select(job => job.State));
        Assert.Contains("\"reason\":\"invalid credentials\"", jobs[0].Message, StringComparison.Ordinal);
        Assert.All(jobs, job => Assert.Equal(TimeSpan.FromMinutes(1), job.Duration));
        Assert.Empty(await TestQueries.AuthingAsync(connection, EmulatorScenarios.Authing.EmptyObject));
        Assert.Empty(await TestQueries.AuthingAsync(connection, EmulatorScenarios.Authing.EmptyNull));
    }

    [Fact]
    public async Task Dts_list_may_contain_empty_reverse_jobs_and_a_released_job_beside_its_successor()
    {
        var plain = await ListAsync(new());
        var odd = await ListAsync(new() { OddDtsLists = true });
        Assert.Equal(plain.Count + 1, odd.Count);
        Assert.EndsWith("-released", odd[0].Name, StringComparison.Ordinal);
        var both = odd.Where(record => record.SynchronizationJobId == odd[0].SynchronizationJobId).ToList();
        Assert.Equal(2, both.Count);
        Assert.Equal(2, both.Select(record => record.DtsJobId).Distinct().Count());
        Assert.Equal(
            plain.Count(record => record.Direction == DtsDirection.Reverse),
            odd.Count(record => record.Direction == DtsDirection.Reverse));
    }

    [Fact]
    public async Task Expired_security_token_is_replaced_when_the_profile_is_reloaded()
    {
        var cloud = new EmulatedCloud();
        string token = Accounts.Aliyun.StsSecurityToken;
        var profile = Temporary();
        profile.Reload = Temporary;
        var connection = Connect(profile, cloud);
        Assert.NotEmpty((await GetLagAsync())[0].Records);
        string next = cloud.ExpireAliyunToken();
        Assert.Equal("InvalidSecurityToken.Expired", (await TestQueries.GetErrorAsync(GetLagAsync())).Code);
        token = next;
        Assert.NotEmpty((await GetLagAsync())[0].Records);

        AliyunProfile Temporary() =>
            Aliyun(Accounts.Aliyun.StsAccessKeyId, Accounts.Aliyun.StsAccessKeySecret, token);
        Task<IReadOnlyList<Engine.Queries.Outcome<DtsSyncStatus>>> GetLagAsync() =>
            TestQueries.DtsAsync(connection, "cn-hangzhou", EmulatorScenarios.Dts.GrowingLag);
    }

    private static async Task<List<DtsSyncStatus>> ListAsync(EmulatorOptions options)
    {
        var profile = Aliyun(Accounts.Aliyun.AccessKeyId, Accounts.Aliyun.AccessKeySecret, null);
        var jobs = new DtsLister(Connect(profile, new(options)))
            .ListAsync(new(["cn-hangzhou"]) { ThrottleLimit = 1 }, TestQueries.CancellationToken);
        var entries = await jobs.ToListAsync(TestQueries.CancellationToken);
        return [.. entries.Select(entry => entry.Record!)];
    }

    private static AliyunProfile Aliyun(string id, string secret, string? token) => TestProfiles.Aliyun(
        Accounts.Aliyun.Endpoint,
        (nameof(AliyunProfile.AccessKeyId), id),
        (AliyunProfile.AccessKeySecret, secret),
        (AliyunProfile.SecurityToken, token));

    private static AuthingProfile Authing() => TestProfiles.Authing(
        Accounts.Authing.Host,
        (nameof(AuthingProfile.AccessKeyId), Accounts.Authing.AccessKeyId),
        (AuthingProfile.AccessKeySecret, Accounts.Authing.AccessKeySecret));

    private static Engine.Transport.ProfileConnection Connect(StatusProfile profile, EmulatedCloud cloud) =>
        TestProfiles.Connect(profile, inProcess: new EmulatorHandler(cloud));
}
