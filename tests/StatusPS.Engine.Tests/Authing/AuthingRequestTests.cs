using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>The documented requests of Authing, with a management token and with a signature.</summary>
public sealed class AuthingRequestTests
{
    [Fact]
    public async Task Token_request_and_list_request_are_as_documented()
    {
        string token = $"head.{Base64Url.EncodeToString("""{"scoped_userpool_id":"the-pool"}"""u8)}.tail";
        await using var server = new ScriptedServer(request => Reply.Json(request.Method == "POST"
            ? $$$"""{"statusCode":200,"data":{"access_token":"{{{token}}}","expires_in":7200}}"""
                : SampleResponses.Authing));
        await TestQueries.AuthingAsync(
            TestProfiles.Authing(server.Address + "/", (nameof(AuthingProfile.TenantId), "tenant-a")),
            trigger: "timed");
        var (fetch, list) = (server.Requests[0], server.Requests[1]);
        Assert.Equal(
            ("POST", "/api/v3/get-management-token", "application/json"),
            (fetch.Method, fetch.Target, fetch.Header("Content-Type")));
        JsonAssert.Equivalent(
            $$"""{"accessKeyId":"pool-1","accessKeySecret":{{JsonAssert.Quoted(TestProfiles.PoolSecret)}}}""",
            fetch.Json);
        Assert.Equal(("GET", "/api/v3/list-sync-jobs", 0), (list.Method, list.Path, list.Body.Length));
        Assert.Equal(new SortedDictionary<string, string>
        {
            ["limit"] = "50",
            ["page"] = "1",
            ["syncTaskId"] = "1000",
            ["syncTrigger"] = "timed"
        }, list.Query);
        Assert.Equal(
            ("Bearer " + token, "the-pool", "tenant-a"),
            (list.Header("Authorization"), list.Header("x-authing-userpool-id"), list.Header("x-authing-tenant-id")));
        Assert.Contains(list.Header("x-authing-lang"), (string[])["zh-CN", "en-US"]);
        Assert.Null(list.Header("x-authing-signature-nonce"));
        Assert.Equal(2, server.Count);
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("a.e30.c")]
    public async Task Token_without_a_claim_is_for_the_user_pool_of_the_key(string token)
    {
        await using var server = new ScriptedServer(request => Reply.Json(request.Method == "POST"
            ? $$$"""{"statusCode":200,"data":{"access_token":"{{{token}}}","expires_in":"7200"}}"""
                : SampleResponses.Authing));
        await TestQueries.AuthingAsync(TestProfiles.Authing(server.Address));
        Assert.Equal("pool-1", server.Requests[1].Header("x-authing-userpool-id"));
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("de-DE", "en-US")]
    public async Task Language_header_follows_the_culture_of_the_user(string culture, string expected)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Authing));
        CultureInfo.CurrentUICulture = new(culture);
        await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address));
        Assert.Equal(expected, server.Only.Header("x-authing-lang"));
        // A wrong key is reported by the token request.
        await TestQueries.GetErrorAsync(TestQueries.AuthingAsync(TestProfiles.Authing(server.Address)));
        Assert.Equal(("POST", expected), (server.Requests[1].Method, server.Requests[1].Header("x-authing-lang")));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("/sub", "tenant-a")]
    public async Task Signed_request_is_as_documented(string under, string? tenant)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Authing));
        var clock = new TestClock();
        await TestQueries.AuthingAsync(TestProfiles.Connect(
            TestProfiles.Signed(server.Address + under, (nameof(AuthingProfile.TenantId), tenant)),
            clock), trigger: "manually");
        var request = server.Only;
        Assert.Equal(("GET", under + "/api/v3/list-sync-jobs"), (request.Method, request.Path));
        Assert.Equal(
            ("HMAC-SHA1", "1.0", "Sun, 01 Mar 2026 08:00:00 GMT", tenant),
            (request.Header("x-authing-signature-method"),
            request.Header("x-authing-signature-version"), request.Header("date"),
            request.Header("x-authing-tenant-id")));

        // The reference's rule in this test's own words. The path is the API's own: the SDKs know no other, wherever
        // the API stands.
        var lines = request.Headers.Where(header => header.Key.StartsWith(
            "x-authing-",
            StringComparison.OrdinalIgnoreCase) || header.Key.Equals("date", StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Key.ToLowerInvariant(), header.Value))
            .OrderBy(header => header.Name, StringComparer.Ordinal);
        string query = string.Join('&', request.Query.Select(pair => pair.Key + "=" + pair.Value));
        string text = "GET\n" + string.Concat(lines.Select(line => line.Name + ":" + line.Value + "\n"))
            + "/api/v3/list-sync-jobs?" + query;
#pragma warning disable CA5350 // The service's own scheme.
        byte[] signature =
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(TestProfiles.PoolSecret), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
        Assert.Equal($"authing pool-1:{Convert.ToBase64String(signature)}", request.Header("Authorization"));
    }

    [Fact]
    public async Task Each_signature_has_its_own_nonce()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Authing));
        var connection = TestProfiles.Connect(TestProfiles.Signed(server.Address));
        for (int i = 0; i < 5; i++) await TestQueries.AuthingAsync(connection);
        Assert.Equal(5, server.Requests.Select(request => request.Header("x-authing-signature-nonce"))
            .Distinct()
            .Count());
    }

    [Theory]
    [InlineData(null, "https://api.authing.cn/")]
    [InlineData("authing.example.com", "https://authing.example.com/")]
    [InlineData(" https://authing.example.com/ ", "https://authing.example.com/")]
    [InlineData("https://authing.example.com/deep/", "https://authing.example.com/deep")]
    public void Endpoint_is_normalized(string? endpoint, string expected) =>
        Assert.Equal(expected, AuthingEndpoint.GetAddress(TestProfiles.Authing(endpoint)).AbsoluteUri);

    [Fact]
    public void Signed_text_is_not_percent_encoded()
    {
        var credential = new AuthingCredential(TestProfiles.Authing(null, (AuthingProfile.AccessKeySecret, "secret")));
        var parameters =
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["b"] = "1 2+&%", ["a"] = "中文" };
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = "D",
            ["x-authing-lang"] = "zh-CN",
            ["x-authing-tenant-id"] = " t "
        };
#pragma warning disable CA5350 // The service's own scheme.
        string expected = Convert.ToBase64String(HMACSHA1.HashData(
            "secret"u8,
            Encoding.UTF8.GetBytes("GET\ndate:D\nx-authing-lang:zh-CN\nx-authing-tenant-id:t\n/p?a=中文&b=1 2+&%")));
#pragma warning restore CA5350
        Assert.Equal("authing pool-1:"
            + expected, AuthingSignature.CreateAuthorization(credential, "GET", "/p", parameters, headers));
    }
}
