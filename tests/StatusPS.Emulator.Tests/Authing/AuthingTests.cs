using System.Buffers.Text;
using System.Text.Json;
using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Emulator.Tests.Authing;

public sealed class AuthingTests
{
    private const string Token = "/api/v3/get-management-token";
    private const string Jobs = "/api/v3/list-sync-jobs";
    private const string Tasks = "/api/v3/list-sync-tasks";
    private const string SdkSignature = "Ewic/DUrQU7SavFrpqnIgww9+Fc=";

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task ListSyncJobs_with_a_token_returns_the_documented_example()
    {
        var response = await ListJobsAsync("syncTaskId=1000&page=1&limit=10&syncTrigger=manually");
        ReceivedResponse.AssertJson(
            """
            {"list":{"syncJobId":1,"syncTaskId":1000,"createdAt":"2022-07-03T02:20:30.000Z",
            "updatedAt":"2022-07-03T02:20:30.000Z","syncStatus":"success","syncFlow":"upstream",
            "syncTrigger":"manually"}}
            """,
            response["data"]);
        Assert.Equal((200, "操作成功"), (response.GetNumber("statusCode"), response.GetText("message")));
    }

    [Fact]
    public async Task Token_contains_the_user_pool_and_the_expiry()
    {
        var response = await RequestTokenAsync();
        Assert.Equal(7200, response.GetNumber("data.expires_in"));
        string payload = response.GetText("data.access_token")!.Split('.')[1];
        var claims = JsonElement.Parse(Base64Url.DecodeFromChars(payload));
        Assert.Equal(Accounts.UserPoolId, claims.GetProperty("scoped_userpool_id").GetString());
        Assert.Equal(
            TestClock.Start.AddSeconds(7200).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("""{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"wrong"}""", 401, 1302)]
    [InlineData("""{"accessKeyId":"nobody","accessKeySecret":"demo-secret-authing-3e61"}""", 401, 1301)]
    [InlineData(
        """{"accessKeyID":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""", 400, null)]
    [InlineData("not json", 400, null)]
    public async Task GetManagementToken_rejects_wrong_credentials_and_invalid_bodies(
        string body, int statusCode, int? apiCode)
    {
        var response = await _client.PostAsync(Token, body);
        Assert.Equal((200, statusCode), (response.Status, response.GetNumber("statusCode")));
        Assert.Equal(
            apiCode, response.Json.TryGetProperty("apiCode", out var code) ? code.GetInt32() : null);
        Assert.NotEmpty(response.GetText("requestId")!);
        response.AssertMissing("data");
    }

    [Theory]
    [InlineData(TokenRefusal.Secret, 200, 499)]
    [InlineData(TokenRefusal.Parameter, 200, 400)]
    [InlineData(TokenRefusal.UserPool, 200, 404)]
    [InlineData(TokenRefusal.Route, 404, 404)]
    public async Task GetManagementToken_returns_the_configured_error(TokenRefusal refusal, int status, int statusCode)
    {
        _client.Cloud.Options.TokenRefusal = refusal;
        var response = await _client.PostAsync(Token, "{}");
        Assert.Equal((status, statusCode), (response.Status, response.GetNumber("statusCode")));
        Assert.Equal(
            refusal == TokenRefusal.Parameter ? JsonValueKind.Array : JsonValueKind.String,
            response["message"].ValueKind);
    }

    [Fact]
    public async Task Token_is_invalid_after_its_expiry_and_after_revocation()
    {
        string token = (await RequestTokenAsync()).GetText("data.access_token")!;
        _client.Time.Advance(7199);
        Assert.Equal(200, await GetStatusCodeAsync(token));
        _client.Time.Advance(1);
        Assert.Equal(401, await GetStatusCodeAsync(token));
        string renewed = (await RequestTokenAsync()).GetText("data.access_token")!;
        _client.Cloud.RevokeAuthingTokens();
        Assert.Equal(401, await GetStatusCodeAsync(renewed));
        Assert.Equal(401, await GetStatusCodeAsync("not.a.token"));
    }

    [Fact]
    public async Task Request_is_rejected_for_another_user_pool_or_tenant()
    {
        var response = await RequestTokenAsync();
        var token = ("Authorization", "Bearer " + response.GetText("data.access_token"));
        (string, string) pool = ("x-authing-userpool-id", Accounts.UserPoolId);
        Assert.Equal(403, await GetStatusCodeAsync(token));
        Assert.Equal(403, await GetStatusCodeAsync(token, ("x-authing-userpool-id", "other")));
        Assert.Equal(403, await GetStatusCodeAsync(token, pool, ("x-authing-tenant-id", "other")));
        Assert.Equal(200, await GetStatusCodeAsync(token, pool, ("x-authing-tenant-id", Accounts.TenantId)));
    }

    [Fact]
    public async Task Signature_of_the_SDK_is_accepted_once()
    {
        var request = CreateSigned(SdkSignature);
        Assert.Equal(200, (await _client.SendAsync(request)).GetNumber("statusCode"));
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.AuthingListBySignature));
        var replay = await _client.SendAsync(request);
        Assert.Equal((401, 1306), (replay.GetNumber("statusCode"), replay.GetNumber("apiCode")));
    }

    [Theory]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+FC=", null, null, 1302)]
    [InlineData(SdkSignature, "x-authing-lang", "en-US", 1302)]
    [InlineData(SdkSignature, "x-authing-signature-method", "HMAC-SHA256", 1300)]
    [InlineData(SdkSignature, "Authorization", "authing nobody:x", 1301)]
    [InlineData(SdkSignature, "date", "", 1303)]
    [InlineData(SdkSignature, "date", "2026-03-01T08:00:00Z", 1304)]
    [InlineData(SdkSignature, "date", "Sun, 01 Mar 2026 07:44:59 GMT", 1305)]
    public async Task Signature_is_rejected_when_a_part_is_wrong(
        string signature, string? header, string? value, int apiCode)
    {
        var request = CreateSigned(signature);
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase);
        if (header is not null)
            headers[header] = value!;

        var response = await _client.SendAsync(request with { Headers = headers });
        Assert.Equal((200, 401), (response.Status, response.GetNumber("statusCode")));
        Assert.Equal(apiCode, response.GetNumber("apiCode"));
    }

    [Theory]
    [InlineData("page=1", 400)]
    [InlineData("syncTaskId=x", 400)]
    [InlineData("syncTaskId=1001&page=0", 400)]
    [InlineData("syncTaskId=1001&limit=51", 400)]
    [InlineData("syncTaskId=1001&limit=0", 400)]
    [InlineData("syncTaskId=1001&syncTrigger=never", 400)]
    [InlineData("syncTaskId=999", 404)]
    public async Task ListSyncJobs_rejects_invalid_parameters(string query, int statusCode)
    {
        var response = await ListJobsAsync(query);
        Assert.Equal((200, statusCode), (response.Status, response.GetNumber("statusCode")));
    }

    [Fact]
    public async Task Messages_are_in_the_requested_language()
    {
        var response = await _client.SendAsync("GET", Jobs, headers: ("x-authing-lang", "en-US"));
        Assert.StartsWith("Not signed in", response.GetText("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListSyncJobs_returns_pages_newest_first()
    {
        List<JsonElement> jobs = [];
        for (int page = 1; page <= 3; page++)
        {
            var response = await ListJobsAsync($"syncTaskId=1001&limit=50&page={page}");
            Assert.Equal(120, response.GetNumber("data.totalCount"));
            Assert.Equal(page == 3 ? 20 : 50, response["data.list"].GetArrayLength());
            jobs.AddRange(response["data.list"].EnumerateArray());
        }

        Assert.Equal(120, jobs.Select(job => job.GetProperty("syncJobId").GetInt64()).Distinct().Count());
        List<string> created = [.. jobs.Select(job => job.GetProperty("createdAt").GetString()!)];
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        var combinations = jobs.Select(job => $"{job.GetProperty("syncStatus")} {job.GetProperty("syncTrigger")}");
        Assert.Equal(5 * 3, combinations.Distinct().Count());
    }

    [Fact]
    public async Task ListSyncJobs_has_a_filter_and_a_default_page_size()
    {
        var timed = await ListJobsAsync("syncTaskId=1001&syncTrigger=timed");
        Assert.Equal(40, timed.GetNumber("data.totalCount"));
        Assert.Equal(10, (await ListJobsAsync("syncTaskId=1001"))["data.list"].GetArrayLength());
        Assert.Equal(0, (await ListJobsAsync("syncTaskId=1001&page=4&limit=50"))["data.list"].GetArrayLength());
    }

    [Theory]
    [InlineData(1002, 0, "onProgress", 0)]
    [InlineData(1002, 15, "onProgress", 150)]
    [InlineData(1002, 30, "success", 300)]
    [InlineData(1003, 0, "failed", 120)]
    [InlineData(1004, 0, "free", 0)]
    [InlineData(1005, 0, "archived", 10)]
    public async Task Scenario_has_the_documented_state(long task, double seconds, string status, int accounts)
    {
        _client.Time.Advance(seconds);
        var job = (await ListJobsAsync("syncTaskId=" + task))["data.list.0"];
        Assert.Equal(status, job.GetProperty("syncStatus").GetString());
        Assert.Equal(accounts, job.GetProperty("accountCountSucc").GetInt32());
        Assert.Equal(status == "failed", job.TryGetProperty("errMsg", out _));
    }

    [Theory]
    [InlineData("page=0", 400)]
    [InlineData("page=x", 400)]
    [InlineData("limit=51", 400)]
    [InlineData("limit=0", 400)]
    [InlineData("page=1&limit=50", 200)]
    [InlineData("", 200)]
    public async Task ListSyncTasks_rejects_invalid_pages_and_missing_credentials(string query, int statusCode)
    {
        Assert.Equal(statusCode, (await ListTasksAsync(query)).GetNumber("statusCode"));
        Assert.Equal(401, (await _client.SendAsync("GET", Tasks + "?" + query)).GetNumber("statusCode"));
    }

    [Fact]
    public async Task ListSyncTasks_returns_pages_newest_first()
    {
        _client.Cloud.Options.ListedSyncTasks = 60;
        JsonElement[] first = [.. (await ListTasksAsync("page=1&limit=50"))["data.list"].EnumerateArray()];
        JsonElement[] second = [.. (await ListTasksAsync("page=2&limit=50"))["data.list"].EnumerateArray()];
        Assert.Equal((50, 17), (first.Length, second.Length));
        var byDefault = await ListTasksAsync("");
        Assert.Equal(
            (67, 10), (byDefault.GetNumber("data.totalCount"), byDefault["data.list"].GetArrayLength()));
        string[] created = [.. first.Concat(second).Select(task => task.GetProperty("createdAt").GetString()!)];
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        var failed = second.Single(
            task => task.GetProperty("syncTaskId").GetInt64() == EmulatorScenarios.Authing.Failed);
        Assert.Equal("LDAP Beijing", failed.GetProperty("syncTaskName").GetString());
        Assert.Equal("ldap", failed.GetProperty("syncTaskType").GetString());
        Assert.Equal("failed", failed.GetProperty("lastSyncStatus").GetString());
    }

    [Fact]
    public async Task Unknown_path_returns_404_and_rate_limit_returns_429_in_the_body()
    {
        Assert.Equal(404, (await _client.SendAsync("POST", Jobs)).Status);
        EmulatorClient client = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await client.SendAsync("GET", Jobs);
        var response = await client.SendAsync("GET", Jobs);
        Assert.Equal((200, 429), (response.Status, response.GetNumber("statusCode")));
    }

    private static EmulatorRequest CreateSigned(string signature) => EmulatorClient.CreateRequest(
        "GET",
        Jobs + "?syncTaskId=1000&page=1&limit=10&syncTrigger=manually",
        headers:
        [
            ("Authorization", "authing demo-userpool-6300a1:" + signature),
            ("Date", "Sun, 01 Mar 2026 08:00:00 GMT"),
            ("x-authing-lang", "zh-CN"),
            ("x-authing-signature-method", "HMAC-SHA1"),
            ("x-authing-signature-nonce", "nonce-3"),
            ("x-authing-signature-version", "1.0"),
            ("x-authing-userpool-id", "demo-userpool-6300a1"),
        ]);

    private Task<ReceivedResponse> RequestTokenAsync() => _client.PostAsync(
        Token, """{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""");

    private Task<ReceivedResponse> ListJobsAsync(string query) => GetAsync(Jobs, query);

    private Task<ReceivedResponse> ListTasksAsync(string query) => GetAsync(Tasks, query);

    private async Task<ReceivedResponse> GetAsync(string path, string query)
    {
        string token = "Bearer " + (await RequestTokenAsync()).GetText("data.access_token");
        return await _client.SendAsync(
            "GET",
            path + "?" + query,
            "",
            ("Authorization", token),
            ("x-authing-userpool-id", Accounts.UserPoolId));
    }

    private Task<int> GetStatusCodeAsync(string token) => GetStatusCodeAsync(
        ("Authorization", "Bearer " + token), ("x-authing-userpool-id", Accounts.UserPoolId));

    private async Task<int> GetStatusCodeAsync(params (string, string)[] headers)
        => (await _client.SendAsync("GET", Jobs + "?syncTaskId=1000", "", headers)).GetNumber("statusCode");
}
