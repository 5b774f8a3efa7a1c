using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests;

public sealed class EmulatorHandlerTests
{
    private const string Address = EmulatorAccounts.BlueKing.GatewayAddress
        + "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HttpClient_receives_the_response()
    {
        using HttpClient client = new(new EmulatorHandler(new EmulatedCloud(time: new TestClock())));
        using var response = await client.SendAsync(CreateRequest(), CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
        var job = body.GetProperty("data").GetProperty("job_instance");
        Assert.Equal(100, job.GetProperty("job_instance_id").GetInt64());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TestClock.Start, response.Headers.Date);
        Assert.True(response.Headers.Contains("X-Bkapi-Request-Id"));
    }

    [Fact]
    public async Task Body_and_content_headers_are_sent()
    {
        using HttpClient client = new(new EmulatorHandler(new EmulatedCloud()));
        using StringContent content = new(
            """{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""",
            null,
            "application/json");
        using var response = await client.PostAsync(
            EmulatorAccounts.Authing.Host + "/api/v3/get-management-token", content, CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
        Assert.Equal(200, body.GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task Canceled_request_is_counted()
    {
        EmulatedCloud cloud = new(new EmulatorOptions { Latency = TimeSpan.FromMinutes(1) }, new TestClock());
        using HttpClient client = new(new EmulatorHandler(cloud));
        using CancellationTokenSource source = new();
        var response = client.SendAsync(CreateRequest(), source.Token);
        Assert.False(response.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        Assert.Equal((1, 1), (cloud.Counters.Requests, cloud.Counters.Aborted));
    }

    [Theory]
    [InlineData(EmulatorFaultKind.Reset)]
    [InlineData(EmulatorFaultKind.Truncate)]
    public async Task Broken_connection_throws_HttpRequestException(EmulatorFaultKind kind)
    {
        var cloud = EmulatorClient.CreateWithFault(kind).Cloud;
        using HttpClient client = new(new EmulatorHandler(cloud));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(CreateRequest(), CancellationToken));
    }

    [Fact]
    public async Task Unknown_address_returns_404()
    {
        EmulatedCloud cloud = new();
        using HttpClient client = new(new EmulatorHandler(cloud));
        using var response = await client.GetAsync("https://demo.invalid/nothing", CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(1, cloud.Counters.ByAction[EmulatorActions.Unknown]);
    }

    private static HttpRequestMessage CreateRequest()
    {
        HttpRequestMessage request = new(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("X-Bkapi-Authorization", EmulatorClient.BlueKingHeader);
        return request;
    }
}
