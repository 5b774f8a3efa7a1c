using System.Text.Json;
using StatusPS.Emulator;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>The behaviors of Authing and DTS that were seen in the field, as the emulator plays them and the engine reads them.</summary>
public sealed class FieldBehaviorTests
{
    [Theory]
    [InlineData(TokenRefusal.Secret, 200, 499, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.Parameter, 200, 400, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.UserPool, 200, 404, StatusErrorKind.Authentication)]
    [InlineData(TokenRefusal.Route, 404, 404, StatusErrorKind.NotFound)]
    public async Task A_request_for_a_token_is_refused(TokenRefusal refusal, int http, int statusCode, StatusErrorKind kind)
    {
        var wire = new Wire(new() { TokenRefusal = refusal });
        WireAnswer answer = await wire.AskAsync(Wire.Request("POST", "/api/v3/get-management-token", "{}", headers: ("Content-Type", "application/json")));
        Assert.Equal((http, statusCode), (answer.Status, answer["statusCode"].GetInt32()));
        Assert.Equal(refusal == TokenRefusal.Parameter ? JsonValueKind.Array : JsonValueKind.String, answer["message"].ValueKind);
        var error = await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(Connect(Authing(), new(new() { TokenRefusal = refusal }))));
        Assert.Equal((kind, false), (error.Kind, error.IsAboutKeys));
    }

    [Fact]
    public async Task Jobs_come_in_odd_shapes()
    {
        var connection = Connect(Authing(), new());
        var jobs = await TestQueries.AuthingAsync(connection, EmulatorStories.Authing.OddShapes);
        Assert.Equal([StatusState.Failed, StatusState.Succeeded], jobs.Select(job => job.State));
        Assert.Contains("\"reason\":\"invalid credentials\"", jobs[0].Message, StringComparison.Ordinal);
        Assert.All(jobs, job => Assert.Equal(TimeSpan.FromMinutes(1), job.Duration));
        Assert.Empty(await TestQueries.AuthingAsync(connection, EmulatorStories.Authing.EmptyObject));
        Assert.Empty(await TestQueries.AuthingAsync(connection, EmulatorStories.Authing.EmptyNull));
    }

    [Fact]
    public async Task DTS_lists_blank_reverse_jobs_and_a_released_job_beside_its_successor()
    {
        var plain = await ListAsync(new());
        var odd = await ListAsync(new() { OddDtsLists = true });
        Assert.Equal(plain.Count + 1, odd.Count);
        Assert.EndsWith("-released", odd[0].Name, StringComparison.Ordinal);
        var both = odd.Where(record => record.SynchronizationJobId == odd[0].SynchronizationJobId).ToList();
        Assert.Equal(2, both.Count);
        Assert.Equal(2, both.Select(record => record.DtsJobId).Distinct().Count());
        Assert.Equal(plain.Count(record => record.Direction == DtsDirection.Reverse), odd.Count(record => record.Direction == DtsDirection.Reverse));
    }

    [Fact]
    public async Task A_temporary_keys_token_ends_and_another_takes_its_place()
    {
        var cloud = new EmulatedCloud();
        string token = EmulatorAccounts.Aliyun.StsSecurityToken;
        var profile = Aliyun(EmulatorAccounts.Aliyun.StsAccessKeyId, EmulatorAccounts.Aliyun.StsAccessKeySecret, token);
        profile.Reload = () => Aliyun(EmulatorAccounts.Aliyun.StsAccessKeyId, EmulatorAccounts.Aliyun.StsAccessKeySecret, token);
        var connection = Connect(profile, cloud);
        Assert.NotEmpty((await TestQueries.DtsAsync(connection, "cn-hangzhou", EmulatorStories.Dts.GrowingLag))[0].Records);
        string next = cloud.ExpireAliyunToken();
        Assert.Equal("InvalidSecurityToken.Expired", (await TestQueries.GetErrorAsync(TestQueries.DtsAsync(connection, "cn-hangzhou", EmulatorStories.Dts.GrowingLag))).Code);
        token = next;
        Assert.NotEmpty((await TestQueries.DtsAsync(connection, "cn-hangzhou", EmulatorStories.Dts.GrowingLag))[0].Records);
    }

    private static async Task<List<DtsSyncStatus>> ListAsync(EmulatorOptions options)
    {
        var connection = Connect(Aliyun(EmulatorAccounts.Aliyun.AccessKeyId, EmulatorAccounts.Aliyun.AccessKeySecret, null), new(options));
        return [.. (await new DtsLister(connection).ListAsync(new(["cn-hangzhou"]) { ThrottleLimit = 1 }, TestQueries.CancellationToken).ToListAsync(TestQueries.CancellationToken)).Select(listed => listed.Record!)];
    }

    private static AliyunProfile Aliyun(string id, string secret, string? token) => TestProfiles.Aliyun(EmulatorAccounts.Aliyun.Endpoint,
        (nameof(AliyunProfile.AccessKeyId), id), (AliyunProfile.AccessKeySecret, secret), (AliyunProfile.SecurityToken, token));

    private static AuthingProfile Authing() => TestProfiles.Authing(EmulatorAccounts.Authing.Host,
        (nameof(AuthingProfile.AccessKeyId), EmulatorAccounts.Authing.AccessKeyId), (AuthingProfile.AccessKeySecret, EmulatorAccounts.Authing.AccessKeySecret));

    private static Engine.Transport.ProfileConnection Connect(StatusProfile profile, EmulatedCloud cloud) =>
        TestProfiles.Connect(profile, inProcess: new EmulatorHandler(cloud));
}
