using System.Buffers.Text;
using System.Text.Json;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class AuthingTests
{
    private const string List = "/api/v3/list-sync-jobs";
    private const string Tasks = "/api/v3/list-sync-tasks";

    private readonly Wire _wire = new();

    [Fact]
    public async Task List_by_token_gives_the_documented_example()
    {
        WireAnswer answer = await ListAsync("syncTaskId=1000&page=1&limit=10&syncTrigger=manually");
        WireAnswer.SameJson(
            """{"list":{"syncJobId":1,"syncTaskId":1000,"createdAt":"2022-07-03T02:20:30.000Z","updatedAt":"2022-07-03T02:20:30.000Z","syncStatus":"success","syncFlow":"upstream","syncTrigger":"manually"}}""",
            answer["data"]);
        Assert.Equal((200, "操作成功"), (answer["statusCode"].GetInt32(), answer["message"].GetString()));
    }

    [Fact]
    public async Task TokenCarriesThePoolAndItsLifetime()
    {
        WireAnswer answer = await TokenAsync();
        Assert.Equal(7200, answer["data.expires_in"].GetInt32());
        string payload = answer["data.access_token"].GetString()!.Split('.')[1];
        JsonElement claims = JsonElement.Parse(Base64Url.DecodeFromChars(payload));
        Assert.Equal(EmulatorAccounts.Authing.UserPoolId, claims.GetProperty("scoped_userpool_id").GetString());
        Assert.Equal(TestClock.Start.AddSeconds(7200).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("""{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"wrong"}""", 401, 1302)]
    [InlineData("""{"accessKeyId":"nobody","accessKeySecret":"demo-secret-authing-3e61"}""", 401, 1301)]
    [InlineData("""{"accessKeyID":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""", 400, null)]
    [InlineData("not json", 400, null)]
    public async Task TokenRefuses(string body, int statusCode, int? apiCode)
    {
        WireAnswer answer = await _wire.AskAsync(Wire.Request("POST", "/api/v3/get-management-token", body, headers: ("Content-Type", "application/json")));
        Assert.Equal((200, statusCode), (answer.Status, answer["statusCode"].GetInt32()));
        Assert.Equal(apiCode, answer.Json.TryGetProperty("apiCode", out JsonElement code) ? code.GetInt32() : null);
        Assert.NotEmpty(answer["requestId"].GetString()!);
        answer.HasNo("data");
    }

    [Fact]
    public async Task TokenExpiresAndCanBeRevoked()
    {
        string token = (await TokenAsync())["data.access_token"].GetString()!;
        _wire.Time.Advance(7199);
        Assert.Equal(200, await CodeAsync(token));
        _wire.Time.Advance(1);
        Assert.Equal(401, await CodeAsync(token));
        string fresh = (await TokenAsync())["data.access_token"].GetString()!;
        _wire.Cloud.RevokeAuthingTokens();
        Assert.Equal(401, await CodeAsync(fresh));
        Assert.Equal(401, await CodeAsync("not.a.token"));
    }

    [Fact]
    public async Task PoolAndTenantHaveToMatch()
    {
        string bearer = "Bearer " + (await TokenAsync())["data.access_token"].GetString();
        Assert.Equal(403, await StatusCodeAsync(("Authorization", bearer)));
        Assert.Equal(403, await StatusCodeAsync(("Authorization", bearer), ("x-authing-userpool-id", "other")));
        (string, string) pool = ("x-authing-userpool-id", EmulatorAccounts.Authing.UserPoolId);
        Assert.Equal(403, await StatusCodeAsync(("Authorization", bearer), pool, ("x-authing-tenant-id", "other")));
        Assert.Equal(200, await StatusCodeAsync(("Authorization", bearer), pool, ("x-authing-tenant-id", EmulatorAccounts.Authing.TenantId)));
    }

    [Fact]
    public async Task SignatureMadeElsewhereHoldsOnce()
    {
        EmulatorRequest request = Signed("Ewic/DUrQU7SavFrpqnIgww9+Fc=");
        Assert.Equal(200, (await _wire.AskAsync(request))["statusCode"].GetInt32());
        Assert.Equal(1, _wire.Cloud.Counters.Of(EmulatorActions.AuthingListBySignature));
        WireAnswer replay = await _wire.AskAsync(request);
        Assert.Equal((401, 1306), (replay["statusCode"].GetInt32(), replay["apiCode"].GetInt32()));
    }

    [Theory]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+FC=", null, null, 1302)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "x-authing-lang", "en-US", 1302)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "x-authing-signature-method", "HMAC-SHA256", 1300)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "Authorization", "authing nobody:x", 1301)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "date", "", 1303)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "date", "2026-03-01T08:00:00Z", 1304)]
    [InlineData("Ewic/DUrQU7SavFrpqnIgww9+Fc=", "date", "Sun, 01 Mar 2026 07:44:59 GMT", 1305)]
    public async Task SignatureRefuses(string signature, string? header, string? value, int apiCode)
    {
        EmulatorRequest request = Signed(signature);
        if (header is not null)
            request = request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value! } };

        WireAnswer answer = await _wire.AskAsync(request);
        Assert.Equal((200, 401, apiCode), (answer.Status, answer["statusCode"].GetInt32(), answer["apiCode"].GetInt32()));
    }

    [Theory]
    [InlineData("page=1", 400)]
    [InlineData("syncTaskId=x", 400)]
    [InlineData("syncTaskId=1001&page=0", 400)]
    [InlineData("syncTaskId=1001&limit=51", 400)]
    [InlineData("syncTaskId=1001&limit=0", 400)]
    [InlineData("syncTaskId=1001&syncTrigger=never", 400)]
    [InlineData("syncTaskId=999", 404)]
    public async Task RefusesParameters(string query, int statusCode)
    {
        WireAnswer answer = await ListAsync(query);
        Assert.Equal((200, statusCode), (answer.Status, answer["statusCode"].GetInt32()));
    }

    [Fact]
    public async Task MessagesFollowTheLanguage()
    {
        WireAnswer answer = await _wire.AskAsync(Wire.Request("GET", List, headers: ("x-authing-lang", "en-US")));
        Assert.StartsWith("Not signed in", answer["message"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyJobsComeInPagesNewestFirst()
    {
        List<JsonElement> jobs = [];
        for (int page = 1; page <= 3; page++)
        {
            WireAnswer answer = await ListAsync($"syncTaskId=1001&limit=50&page={page}");
            Assert.Equal(120, answer["data.totalCount"].GetInt32());
            jobs.AddRange(answer["data.list"].EnumerateArray());
        }

        Assert.Equal([50, 50, 20], new[] { 50, 50, jobs.Count - 100 });
        Assert.Equal(120, jobs.Select(job => job.GetProperty("syncJobId").GetInt64()).Distinct().Count());
        List<string> created = [.. jobs.Select(job => job.GetProperty("createdAt").GetString()!)];
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        Assert.Equal(5 * 3, jobs.Select(job => job.GetProperty("syncStatus").GetString() + job.GetProperty("syncTrigger").GetString()).Distinct().Count());
        Assert.Equal(40, (await ListAsync("syncTaskId=1001&syncTrigger=timed"))["data.totalCount"].GetInt32());
        Assert.Equal(10, (await ListAsync("syncTaskId=1001"))["data.list"].GetArrayLength());
        Assert.Equal(0, (await ListAsync("syncTaskId=1001&page=4&limit=50"))["data.list"].GetArrayLength());
    }

    [Theory]
    [InlineData(1002, 0, "onProgress", 0)]
    [InlineData(1002, 15, "onProgress", 150)]
    [InlineData(1002, 30, "success", 300)]
    [InlineData(1003, 0, "failed", 120)]
    [InlineData(1004, 0, "free", 0)]
    [InlineData(1005, 0, "archived", 10)]
    public async Task Stories(long task, double seconds, string status, int accounts)
    {
        _wire.Time.Advance(seconds);
        JsonElement job = (await ListAsync("syncTaskId=" + task))["data.list.0"];
        Assert.Equal((status, accounts), (job.GetProperty("syncStatus").GetString(), job.GetProperty("accountCountSucc").GetInt32()));
        Assert.Equal(status == "failed", job.TryGetProperty("errMsg", out _));
    }

    [Theory]
    [InlineData("page=0", 400)]
    [InlineData("page=x", 400)]
    [InlineData("limit=51", 400)]
    [InlineData("limit=0", 400)]
    [InlineData("page=1&limit=50", 200)]
    [InlineData("", 200)]
    public async Task TasksRefuse(string query, int statusCode)
    {
        Assert.Equal(statusCode, (await TasksAsync(query))["statusCode"].GetInt32());
        Assert.Equal(401, (await _wire.AskAsync(Wire.Request("GET", Tasks + "?" + query)))["statusCode"].GetInt32());
    }

    [Fact]
    public async Task TasksArePagedNewestFirst()
    {
        _wire.Cloud.Options.ListedSyncTasks = 60;
        JsonElement[] first = [.. (await TasksAsync("page=1&limit=50"))["data.list"].EnumerateArray()], second = [.. (await TasksAsync("page=2&limit=50"))["data.list"].EnumerateArray()];
        Assert.Equal((50, 17, 67), (first.Length, second.Length, (await TasksAsync(""))["data.totalCount"].GetInt32()));
        Assert.Equal(10, (await TasksAsync(""))["data.list"].GetArrayLength());
        string[] made = [.. first.Concat(second).Select(task => task.GetProperty("createdAt").GetString()!)];
        Assert.Equal(made.OrderDescending(StringComparer.Ordinal), made);
        JsonElement failed = second.Single(task => task.GetProperty("syncTaskId").GetInt64() == EmulatorStories.Authing.Failed);
        Assert.Equal(("LDAP Beijing", "ldap", "failed"), (failed.GetProperty("syncTaskName").GetString(), failed.GetProperty("syncTaskType").GetString(), failed.GetProperty("lastSyncStatus").GetString()));
    }

    [Fact]
    public async Task UnknownRouteIs404AndTooManyIs429InTheBody()
    {
        Assert.Equal(404, (await _wire.AskAsync(Wire.Request("POST", List))).Status);
        Wire wire = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await wire.AskAsync(Wire.Request("GET", List));
        WireAnswer answer = await wire.AskAsync(Wire.Request("GET", List));
        Assert.Equal((200, 429), (answer.Status, answer["statusCode"].GetInt32()));
    }

    private static EmulatorRequest Signed(string signature) => Wire.Request(
        "GET",
        List + "?syncTaskId=1000&page=1&limit=10&syncTrigger=manually",
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

    private Task<WireAnswer> TokenAsync() => _wire.AskAsync(Wire.Request(
        "POST",
        "/api/v3/get-management-token",
        """{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""",
        headers: ("Content-Type", "application/json")));

    private Task<WireAnswer> ListAsync(string query) => GetAsync(List, query);

    private Task<WireAnswer> TasksAsync(string query) => GetAsync(Tasks, query);

    private async Task<WireAnswer> GetAsync(string path, string query)
    {
        string bearer = "Bearer " + (await TokenAsync())["data.access_token"].GetString();
        return await _wire.AskAsync(Wire.Request("GET", path + "?" + query, headers: [("Authorization", bearer), ("x-authing-userpool-id", EmulatorAccounts.Authing.UserPoolId)]));
    }

    private Task<int> CodeAsync(string token)
        => StatusCodeAsync(("Authorization", "Bearer " + token), ("x-authing-userpool-id", EmulatorAccounts.Authing.UserPoolId));

    private async Task<int> StatusCodeAsync(params (string, string)[] headers)
        => (await _wire.AskAsync(Wire.Request("GET", List + "?syncTaskId=1000", headers: headers)))["statusCode"].GetInt32();
}
