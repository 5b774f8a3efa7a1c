using System.Text.Json;
using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Emulator.Tests.Authing;

/// <summary>Authing's <c>list-sync-job-logs</c>: pages, filters and agreement with the job.</summary>
public sealed class SyncJobLogTests
{
    private const string Failed = "syncJobId=1003001";

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Logs_agree_with_the_counts_of_the_job()
    {
        Assert.Equal(340, (await ListAsync(Failed)).GetNumber("data.totalCount"));
        Assert.Equal(205, (await ListAsync(Failed + "&success=false")).GetNumber("data.totalCount"));
        var users = await ListAsync(Failed + "&success=false&action=CreateUser&objectType=USER&limit=50");
        Assert.Equal((180, 50), (users.GetNumber("data.totalCount"), users["data.list"].GetArrayLength()));
        Assert.Equal("邮箱 user120@example.com 已被其他用户占用", users.GetText("data.list.0.errMsg"));
        Assert.Equal("LDAP bind failed: invalid credentials (49)", users.GetText("data.list.6.errMsg"));
        Assert.Equal(
            ("USER", "CreateUser", false),
            (
                users.GetText("data.list.0.objectType"),
                users.GetText("data.list.0.action"),
                users["data.list.0.success"].GetBoolean()));
        Assert.Equal(JsonValueKind.Object, users["data.list.0.rawData"].ValueKind);
        var departments = await ListAsync(Failed + "&objectType=department");
        Assert.Equal(15, departments.GetNumber("data.totalCount"));
    }

    [Fact]
    public async Task Pages_contain_each_entry_once()
    {
        HashSet<long> ids = [];
        for (int page = 1; page <= 8; page++)
        {
            var response = await ListAsync($"{Failed}&limit=50&page={page}");
            foreach (var log in response["data.list"].EnumerateArray())
                Assert.True(ids.Add(log.GetProperty("syncLogId").GetInt64()));
            Assert.Equal(page < 7 ? 50 : page == 7 ? 40 : 0, response["data.list"].GetArrayLength());
        }

        Assert.Equal(340, ids.Count);
    }

    [Fact]
    public async Task Logs_of_a_running_job_grow()
    {
        Assert.Equal(0, (await ListAsync("syncJobId=1002001")).GetNumber("data.totalCount"));
        _client.Time.Advance(15);
        Assert.Equal(6 + 2 + 150 + 30, (await ListAsync("syncJobId=1002001")).GetNumber("data.totalCount"));
        _client.Time.Advance(15);
        Assert.Equal(12 + 4 + 300 + 60, (await ListAsync("syncJobId=1002001")).GetNumber("data.totalCount"));
    }

    [Fact]
    public async Task Alternative_shape_has_no_total_and_other_types()
    {
        var response = await ListAsync("syncJobId=1007001");
        Assert.False(response["data"].TryGetProperty("totalCount", out _));
        Assert.Equal("false", response.GetText("data.list.1.success"));
        Assert.Equal(JsonValueKind.Number, response["data.list.1.createdAt"].ValueKind);
        Assert.Equal(JsonValueKind.Object, response["data.list.1.errMsg"].ValueKind);
        Assert.Equal(200, (await ListAsync("syncJobId=1007000")).GetNumber("statusCode"));
        Assert.Equal(200, (await ListAsync("syncJobId=1")).GetNumber("statusCode"));
    }

    [Theory]
    [InlineData("page=1", 400)]
    [InlineData("syncJobId=x", 400)]
    [InlineData(Failed + "&page=0", 400)]
    [InlineData(Failed + "&limit=51", 400)]
    [InlineData(Failed + "&success=no", 400)]
    [InlineData(Failed + "&action=Create", 400)]
    [InlineData(Failed + "&objectType=host", 400)]
    [InlineData("syncJobId=1003999", 404)]
    [InlineData("syncJobId=999001", 404)]
    public async Task Invalid_parameters_are_rejected(string query, int statusCode)
        => Assert.Equal(statusCode, (await ListAsync(query)).GetNumber("statusCode"));

    [Fact]
    public async Task Logs_need_authentication_and_are_counted()
    {
        var anonymous = await _client.SendAsync("GET", "/api/v3/list-sync-job-logs?" + Failed);
        Assert.Equal(401, anonymous.GetNumber("statusCode"));
        await ListAsync(Failed);
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.AuthingLogsByToken));
    }

    [Fact]
    public async Task Task_has_the_rate_of_its_last_job()
    {
        JsonElement task = (await GetAsync("/api/v3/list-sync-tasks?limit=50"))["data.list"].EnumerateArray()
            .Single(task => task.GetProperty("syncTaskId").GetInt64() == 1003);
        Assert.Equal(39, task.GetProperty("lastSyncRate").GetInt32());
    }

    private Task<ReceivedResponse> ListAsync(string query) => GetAsync("/api/v3/list-sync-job-logs?" + query);

    private async Task<ReceivedResponse> GetAsync(string target)
    {
        var token = await _client.PostAsync(
            "/api/v3/get-management-token",
            $"{{\"accessKeyId\":\"{Accounts.AccessKeyId}\",\"accessKeySecret\":\"{Accounts.AccessKeySecret}\"}}");
        return await _client.SendAsync(
            "GET",
            target,
            "",
            ("Authorization", "Bearer " + token.GetText("data.access_token")),
            ("x-authing-userpool-id", Accounts.UserPoolId));
    }
}
