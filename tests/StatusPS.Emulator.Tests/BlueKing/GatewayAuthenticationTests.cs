using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

public sealed class GatewayAuthenticationTests
{
    private const string Resource =
        "/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    private const string Target = "/api/bk-job" + Resource;
    private const string App = EmulatorClient.AppFields;

    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData(EmulatorClient.BlueKingHeader)]
    [InlineData("{" + App + ",\"bk_token\":\"demo-token-blueking-user-52be\"}")]
    [InlineData("{" + App + ",\"bk_ticket\":\"demo-ticket-blueking-user-8ad1\"}")]
    [InlineData("""{"access_token":"demo-access-token-blueking-c406"}""")]
    public async Task Gateway_accepts_each_form_of_credentials(string authorization)
        => Assert.Equal(200, (await _client.SendToGatewayAsync("GET", Target, authorization: authorization)).Status);

    [Theory]
    [InlineData(null, "app code cannot be empty")]
    [InlineData("{}", "app code cannot be empty")]
    [InlineData("not json", "is not a valid JSON")]
    [InlineData("""{"bk_app_code":"statusps-demo","bk_username":"admin"}""", "please provide bk_app_secret")]
    [InlineData(
        """{"bk_app_code":"statusps-demo","bk_app_secret":"wrong","bk_username":"admin"}""",
        "bk_app_code or bk_app_secret is incorrect")]
    [InlineData(
        """{"bk_app_code":"nobody","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin"}""",
        "bk_app_code or bk_app_secret is incorrect")]
    [InlineData("{" + App + "}", "user authentication failed")]
    [InlineData("{" + App + ",\"bk_token\":\"wrong\",\"bk_username\":\"admin\"}", "user authentication failed")]
    [InlineData("""{"access_token":"wrong"}""", "access_token is invalid")]
    public async Task Gateway_rejects_wrong_credentials_with_1640001_and_HTTP_400(string? authorization, string reason)
    {
        const string query = "&bk_app_code=statusps-demo&bk_app_secret=demo-secret-blueking-7f3a&bk_username=admin";
        var response = await _client.SendToGatewayAsync(
            "GET", Target + query, authorization: authorization);
        Assert.Equal(400, response.Status);
        Assert.Equal(1640001, response.GetNumber("code"));
        Assert.Equal("INVALID_ARGS", response.GetText("code_name"));
        Assert.Contains(reason, response.GetText("message"), StringComparison.Ordinal);
        Assert.False(response["result"].GetBoolean());
        Assert.Equal("1640001", response.GetHeader("X-Bkapi-Error-Code"));
        Assert.Equal(response.GetText("message"), response.GetHeader("X-Bkapi-Error-Message"));
        Assert.NotNull(response.GetHeader("X-Bkapi-Request-Id"));
    }

    [Fact]
    public async Task Missing_app_code_returns_the_published_error()
        => (await _client.SendToGatewayAsync("GET", Target, authorization: null)).AssertBody(
            """
            {"code":1640001,"data":null,"code_name":"INVALID_ARGS",
            "message":"Parameters error [reason=\"app code cannot be empty\"]","result":false}
            """);

    [Theory]
    [InlineData("POST", "/api/bk-job/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-job/stag/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-job/prod/api/v4/get_job_instance_status/")]
    [InlineData("GET", "/api/bk-cmdb/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-nobody/prod/api/v4/get_job_instance_status")]
    [InlineData("GET", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3")]
    [InlineData("GET", "/api/bk-job")]
    public async Task Unpublished_resource_returns_1640401(string method, string target)
    {
        var response = await _client.SendToGatewayAsync(method, target);
        Assert.Equal((404, 1640401), (response.Status, response.GetNumber("code")));
    }

    [Fact]
    public async Task Request_ID_is_returned()
    {
        var response = await _client.SendToGatewayAsync(
            "GET", Target, headers: ("X-Request-Id", "mine"));
        Assert.Equal("mine", response.GetHeader("X-Request-Id"));
    }

    [Theory]
    [InlineData("bk-job.example.invalid", 200)]
    [InlineData("JOBV3-CLOUD.example.invalid", 200)]
    [InlineData("bk-cmdb.example.invalid", 404)]
    public async Task Gateway_name_is_accepted_in_the_host(string host, int status)
    {
        var request = EmulatorClient.CreateRequest(
            "GET", Resource, host: host, headers: ("X-Bkapi-Authorization", EmulatorClient.BlueKingHeader));
        Assert.Equal(status, (await _client.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Multi_tenant_site_requires_the_tenant()
    {
        EmulatorClient client = new(new EmulatorOptions { MultiTenant = true });
        var missing = await client.SendToGatewayAsync("GET", Target);
        Assert.Equal((401, ""), (missing.Status, missing.Text));
        var valid = await client.SendToGatewayAsync("GET", Target, headers: ("X-Bk-Tenant-Id", "system"));
        Assert.Equal(200, valid.Status);
        var other = await client.SendToGatewayAsync("GET", Target, headers: ("X-Bk-Tenant-Id", "other"));
        Assert.Equal((403, 1640302), (other.Status, other.GetNumber("code")));
    }

    [Fact]
    public async Task Rate_limit_returns_1642902_and_its_headers()
    {
        EmulatorClient client = new(new EmulatorOptions { RequestsPerSecond = 2 });
        await client.SendToGatewayAsync("GET", Target);
        await client.SendToGatewayAsync("GET", Target);
        var response = await client.SendToGatewayAsync("GET", Target);
        Assert.Equal((429, 1642902), (response.Status, response.GetNumber("code")));
        Assert.Equal("2", response.GetHeader("X-Bkapi-RateLimit-Limit"));
        Assert.Equal("0", response.GetHeader("X-Bkapi-RateLimit-Remaining"));
        Assert.Equal("1", response.GetHeader("X-Bkapi-RateLimit-Reset"));
        Assert.Null(response.GetHeader("Retry-After"));
        Assert.Equal(1, client.Cloud.Counters.RateLimited);
        client.Time.Advance(1);
        Assert.Equal(200, (await client.SendToGatewayAsync("GET", Target)).Status);
    }
}
