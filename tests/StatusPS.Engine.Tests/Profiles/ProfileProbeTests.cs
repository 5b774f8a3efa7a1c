using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The result of each step of a profile check.</summary>
public sealed class ProfileProbeTests
{
    public static TheoryData<StatusPlatform> Platforms => [.. Enum.GetValues<StatusPlatform>()];

    [Theory]
    [InlineData(StatusPlatform.BlueKing, """{"error":{"code":"NOT_FOUND","message":"no such job"}}""", 404)]
    [InlineData(
        StatusPlatform.Aliyun, """{"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[]}""", 200)]
    [InlineData(StatusPlatform.Aliyun, """{"RequestId":"R","Code":"InvalidJobId","Message":"no"}""", 400)]
    [InlineData(StatusPlatform.Authing, """{"statusCode":404,"message":"no such task"}""", 200)]
    public async Task Error_about_the_key_passes_the_sign_in(StatusPlatform platform, string body, int status)
    {
        var date =
            ("Date", DateTimeOffset.UtcNow.ToString("r", System.Globalization.CultureInfo.InvariantCulture));
        // A signed request to Authing has to list the tasks too.
        await using var server =
            new ScriptedServer(request => request.Path.EndsWith("list-sync-tasks", StringComparison.Ordinal)
            ? Reply.Json("""{"statusCode":200,"data":{"totalCount":0,"list":[]}}""", 200, date)
                : Reply.Json(body, status, date));
        var checks = await RunAsync(platform, server.Address);
        Assert.Equal([null, true, null, true, true], checks.Select(check => check.Passed));
        Assert.Equal(Enum.GetValues<ProfileCheckStep>()
            .Where(step => step != ProfileCheckStep.Key), checks.Select(check => check.Step));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task HTTP_error_without_an_envelope_fails_the_sign_in(StatusPlatform platform)
    {
        foreach (int status in (int[])[404, 400, 405])
        {
            await using var server = new ScriptedServer(Reply.Html(status));
            var check = (await RunAsync(platform, server.Address))
                .Single(check => check.Step == ProfileCheckStep.SignIn);
            Assert.Equal((status, false), (check.Error?.HttpStatus ?? status, check.Passed));
        }
    }

    [Theory]
    [InlineData(StatusPlatform.BlueKing, """{"code":1640001,"message":"wrong app","result":false}""", 400)]
    [InlineData(StatusPlatform.BlueKing, """{"code":1640401,"message":"no such API","result":false}""", 404)]
    [InlineData(StatusPlatform.Aliyun, """{"Code":"InvalidAccessKeyId.NotFound","Message":"no"}""", 404)]
    [InlineData(StatusPlatform.Authing, """{"statusCode":401,"apiCode":1302,"message":"no"}""", 200)]
    public async Task Rejected_credentials_fail_the_sign_in_with_the_error(
        StatusPlatform platform, string body, int status)
    {
        await using var server =
            new ScriptedServer(Reply.Json(body, status, ("Date", "Sun, 01 Mar 2020 08:00:00 GMT")));
        var checks = await RunAsync(platform, server.Address);
        Assert.Equal([null, true, null, false, false], checks.Select(check => check.Passed));
        Assert.NotEmpty(checks[3].Error!.RecommendedAction);
        Assert.Contains("ahead", checks[4].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Untrusted_certificate_fails_the_TLS_step()
    {
        await using var server = new TlsServer();
        var checks = await RunAsync(StatusPlatform.Aliyun, server.Address);
        Assert.Equal([null, true, false, false, null], checks.Select(check => check.Passed));
        Assert.Equal(StatusErrorKind.Untrusted, checks[3].Error!.Kind);
    }

    [Fact]
    public async Task Incomplete_profile_fails_the_first_step()
    {
        var probe =
            new ProfileProbe(TestProfiles.Connect(TestProfiles.Aliyun(null, (AliyunProfile.AccessKeySecret, null))));
        var checks = await probe.RunAsync(TestQueries.CancellationToken).ToListAsync(TestQueries.CancellationToken);
        Assert.Equal((false, StatusErrorKind.Profile), (Assert.Single(checks).Passed, checks[0].Error!.Kind));
    }

    private static async Task<List<ProfileCheck>> RunAsync(StatusPlatform platform, string address)
    {
        StatusProfile profile = platform switch
        {
            StatusPlatform.BlueKing => TestProfiles.BlueKing(address),
            StatusPlatform.Aliyun => TestProfiles.Aliyun(address),
            _ => TestProfiles.Signed(address),
        };
        return await new ProfileProbe(TestProfiles.Connect(profile))
            .RunAsync(TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken);
    }
}
