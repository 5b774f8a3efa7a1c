using System.Net;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The settings of a profile for private authorities, client certificates and proxies.</summary>
public sealed class TransportTests : StoreFixture
{
    private const string Ca = nameof(StatusProfile.CaCertificate), Client = nameof(StatusProfile.ClientCertificate),
        Key = nameof(StatusProfile.ClientCertificateKey);

    [Fact]
    public async Task Private_authority_is_trusted_by_the_profile_that_names_it()
    {
        await using var site = new PrivateSite(Home, SampleResponses.Get(StatusService.Job));
        await TestQueries.JobAsync(CreateProfile(site, (Ca, site.Root)));
        Assert.Equal(1, site.RequestCount);
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(CreateProfile(site)));
        Assert.Equal(StatusErrorKind.Untrusted, error.Kind);
        Assert.Equal(1, site.RequestCount); // Another profile does not trust it: nothing was sent.
        var checks = await new ProfileProbe(TestProfiles.Connect(CreateProfile(site, (Ca, site.Root))))
            .RunAsync(TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken);
        Assert.True(checks.Single(check => check.Step == ProfileCheckStep.Tls).Passed);
    }

    [Fact]
    public async Task Certificate_of_another_private_authority_is_rejected()
    {
        string other = Directory.CreateDirectory(Path.Combine(Home, "other")).FullName;
        await using var site = new PrivateSite(Home, SampleResponses.Get(StatusService.Job));
        await using var stranger =
            new PrivateSite(other, SampleResponses.Get(StatusService.Job), authority: new TestAuthority());
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(CreateProfile(site, (Ca, stranger.Root))));
        Assert.Equal((StatusErrorKind.Untrusted, 0), (error.Kind, site.RequestCount));
        Assert.Contains("nor through -CaCertificate", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other.example.com", 1)]
    [InlineData("127.0.0.1", -1)]
    public async Task Certificate_with_another_name_or_past_its_expiry_is_rejected(string host, int days)
    {
        await using var site = new PrivateSite(
            Home, SampleResponses.Get(StatusService.Job), host: host, until: DateTimeOffset.UtcNow.AddDays(days));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(CreateProfile(site, (Ca, site.Root))));
        Assert.Equal((StatusErrorKind.Untrusted, 0), (error.Kind, site.RequestCount));
        Assert.Matches(days < 0 ? "expired on" : "for other.example.com, not for 127.0.0.1", error.Message);
    }

    [Fact]
    public async Task Client_certificate_is_sent_in_every_file_format()
    {
        await using var site =
            new PrivateSite(Home, SampleResponses.Get(StatusService.Job), requiresClientCertificate: true);
        const string Password = StatusProfile.ClientCertificatePassword;
        (string, string?)[][] forms =
        [
            [(Client, site.ClientPfx), (Password, PrivateSite.ClientPassword)],
            [(Client, site.ClientPem), (Key, site.ClientKey)],
            [(Client, site.ClientPem), (Key, site.ClientSealedKey), (Password, PrivateSite.ClientPassword)],
        ];
        foreach (var form in forms)
        {
            await TestQueries.JobAsync(CreateProfile(site, [(Ca, site.Root), .. form]));
            Assert.Equal("CN=client", site.Client);
        }
        Assert.Equal(forms.Length, site.RequestCount);
        var refused = await TestQueries.GetErrorAsync(TestQueries.JobAsync(CreateProfile(site, (Ca, site.Root))));
        Assert.True(refused.Kind is StatusErrorKind.Untrusted or StatusErrorKind.Unavailable, refused.Message);
        Assert.Equal(forms.Length, site.RequestCount);
    }

    [Fact]
    public async Task Error_names_the_unusable_certificate_file()
    {
        await using var site = new PrivateSite(Home, "{}");
        string nothing = Path.Combine(Home, "nothing.pem"), text = Path.Combine(Home, "text.pem");
        File.WriteAllText(text, "no certificate");
        (string File, (string, string?)[] Values)[] cases =
        [
            (nothing, [(Ca, nothing)]), (text, [(Ca, text)]), (site.Middle, [(Ca, site.Middle)]),
            (site.ClientPem, [(Client, site.ClientPem)]),
            (site.ClientPfx, [(Client, site.ClientPfx), (StatusProfile.ClientCertificatePassword, "another-pass")]),
            (site.ClientPem, [(Client, site.ClientPem), (Key, text)]),
        ];
        foreach (var (file, values) in cases)
        {
            var error = Assert.Throws<StatusException>(() => TestProfiles.Connect(CreateProfile(site, values))).Error;
            Assert.Equal(StatusErrorKind.Profile, error.Kind);
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("another-pass", error.Message + error.RecommendedAction, StringComparison.Ordinal);
        }
        Assert.Equal(0, site.RequestCount);
    }

    [Fact]
    public async Task Changed_certificate_file_creates_another_connection()
    {
        await using var site = new PrivateSite(Home, "{}");
        var profile = CreateProfile(site, (Ca, site.Root));
        var before = TransportPlan.Create(profile, null);
        // Whatever the profile, one way.
        Assert.Equal(before, TransportPlan.Create(TestProfiles.Authing("https://example.com", (Ca, site.Root)), null));
        Assert.Same(ConnectionPool.GetConnection(profile), ConnectionPool.GetConnection(profile));
        var connection = ConnectionPool.GetConnection(profile);
        File.AppendAllText(site.Root, "\n" + File.ReadAllText(site.Middle));
        Assert.NotEqual(before, TransportPlan.Create(profile, null));
        Assert.NotSame(connection, ConnectionPool.GetConnection(profile));
    }

    [Fact]
    public async Task Proxy_credentials_are_sent()
    {
        await using var proxy = new ScriptedServer(request => request.Headers.ContainsKey("Proxy-Authorization")
            ? Reply.Json(SampleResponses.Get(StatusService.Job))
            : Reply.Empty(407, ("Proxy-Authenticate", "Basic realm=\"p\"")));
        var profile =
            TestProfiles.BlueKing("http://statusps.example.invalid", (nameof(StatusProfile.AllowHttp), "True"),
            (nameof(StatusProfile.Proxy), proxy.Address), (nameof(StatusProfile.ProxyUserName), "me"),
            (StatusProfile.ProxyPassword, "proxy-pass"));
        await TestQueries.JobAsync(profile);
        Assert.Equal("Basic "
            + Convert.ToBase64String("me:proxy-pass"u8), proxy.Requests[^1].Headers["Proxy-Authorization"]);
        Assert.Contains(StatusProfile.ProxyPassword, profile.Secrets);
    }

    [Theory]
    [InlineData("http://statusps.example.invalid", "GET")]
    [InlineData("https://statusps.example.invalid", "CONNECT")]
    public async Task Proxy_that_requires_credentials_is_an_authentication_error(string endpoint, string method)
    {
        await using var proxy = new ScriptedServer(Reply.Empty(407, ("Proxy-Authenticate", "Basic realm=\"p\"")));
        var profile = TestProfiles.BlueKing(
            endpoint, (nameof(StatusProfile.AllowHttp), "True"), (nameof(StatusProfile.Proxy), proxy.Address),
            (nameof(StatusProfile.MaxRetry), "3"));
        var error = (await Assert.ThrowsAsync<StatusException>(() => TestQueries.JobAsync(profile))).Error;
        Assert.Equal((StatusErrorKind.Authentication, 407), (error.Kind, error.HttpStatus));
        Assert.Contains("-ProxyCredential", error.RecommendedAction, StringComparison.Ordinal);
        Assert.All(proxy.Requests, request => Assert.Equal(method, request.Method));
    }

    [Theory]
    [InlineData("proxy.example.com:3128")]
    [InlineData("ftp://proxy.example.com")]
    [InlineData("http://me:proxy-pass@proxy.example.com:3128")]
    public void Invalid_proxy_address_or_one_with_credentials_is_rejected(string proxy)
    {
        var error = Assert.Throws<StatusException>(
            () => TransportPlan.Create(TestProfiles.Aliyun(null, (nameof(StatusProfile.Proxy), proxy)), null)).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.DoesNotContain("proxy-pass", error.Message + error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void System_proxy_is_used_when_the_profile_has_none()
    {
        var before = HttpClient.DefaultProxy;
        try
        {
            HttpClient.DefaultProxy = new WebProxy("http://system.example.com:3128") { BypassProxyOnLocal = true };
            var settings = new ProxySettings(TestProfiles.Aliyun(null), _ => null);
            Assert.Equal("http://system.example.com:3128", settings.Find(new("https://dts.aliyuncs.com"))?.ToString());
            Assert.Null(settings.Find(new("https://127.0.0.1:1")));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static BlueKingProfile CreateProfile(PrivateSite site, params ReadOnlySpan<(string, string?)> values) =>
        TestProfiles.BlueKing(site.Address, values);
}
