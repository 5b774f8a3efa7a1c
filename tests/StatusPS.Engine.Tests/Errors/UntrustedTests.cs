using System.Net;
using System.Net.Sockets;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>Credentials are sent to the endpoint of the profile only.</summary>
public sealed class UntrustedTests
{
    public static TheoryData<StatusService, int, string> Redirects()
    {
        var all = new TheoryData<StatusService, int, string>();
        foreach (var service in Enum.GetValues<StatusService>())
        {
            foreach (int status in (int[])[301, 302, 303, 307, 308]) all.Add(service, status, "");
            all.Add(service, 302, "<html>Moved</html>");
            all.Add(service, 302, """{"message":"Moved","Message":"Moved"}""");
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Redirect_is_not_followed(StatusService service, int status, string body)
    {
        await using var elsewhere = new ScriptedServer(Reply.Json(SampleResponses.Get(service)));
        await using var server =
            new ScriptedServer(Reply.Json(body, status, ("Location", elsewhere.Address + "/login")));
        var profile = TestProfiles.Patient(TestQueries.CreateProfile(service, server.Address));
        var error = await TestQueries.GetErrorAsync(TestQueries.QueryAsync(service, profile));
        Assert.Equal((StatusErrorKind.Untrusted, status), (error.Kind, error.HttpStatus));
        Assert.Equal((1, 0), (server.Count, elsewhere.Count));
    }

    [Fact]
    public async Task Redirect_to_the_same_host_is_not_followed()
    {
        await using var server = new ScriptedServer(request => Reply.Empty(302, ("Location", request.Target + "x")));
        Assert.Equal(
            StatusErrorKind.Untrusted,
            (await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)))).Kind);
        Assert.Equal(1, server.Count);
    }

    [Theory]
    [InlineData(StatusService.Cmdb)]
    [InlineData(StatusService.Job)]
    [InlineData(StatusService.Dts)]
    [InlineData(StatusService.Authing)]
    public async Task Plain_HTTP_to_another_host_is_rejected_before_sending(StatusService service)
    {
        var handler = new CountingHandler();
        var profile = TestQueries.CreateProfile(service, "http://statusps.invalid");
        var error = await TestQueries.GetErrorAsync(
            Task.Run(() => TestQueries.QueryAsync(service, TestProfiles.Connect(profile, inProcess: handler))));
        Assert.Equal((StatusErrorKind.Untrusted, 0), (error.Kind, handler.Count));
        Assert.Contains("-AllowHttp", error.RecommendedAction, StringComparison.Ordinal);
        profile.Set(nameof(StatusProfile.AllowHttp), "True", "Test");
        await TestQueries.GetErrorAsync(
            Task.Run(() => TestQueries.QueryAsync(service, TestProfiles.Connect(profile, inProcess: handler))));
        Assert.Equal(1, handler.Count);
    }

    [Fact]
    public async Task Certificate_of_an_unknown_authority_is_untrusted()
    {
        await using var server = new TlsServer();
        var error = await TestQueries.GetErrorAsync(
            TestQueries.JobAsync(TestProfiles.Patient(TestProfiles.BlueKing(server.Address))));
        Assert.Equal(StatusErrorKind.Untrusted, error.Kind);
        Assert.Equal(1, server.Connections);
    }

    /// <summary>
    /// The server sent no certificate, for example because a load balancer restarts or the connection breaks.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interrupted_handshake_is_not_a_trust_failure(bool resets)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int connections = 0;
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestQueries.CancellationToken);
                connections++;
                await client.GetStream()
                    .ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, TestQueries.CancellationToken);
                if (resets) client.LingerState = new(true, 0);
            }
        }, TestQueries.CancellationToken);
        var clock = new SocketClock();
        var profile = TestProfiles.Patient(TestProfiles.BlueKing($"https://{listener.LocalEndpoint}"), maxRetry: 2);
        var pending = TestQueries.JobAsync(TestProfiles.Connect(profile, clock));
        await clock.RunUntilAsync(pending);
        var error = await TestQueries.GetErrorAsync(pending);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
        Assert.Equal((StatusErrorKind.Unavailable, 3), (error.Kind, connections));
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway));
        }
    }
}
