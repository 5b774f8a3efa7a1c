using System.Net;
using System.Net.Sockets;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>
/// The error of an untrusted certificate contains the reason and the recommended action, and never refers to an inner
/// exception.
/// </summary>
public sealed class TlsAdviceTests : StoreFixture
{
    [Fact]
    public async Task Error_of_an_unknown_authority_names_its_certificate()
    {
        await using var site = new PrivateSite(Home, "{}");
        await AssertAsync(site.Address, null, "issuer 'Private", "-CaCertificate");
    }

    [Fact]
    public async Task Error_of_another_private_authority_is_distinct()
    {
        await using var site = new PrivateSite(Home, "{}");
        string folder = Directory.CreateDirectory(Path.Combine(Home, "other")).FullName;
        await using var other = new PrivateSite(folder, "{}", authority: new TestAuthority());
        await AssertAsync(site.Address, other.Root, "nor through -CaCertificate", "-CaCertificate");
    }

    [Fact]
    public async Task Error_of_an_expired_certificate_has_the_date()
    {
        await using var site = new PrivateSite(Home, "{}", until: DateTimeOffset.UtcNow.AddHours(-1));
        await AssertAsync(site.Address, site.Root, "expired on", "renew");
        await AssertAsync(site.Address, null, "expired on", "renew");
    }

    [Fact]
    public async Task Error_of_a_wrong_host_name_lists_the_names_of_the_certificate()
    {
        await using var site = new PrivateSite(Home, "{}", host: "elsewhere.example.com");
        await AssertAsync(site.Address, site.Root, "for elsewhere.example.com, not for 127.0.0.1", "-Endpoint");
    }

    [Fact]
    public async Task HTTPS_to_a_plain_HTTP_port_is_explained()
    {
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var answering = AnswerPlainAsync(plain);
        await AssertAsync(
            $"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}", null, "the port may be one for http",
            "http://");
        plain.Stop();
        await answering;
    }

    private static async Task AssertAsync(string address, string? authority, string words, string advice)
    {
        var profile = TestProfiles.Aliyun(address, (nameof(StatusProfile.CaCertificate), authority));
        var error = await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, "cn-hangzhou", "dts1"));
        Assert.Equal(StatusErrorKind.Untrusted, error.Kind);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", error.Message, StringComparison.OrdinalIgnoreCase);
        var step = (await new ProfileProbe(TestProfiles.Connect(profile))
            .RunAsync(TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken)).Single(check => check.Step == ProfileCheckStep.Tls);
        Assert.False(step.Passed);
        Assert.Contains(words, step.Detail, StringComparison.Ordinal);
        Assert.Contains(advice, step.Error!.RecommendedAction, StringComparison.Ordinal);
    }

    private static async Task AnswerPlainAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(
                    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception end) when (end is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}
