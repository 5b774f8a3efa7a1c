using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>The proxy of a request.</summary>
public sealed class ProxySettingsTests
{
    private const string ProxyAddress = "http://proxy.example.com:3128";

    private readonly Dictionary<string, string> _variables = [];

    public static TheoryData<string> LoopbackHosts =>
    [
        "127.0.0.1", "127.0.0.2", "127.255.255.254", "localhost", "LOCALHOST", "localhost.", "bk.localhost",
        "a.b.localhost",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:127.9.9.9]", "2130706433", "127.1",
    ];

    [Theory]
    [MemberData(nameof(LoopbackHosts))]
    public void Loopback_uses_no_proxy_of_any_source(string host)
    {
        var own = new ProxySettings(TestProfiles.Aliyun(null, (nameof(StatusProfile.Proxy), ProxyAddress)), _ => null);
        foreach (string scheme in (string[])["http", "https"])
        {
            var address = new Uri($"{scheme}://{host}:8443/path");
            Assert.Null(own.Find(address));
            Assert.True(own.IsBypassed(address));
            Assert.True(LoopbackAddress.Contains(address));
        }
    }

    [Theory]
    [InlineData("127.0.0.1.example.com")]
    [InlineData("localhost.example.com")]
    [InlineData("notlocalhost")]
    [InlineData("128.0.0.1")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[::2]")]
    public void Other_hosts_use_the_proxy(string host) =>
        Assert.NotNull(Settings(name => name == "all_proxy" ? ProxyAddress : null).Find(new($"https://{host}")));

    [Theory]
    [InlineData("https", "https_proxy", true)]
    [InlineData("https", "HTTPS_PROXY", true)]
    [InlineData("https", "all_proxy", true)]
    [InlineData("https", "ALL_PROXY", true)]
    [InlineData("https", "http_proxy", false)]
    [InlineData("http", "http_proxy", true)]
    [InlineData("http", "HTTP_PROXY", true)]
    [InlineData("http", "ALL_PROXY", true)]
    [InlineData("http", "https_proxy", false)]
    public void Variable_applies_to_its_scheme(string scheme, string variable, bool isTaken)
    {
        _variables[variable] = ProxyAddress;
        var found = Settings().Find(new($"{scheme}://dts.example.com"));
        Assert.Equal(isTaken ? ProxyAddress : null, found?.ToString());
        Assert.Equal(isTaken ? variable : null, found?.Source);
    }

    [Fact]
    public void Proxy_from_a_CGI_header_is_ignored()
    {
        (_variables["HTTP_PROXY"], _variables["REQUEST_METHOD"]) = (ProxyAddress, "GET");
        Assert.Null(Settings().Find(new("http://dts.example.com")));
    }

    [Theory]
    [InlineData("proxy.example.com:3128", "http://proxy.example.com:3128", null)]
    [InlineData("http://me:p%40ss@proxy.example.com:3128", "http://proxy.example.com:3128", "me")]
    [InlineData("socks5h://proxy.example.com:1080", "socks5://proxy.example.com:1080", null)]
    [InlineData("https://proxy.example.com", "https://proxy.example.com", null)]
    public void Value_is_read_like_curl_and_shown_without_credentials(string value, string shown, string? user)
    {
        _variables["https_proxy"] = value;
        var found = Settings().Find(new("https://dts.example.com"))!;
        Assert.Equal((shown, user), (found.ToString(), found.Credential?.UserName));
        Assert.DoesNotContain("p@ss", found.ToString(), StringComparison.Ordinal);
        Assert.Equal(user is null ? null : "p@ss", new ProxySettings(
            TestProfiles.Aliyun(null), _variables.GetValueOrDefault).GetCredential(found.Address, "Basic")?.Password);
    }

    [Theory]
    [InlineData("*", "any.example.org", true)]
    [InlineData("a.com, *", "any.example.org", true)]
    [InlineData("example.com", "example.com", true)]
    [InlineData("example.com", "dts.example.com", true)]
    [InlineData("example.com", "notexample.com", false)]
    [InlineData(".example.com", "dts.example.com", true)]
    [InlineData(".example.com", "example.com", true)]
    [InlineData(".example.com", "notexample.com", false)]
    [InlineData("*.example.com", "dts.example.com", true)]
    [InlineData("*.example.com", "a.b.example.com", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("EXAMPLE.com", "Dts.Example.COM", true)]
    [InlineData("other.org example.com", "example.com", true)]
    [InlineData("example.com.", "example.com", true)]
    [InlineData("example.com", "example.com.", true)]
    [InlineData("example.com:443", "example.com", true)]
    [InlineData("example.com:8443", "example.com", false)]
    [InlineData("例子.example", "xn--fsqu00a.example", true)]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.1.2.3", false)]
    [InlineData("192.168.4.0/22", "192.168.7.255", true)]
    [InlineData("192.168.4.0/22", "192.168.8.0", false)]
    [InlineData("10.0.0.1/33", "10.0.0.1", false)]
    [InlineData("0.0.0.0/0", "10.0.0.1", true)]
    [InlineData("10.0.0.0/8", "10.example.com", false)]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3:443", "10.1.2.3", true)]
    [InlineData("1.2.3", "10.1.2.3", false)]
    [InlineData("10.1.2.3", "[::ffff:10.1.2.3]", true)]
    [InlineData("fd00::/8", "[fd12::1]", true)]
    [InlineData("fd00::/8", "[fe12::1]", false)]
    [InlineData("fd12::1", "[fd12::1]", true)]
    [InlineData("[fd12::1]", "[fd12:0::1]", true)]
    [InlineData("[fd12::1]:443", "[fd12::1]", true)]
    [InlineData("[fd12::1]:80", "[fd12::1]", false)]
    [InlineData(" , ,", "example.com", false)]
    [InlineData(".", "example.com", false)]
    public void NO_PROXY_is_read_like_curl_and_Go(string list, string host, bool isExcluded)
    {
        _variables["https_proxy"] = ProxyAddress;
        foreach (string variable in (string[])["no_proxy", "NO_PROXY"])
        {
            _variables[variable] = list;
            Assert.Equal(isExcluded, Settings().Find(new($"https://{host}")) is null);
            _variables.Remove(variable);
        }
    }

    [Fact]
    public void Profile_can_disable_the_proxy()
    {
        var settings =
            new ProxySettings(TestProfiles.Aliyun(null, (nameof(StatusProfile.NoProxy), "True")), _ => ProxyAddress);
        Assert.Null(settings.Find(new("https://dts.example.com")));
        Assert.NotEqual(
            TransportPlan.Create(TestProfiles.Aliyun(null), null),
            TransportPlan.Create(TestProfiles.Aliyun(null, (nameof(StatusProfile.NoProxy), "True")), null));
    }

    // The process of the tests has a default proxy that leads nowhere, which would come first.
    private EnvironmentProxy Settings(Func<string, string?>? environment = null) =>
        new(environment ?? _variables.GetValueOrDefault);
}
