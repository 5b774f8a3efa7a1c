using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class EmulatorHandlerTests
{
    private const string Job = EmulatorAccounts.BlueKing.GatewayAddress + "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    [Fact]
    public async Task AnswersAnHttpClient()
    {
        using HttpClient client = new(new EmulatorHandler(new EmulatedCloud(time: new TestClock())));
        using HttpResponseMessage response = await client.SendAsync(Request(), TestContext.Current.CancellationToken);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(100, body.GetProperty("data").GetProperty("job_instance").GetProperty("job_instance_id").GetInt64());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TestClock.Start, response.Headers.Date);
        Assert.True(response.Headers.Contains("X-Bkapi-Request-Id"));
    }

    [Fact]
    public async Task SendsTheBodyAndItsHeaders()
    {
        using HttpClient client = new(new EmulatorHandler(new EmulatedCloud()));
        using StringContent content = new("""{"accessKeyId":"demo-userpool-6300a1","accessKeySecret":"demo-secret-authing-3e61"}""", null, "application/json");
        using HttpResponseMessage response = await client.PostAsync(EmulatorAccounts.Authing.Host + "/api/v3/get-management-token", content, TestContext.Current.CancellationToken);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(200, body.GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task CancellingWhileItIsBeingAnsweredIsCounted()
    {
        EmulatedCloud cloud = new(new EmulatorOptions { Latency = TimeSpan.FromMinutes(1) }, new TestClock());
        using HttpClient client = new(new EmulatorHandler(cloud));
        using CancellationTokenSource stop = new();
        Task<HttpResponseMessage> asked = client.SendAsync(Request(), stop.Token);
        Assert.False(asked.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal((1, 1), (cloud.Counters.Requests, cloud.Counters.Aborted));
    }

    [Theory]
    [InlineData(EmulatorFaultKind.Reset)]
    [InlineData(EmulatorFaultKind.Truncate)]
    public async Task BrokenConnectionsLookLikeBrokenConnections(EmulatorFaultKind kind)
    {
        EmulatorOptions options = new();
        options.Faults.Add(new EmulatorFault(kind, 1));
        using HttpClient client = new(new EmulatorHandler(new EmulatedCloud(options)));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(Request(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task UnknownAddressIs404()
    {
        EmulatedCloud cloud = new();
        using HttpClient client = new(new EmulatorHandler(cloud));
        using HttpResponseMessage response = await client.GetAsync("https://demo.invalid/nothing", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(1, cloud.Counters.ByAction[EmulatorActions.Unknown]);
    }

    private static HttpRequestMessage Request()
    {
        HttpRequestMessage request = new(HttpMethod.Get, Job);
        request.Headers.TryAddWithoutValidation("X-Bkapi-Authorization", Wire.BlueKingHeader);
        return request;
    }
}
