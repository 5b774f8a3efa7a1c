using System.Globalization;
using System.Text.Json;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>The documented requests of DTS: POST /, all parameters in the query, no body, both signatures.</summary>
public sealed class DtsRequestTests
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    [Theory]
    [InlineData(null)]
    [InlineData("sts/token+1==")]
    public async Task ACS3_request_is_signed_as_documented(string? token)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts));
        var clock = new TestClock();
        await TestQueries.DtsAsync(
            TestProfiles.Connect(TestProfiles.Aliyun(server.Address, (AliyunProfile.SecurityToken, token)), clock),
            "cn-hangzhou", "dts1", "dts2****");
        var request = server.Only;
        Assert.Equal(("POST", "/", 0), (request.Method, request.Path, request.Body.Length));
        Assert.Equal(
            "RegionId=cn-hangzhou&SynchronizationJobIdListJsonStr=%5B%22dts1%22%2C%22dts2%2A%2A%2A%2A%22%5D",
            request.RawQuery);
        Assert.Equal(
            ("DescribeSynchronizationJobStatusList", "2020-01-01"),
            (request.Header("x-acs-action"), request.Header("x-acs-version")));
        Assert.Equal(TestClock.Start.ToString(Time, CultureInfo.InvariantCulture), request.Header("x-acs-date"));
        Assert.Equal(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", request.Header("x-acs-content-sha256"));
        Assert.NotEmpty(request.Header("x-acs-signature-nonce")!);
        Assert.Equal(
            (token, token is null ? null : "LTAI-test"),
            (request.Header("x-acs-security-token"), request.Header("x-acs-accesskey-id")));
        string names = token is null
            ? "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version"
            : "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;"
                + "x-acs-signature-nonce;x-acs-version";
        Assert.Matches(
            $"^ACS3-HMAC-SHA256 Credential=LTAI-test,SignedHeaders={names},Signature=[0-9a-f]{{64}}$",
            request.Header("Authorization"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sts/token+1==")]
    public async Task RPC_request_is_signed_as_documented(string? token)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts));
        var clock = new TestClock();
        await TestQueries.DtsAsync(
            TestProfiles.Connect(TestProfiles.Rpc(server.Address, (AliyunProfile.SecurityToken, token)), clock),
            "cn-hangzhou", "dts1");
        var request = server.Only;
        Assert.Equal(("POST", "/", 0), (request.Method, request.Path, request.Body.Length));
        var query = request.Query;
        Assert.NotEmpty(query["SignatureNonce"]);
        Assert.Equal(20, Convert.FromBase64String(query["Signature"]).Length);
        Assert.True(query.Remove("SignatureNonce") && query.Remove("Signature"));
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccessKeyId"] = "LTAI-test",
            ["Action"] = "DescribeSynchronizationJobStatusList",
            ["Format"] = "JSON",
            ["RegionId"] = "cn-hangzhou",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SynchronizationJobIdListJsonStr"] = "[\"dts1\"]",
            ["Timestamp"] = TestClock.Start.ToString(Time, CultureInfo.InvariantCulture),
            ["Version"] = "2020-01-01",
        };
        if (token is not null) expected["SecurityToken"] = token;
        Assert.Equal(expected, query);
        Assert.Null(request.Header("Authorization"));
    }

    [Theory]
    [InlineData(AliyunSignature.Acs3)]
    [InlineData(AliyunSignature.Rpc)]
    public async Task Request_without_a_region_has_no_RegionId(AliyunSignature signature)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts));
        await TestQueries.DtsAsync(
            TestProfiles.Aliyun(server.Address, (nameof(AliyunProfile.SignatureVersion), signature.ToString())), null,
            "dts1");
        Assert.False(server.Only.Query.ContainsKey("RegionId"));
    }

    [Fact]
    public async Task Request_never_contains_the_access_key_secret()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts));
        await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), null, "dts1");
        await TestQueries.DtsAsync(TestProfiles.Rpc(server.Address), null, "dts1");
        Assert.All(server.Requests, request => Assert.DoesNotContain("key+secret",
            Uri.UnescapeDataString(request.Target) + string.Join('\n', request.Headers.Values)
                + request.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("x", null)]
    public async Task Request_is_not_sent_without_an_access_key(string? id, string? secret)
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Dts));
        var profile = TestProfiles.Aliyun(
            server.Address, (nameof(AliyunProfile.AccessKeyId), id), (AliyunProfile.AccessKeySecret, secret));
        Assert.Equal(
            (StatusErrorKind.Profile, 0),
            ((await TestQueries.GetErrorAsync(TestQueries.DtsAsync(profile, null, "dts1"))).Kind, server.Count));
    }

    /// <summary>
    /// The length of the list has no documented limit, but a proxy in front of the service may limit the address.
    /// </summary>
    [Theory]
    [InlineData(413)]
    [InlineData(414)]
    public async Task Batch_is_split_when_the_address_is_too_long(int status)
    {
        await using var server = new ScriptedServer(request =>
        {
            string[] ids = JsonSerializer.Deserialize<string[]>(request.Query["SynchronizationJobIdListJsonStr"])!;
            return ids.Length > 15 ? Reply.Html(status) : Reply.Json($$"""
                {"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[{{string.Join(',', ids.Select(id => $$"""{"SynchronizationJobId":"{{id}}","SynchronizationDirectionInfoList":[{"Status":"Finished","SynchronizationDirection":"Forward"}]}"""))}}]}
                """);
        });
        using var runner = new QueryRunner<DtsKey, DtsSyncStatus>(
            new DtsQuery(TestProfiles.Connect(TestProfiles.Aliyun(server.Address))), 2, new TestClock());
        var tickets = Enumerable.Range(0, 50).Select(i => runner.Post(new("cn-hangzhou", $"dts{i}"))).ToArray();
        var outcomes = await Task.WhenAll(tickets.Select(ticket => ticket.Outcome)).GuardAsync();
        Assert.Equal(Enumerable.Range(0, 50)
            .Select(i => $"dts{i}"), outcomes.Select(outcome => Assert.Single(outcome.Records).Id));
        Assert.Equal(7, server.Count); // 50, 25 twice, and the halves of these.
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    public async Task Job_without_directions_is_not_found(string directions)
    {
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":{{directions}} }]}"""));
        var outcome =
            Assert.Single(await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), "cn-hangzhou", "dts1"));
        Assert.Equal(StatusErrorKind.NotFound, outcome.Error?.Kind);
    }

    [Fact]
    public async Task Directions_in_separate_entries_belong_to_one_job()
    {
        await using var server = new ScriptedServer(Reply.Json("""
            {"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[
             {"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Synchronizing","SynchronizationDirection":"Forward"}]},
             {"SynchronizationJobId":"dts2","SynchronizationDirectionInfoList":[{"Status":"Finished","SynchronizationDirection":"Forward"}]},
             {"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Failed","SynchronizationDirection":"Reverse"}]}]}
            """));
        var outcomes = await TestQueries.DtsAsync(TestProfiles.Aliyun(server.Address), "cn-hangzhou", "dts1", "dts2");
        Assert.Equal(
            [(DtsDirection.Forward, StatusState.Synchronizing), (DtsDirection.Reverse, StatusState.Failed)],
            outcomes[0].Records.Select(job => (job.Direction, job.State)));
        Assert.Single(outcomes[1].Records);
    }

    [Theory]
    [InlineData("https://[::1]:8443", "[::1]:8443")]
    [InlineData("https://[::1]", "[::1]")]
    [InlineData("https://dts.example.com:8443", "dts.example.com:8443")]
    public void Signed_host_equals_the_sent_host(string endpoint, string host)
    {
        var profile = TestProfiles.Aliyun(endpoint);
        using var request = new AliyunSigner(profile)
            .CreateRequest(new(endpoint), "A", "V", [], TestClock.Start, "nonce");
        var signed = new SortedDictionary<string, string>(
            request.Headers.NonValidated.Where(header => header.Key.StartsWith("x-acs-", StringComparison.Ordinal))
            .ToDictionary(header => header.Key, header => header.Value.ToString()), StringComparer.Ordinal)
        {
            ["host"] = host,
        };
        Assert.Equal(Acs3Signature.CreateAuthorization(
            "LTAI-test", TestProfiles.KeySecret, "POST", "/", "", signed, Acs3Signature.EmptyBody),
            request.Headers.NonValidated["Authorization"].ToString());
    }
}
