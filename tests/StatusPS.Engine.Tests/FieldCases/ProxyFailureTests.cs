using System.Net;
using System.Net.Sockets;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>A failure of the proxy names the proxy, in queries and in the check of a profile.</summary>
public sealed class ProxyFailureTests
{
    private const string Site = "https://statusps.example.invalid";

    [Theory]
    [InlineData(407, StatusErrorKind.Authentication, "-ProxyCredential")]
    [InlineData(403, StatusErrorKind.PermissionDenied, "-NoProxy")]
    [InlineData(502, StatusErrorKind.Unavailable, "-NoProxy")]
    public async Task Rejected_tunnel_names_the_proxy(int status, StatusErrorKind kind, string advice)
    {
        await using var proxy = new ScriptedServer(Reply.Empty(status, ("Proxy-Authenticate", "Basic realm=\"p\"")));
        var profile = TestProfiles.Aliyun(Site, (nameof(StatusProfile.Proxy), proxy.Address));
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"));
        Assert.Equal((kind, (int?)status), (error.Kind, error.HttpStatus));
        Assert.Contains(proxy.Address, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
        await AssertStepAsync(profile, proxy.Address, kind);
        Assert.All(proxy.Requests, request => Assert.Equal("CONNECT", request.Method));
    }

    [Fact]
    public async Task Proxy_that_refuses_connections_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        foreach (string site in (string[])[Site, "http://statusps.example.invalid"])
        {
            var profile = TestProfiles.Aliyun(
                site, (nameof(StatusProfile.Proxy), address), (nameof(StatusProfile.AllowHttp), "True"));
            var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"));
            Assert.Equal(StatusErrorKind.Unavailable, error.Kind);
            Assert.Contains($"the proxy {address} cannot be reached", error.Message, StringComparison.Ordinal);
            await AssertStepAsync(profile, address, StatusErrorKind.Unavailable);
        }
    }

    [Fact]
    public async Task Proxy_with_an_unknown_host_name_is_named()
    {
        const string address = "http://proxy.example.invalid:3128";
        var profile = TestProfiles.Aliyun(Site, (nameof(StatusProfile.Proxy), address));
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"));
        Assert.Contains(address, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the name statusps.example.invalid", error.Message, StringComparison.Ordinal);
        await AssertStepAsync(profile, address, StatusErrorKind.Unavailable);
    }

    [Fact]
    public async Task Response_without_TLS_names_the_proxy()
    {
        await using var proxy = new ScriptedServer(Reply.Html(403));
        var error =
            await TestQueries.GetErrorAsync(TestQueries.DtsAsync(TestProfiles.Aliyun("http://statusps.example.invalid",
            (nameof(StatusProfile.Proxy), proxy.Address), (nameof(StatusProfile.AllowHttp), "True")), "cn-hangzhou",
            "dts1"));
        Assert.Contains(proxy.Address, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_opens_the_tunnel_passes_its_step()
    {
        await using var site = new TlsServer();
        await using var proxy = new ScriptedServer(
            _ => new Reply { Raw = (stream, stop) => TunnelAsync(stream, new Uri(site.Address).Port, stop) });
        var profile = TestProfiles.Aliyun(Site, (nameof(StatusProfile.Proxy), proxy.Address));
        var step = (await RunAsync(profile)).Single(check => check.Step == ProfileCheckStep.Proxy);
        Assert.Equal((true, proxy.Address), (step.Passed, step.Detail));
    }

    private static async Task AssertStepAsync(StatusProfile profile, string address, StatusErrorKind kind)
    {
        var checks = await RunAsync(profile);
        var step = checks[0];
        Assert.Equal((ProfileCheckStep.Proxy, false, kind), (step.Step, step.Passed, step.Error!.Kind));
        Assert.Contains(address, step.Detail, StringComparison.Ordinal);
        Assert.Contains(
            address, checks.Single(check => check.Step == ProfileCheckStep.SignIn).Detail, StringComparison.Ordinal);
    }

    private static async Task<List<ProfileCheck>> RunAsync(StatusProfile profile) =>
        await new ProfileProbe(TestProfiles.Connect(profile))
            .RunAsync(TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken);

    private static async Task TunnelAsync(Stream stream, int port, CancellationToken cancellationToken)
    {
        using var site = new TcpClient();
        await site.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), cancellationToken);
        await using var there = site.GetStream();
        await Task.WhenAny(stream.CopyToAsync(there, cancellationToken), there.CopyToAsync(stream, cancellationToken));
    }
}
