using System.Net;
using System.Text;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>Metrics and credentials go to a Pushgateway over TLS or to this machine, and to no other server.</summary>
public sealed class PushGatewayTests
{
    private const string Text = "# HELP statusps_up 同步\n# EOF\n";
    private const string Secret = "pa:ss w0rd+/ß";

    [Theory]
    [InlineData("https://push.example.com", "https://push.example.com/metrics/job/statusps")]
    [InlineData("https://push.example.com/", "https://push.example.com/metrics/job/statusps")]
    [InlineData("https://push.example.com:9091/prefix/", "https://push.example.com:9091/prefix/metrics/job/statusps")]
    [InlineData("http://127.0.0.1:9091", "http://127.0.0.1:9091/metrics/job/statusps")]
    [InlineData("http://[::1]:9091", "http://[::1]:9091/metrics/job/statusps")]
    [InlineData("http://localhost/metrics/job/statusps/site/a", "http://localhost/metrics/job/statusps/site/a")]
    [InlineData("http://localhost:9091/metrics/job/nightly/", "http://localhost:9091/metrics/job/nightly")]
    public void Group_is_statusps_unless_the_address_has_one(string gateway, string group) =>
        Assert.Equal(group, PushGatewayAddress.Create(new(gateway), allowHttp: false, hasCredential: true).AbsoluteUri);

    [Theory]
    [InlineData("push.example.com:9091")]
    [InlineData("/metrics")]
    [InlineData("ftp://push.example.com")]
    [InlineData("https://ops:hunter2secret@push.example.com")]
    [InlineData("https://push.example.com?token=hunter2secret")]
    [InlineData("https://push.example.com#hunter2secret")]
    public void Invalid_address_is_rejected(string gateway)
    {
        var address = new Uri(gateway, UriKind.RelativeOrAbsolute);
        var error = Assert.Throws<StatusException>(() => PushGatewayAddress.Create(address, true, false)).Error;
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.DoesNotContain("hunter2secret", error.Message + error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_HTTP_to_another_machine_requires_AllowHttp_and_never_has_a_credential()
    {
        var gateway = new Uri("http://push.example.com:9091");
        var error = Assert.Throws<StatusException>(() => PushGatewayAddress.Create(gateway, false, false)).Error;
        Assert.Equal(StatusErrorKind.Untrusted, error.Kind);
        Assert.Contains("-AllowHttp", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("http", PushGatewayAddress.Create(gateway, true, false).Scheme);
        Assert.Equal(
            StatusErrorKind.Untrusted,
            Assert.Throws<StatusException>(() => PushGatewayAddress.Create(gateway, true, true)).Error.Kind);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task Metrics_replace_those_of_the_group(int status)
    {
        await using var server = new ScriptedServer(Reply.Empty(status));
        Assert.Equal(status, await PushAsync(server, new("ops", Secret)).GuardAsync());
        Assert.Equal("PUT /metrics/job/statusps", $"{server.Only}");
        Assert.Equal(Text, server.Only.Text);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", server.Only.Header("Content-Type"));
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("ops:" + Secret));
        Assert.Equal("Basic " + basic, server.Only.Header("Authorization"));
    }

    [Fact]
    public async Task No_credential_is_sent_without_one()
    {
        await using var server = new ScriptedServer(Reply.Empty(200));
        await PushAsync(server).GuardAsync();
        Assert.Null(server.Only.Header("Authorization"));
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var other = new ScriptedServer(Reply.Empty(200));
        await using var server = new ScriptedServer(
            Reply.Empty(307, ("Location", other.Address + "/metrics/job/statusps")));
        var error = await GetErrorAsync(PushAsync(server, new("ops", Secret)));
        Assert.Equal((StatusErrorKind.Untrusted, 307), (error.Kind, error.HttpStatus));
        Assert.Equal((1, 0), (server.Count, other.Count));
    }

    [Theory]
    [InlineData(400, StatusErrorKind.InvalidRequest)]
    [InlineData(401, StatusErrorKind.Authentication)]
    [InlineData(403, StatusErrorKind.PermissionDenied)]
    [InlineData(404, StatusErrorKind.NotFound)]
    [InlineData(503, StatusErrorKind.Unavailable)]
    public async Task Rejection_has_the_reason_without_the_credential(int status, StatusErrorKind kind)
    {
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("ops:" + Secret));
        string reason = $"pushed metrics are invalid\u001b: {Secret} {basic}\n{new string('x', 9999)}";
        await using var server = new ScriptedServer(Reply.Text(reason, "text/plain; charset=utf-8", status));
        var error = await GetErrorAsync(PushAsync(server, new("ops", Secret)));
        Assert.Equal((kind, status), (error.Kind, error.HttpStatus));
        Assert.Contains("pushed metrics are invalid\ufffd: ", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 100, 700);
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(basic, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Fact]
    public async Task Page_of_a_proxy_is_not_part_of_the_message()
    {
        await using var server = new ScriptedServer(Reply.Html(502));
        var error = await GetErrorAsync(PushAsync(server));
        Assert.DoesNotContain("<html>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_connection_is_unavailable()
    {
        await using var server = new ScriptedServer(Reply.Reset);
        var error = await GetErrorAsync(PushAsync(server));
        Assert.Equal(StatusErrorKind.Unavailable, error.Kind);
        Assert.Contains("-PushGateway", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_the_request()
    {
        await using var server = new ScriptedServer(Reply.Hang);
        using var stop = new CancellationTokenSource();
        var pending = PushGatewayClient.PushAsync(GetGroup(server), Text, null, TimeProvider.System, stop.Token);
        await server.ArrivedAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending.GuardAsync());
    }

    private static Task<int> PushAsync(ScriptedServer server, NetworkCredential? credential = null) =>
        PushGatewayClient.PushAsync(
            GetGroup(server), Text, credential, TimeProvider.System, TestQueries.CancellationToken);

    private static Uri GetGroup(ScriptedServer server) =>
        PushGatewayAddress.Create(new(server.Address), allowHttp: false, hasCredential: true);

    private static async Task<StatusError> GetErrorAsync(Task pushing) =>
        (await Assert.ThrowsAsync<StatusException>(() => pushing.GuardAsync())).Error;
}
