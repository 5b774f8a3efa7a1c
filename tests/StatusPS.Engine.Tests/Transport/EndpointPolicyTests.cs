using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>The valid endpoints of a profile.</summary>
public sealed class EndpointPolicyTests
{
    [Theory]
    [InlineData("https://bkapi.example.com", "https://bkapi.example.com/")]
    [InlineData(" https://bkapi.example.com:8443/x ", "https://bkapi.example.com:8443/x")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://127.9.9.9", "http://127.9.9.9/")]
    [InlineData("http://localhost:1", "http://localhost:1/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    public void Valid_endpoint_is_accepted(string text, string expected) =>
        Assert.Equal(expected, EndpointPolicy.Parse(text, TestProfiles.BlueKing(text)).AbsoluteUri);

    [Theory]
    [InlineData("http://bkapi.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://[2001:db8::1]")]
    public void Plain_HTTP_requires_AllowHttp(string text)
    {
        var profile = TestProfiles.BlueKing(text);
        var error = Assert.Throws<StatusException>(() => EndpointPolicy.Parse(text, profile)).Error;
        Assert.Equal(StatusErrorKind.Untrusted, error.Kind);
        Assert.Contains("-AllowHttp", error.RecommendedAction, StringComparison.Ordinal);
        profile.Set(nameof(StatusProfile.AllowHttp), "True", "Test");
        Assert.Equal("http", EndpointPolicy.Parse(text, profile).Scheme);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bkapi.example.com")]
    [InlineData("/api")]
    [InlineData("ftp://bkapi.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https://user:hunter2secret@bkapi.example.com")]
    [InlineData("https://bkapi.example.com?token=hunter2secret")]
    [InlineData("https://bkapi.example.com/#hunter2secret")]
    public void Invalid_endpoint_is_rejected(string text)
    {
        var error = Assert.Throws<StatusException>(() => EndpointPolicy.Parse(text, TestProfiles.BlueKing(text))).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.DoesNotContain("hunter2secret", error.Message + error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example.com/x", "https://A.example.com/y?z", true)]
    [InlineData("https://a.example.com", "https://a.example.com:443/", true)]
    [InlineData("https://a.example.com", "http://a.example.com/", false)]
    [InlineData("https://a.example.com", "https://b.example.com/", false)]
    [InlineData("https://a.example.com", "https://a.example.com:8443/", false)]
    [InlineData("https://a.example.com", "https://a.example.com.evil.com/", false)]
    public void Endpoints_match_by_scheme_host_and_port(string endpoint, string target, bool same) =>
        Assert.Equal(same, EndpointPolicy.Matches(new Uri(endpoint), new Uri(target)));
}
