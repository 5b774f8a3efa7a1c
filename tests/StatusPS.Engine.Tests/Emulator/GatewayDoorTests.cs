using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class GatewayDoorTests
{
    private const string Job = "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    private readonly Wire _wire = new();

    [Theory]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin"}""")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_token":"demo-token-blueking-user-52be"}""")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_ticket":"demo-ticket-blueking-user-8ad1"}""")]
    [InlineData("""{"access_token":"demo-access-token-blueking-c406"}""")]
    public async Task Accepts(string authorization)
        => Assert.Equal(200, (await _wire.GatewayAsync("GET", Job, authorization: authorization)).Status);

    [Theory]
    [InlineData(null, "app code cannot be empty")]
    [InlineData("{}", "app code cannot be empty")]
    [InlineData("not json", "is not a valid JSON")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_username":"admin"}""", "please provide bk_app_secret")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"wrong","bk_username":"admin"}""", "bk_app_code or bk_app_secret is incorrect")]
    [InlineData("""{"bk_app_code":"nobody","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin"}""", "bk_app_code or bk_app_secret is incorrect")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a"}""", "user authentication failed")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_token":"wrong","bk_username":"admin"}""", "user authentication failed")]
    [InlineData("""{"access_token":"wrong"}""", "access_token is invalid")]
    public async Task RefusesWith1640001AtHttp400(string? authorization, string reason)
    {
        WireAnswer answer = await _wire.GatewayAsync("GET", Job + "&bk_app_code=statusps-demo&bk_app_secret=demo-secret-blueking-7f3a&bk_username=admin", authorization: authorization);
        Assert.Equal(400, answer.Status);
        Assert.Equal(1640001, answer["code"].GetInt32());
        Assert.Equal("INVALID_ARGS", answer["code_name"].GetString());
        Assert.Contains(reason, answer["message"].GetString(), StringComparison.Ordinal);
        Assert.False(answer["result"].GetBoolean());
        Assert.Equal("1640001", answer.Header("X-Bkapi-Error-Code"));
        Assert.Equal(answer["message"].GetString(), answer.Header("X-Bkapi-Error-Message"));
        Assert.NotNull(answer.Header("X-Bkapi-Request-Id"));
    }

    [Fact]
    public async Task MissingAppCodeIsThePublishedEnvelope()
        => (await _wire.GatewayAsync("GET", Job, authorization: null)).BodyIs(
            """{"code":1640001,"data":null,"code_name":"INVALID_ARGS","message":"Parameters error [reason=\"app code cannot be empty\"]","result":false}""");

    [Theory]
    [InlineData("POST", "/api/bk-job/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-job/stag/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-job/prod/api/v4/get_job_instance_status/")]
    [InlineData("GET", "/api/bk-cmdb/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-nobody/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3")]
    [InlineData("GET", "/api/bk-job")]
    public async Task UnpublishedIs1640401(string method, string target)
    {
        WireAnswer answer = await _wire.GatewayAsync(method, target);
        Assert.Equal((404, 1640401), (answer.Status, answer["code"].GetInt32()));
    }

    [Fact]
    public async Task RequestIdIsEchoed()
        => Assert.Equal("mine", (await _wire.GatewayAsync("GET", Job, headers: ("X-Request-Id", "mine"))).Header("X-Request-Id"));

    [Fact]
    public async Task GatewayNameMayStandInTheHost()
    {
        EmulatorRequest request = Wire.Request("GET", Job["/api/bk-job".Length..], host: "bk-job.example.invalid", headers: ("X-Bkapi-Authorization", Wire.BlueKingHeader));
        Assert.Equal(200, (await _wire.AskAsync(request)).Status);
    }

    [Fact]
    public async Task MultiTenantSiteWantsTheTenant()
    {
        Wire wire = new(new EmulatorOptions { MultiTenant = true });
        WireAnswer missing = await wire.GatewayAsync("GET", Job);
        Assert.Equal((401, ""), (missing.Status, missing.Text));
        Assert.Equal(200, (await wire.GatewayAsync("GET", Job, headers: ("X-Bk-Tenant-Id", "system"))).Status);
        WireAnswer other = await wire.GatewayAsync("GET", Job, headers: ("X-Bk-Tenant-Id", "other"));
        Assert.Equal((403, 1640302), (other.Status, other["code"].GetInt32()));
    }

    [Fact]
    public async Task RateLimitIs1642902WithItsHeaders()
    {
        Wire wire = new(new EmulatorOptions { RequestsPerSecond = 2 });
        await wire.GatewayAsync("GET", Job);
        await wire.GatewayAsync("GET", Job);
        WireAnswer answer = await wire.GatewayAsync("GET", Job);
        Assert.Equal((429, 1642902), (answer.Status, answer["code"].GetInt32()));
        Assert.Equal(("2", "0", "1"), (answer.Header("X-Bkapi-RateLimit-Limit"), answer.Header("X-Bkapi-RateLimit-Remaining"), answer.Header("X-Bkapi-RateLimit-Reset")));
        Assert.Null(answer.Header("Retry-After"));
        Assert.Equal(1, wire.Cloud.Counters.RateLimited);
        wire.Time.Advance(1);
        Assert.Equal(200, (await wire.GatewayAsync("GET", Job)).Status);
    }
}
