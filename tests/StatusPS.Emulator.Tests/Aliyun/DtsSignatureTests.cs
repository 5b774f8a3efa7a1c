using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Tests.Aliyun;

public sealed class DtsSignatureTests
{
    private const string DocumentedResponse = """
        {"TotalRecordCount":2,"PageRecordCount":2,"PageNumber":1,"Success":true,"SynchronizationJobListStatusList":[
        {"SynchronizationJobId":"dtsexjk1alb116****","SynchronizationDirectionInfoList":[
        {"Status":"synchronizing","Checkpoint":"1610524452","SynchronizationDirection":"Forward"}]},
        {"SynchronizationJobId":"dtskfq1149w254****","SynchronizationDirectionInfoList":[
        {"Status":"synchronizing","Checkpoint":"1610524457","SynchronizationDirection":"Forward"}]}]}
        """;

    private const string IdsParameter = "SynchronizationJobIdListJsonStr="
        + "%5B%22dtsexjk1alb116%2A%2A%2A%2A%22%2C%22dtskfq1149w254%2A%2A%2A%2A%22%5D";

    private readonly EmulatorClient _client = new();

    public static TheoryData<string, Func<SignedDtsRequest, SignedDtsRequest>, int, string> InvalidRequests => new()
    {
        { "unknown key", request => request with { KeyId = "LTAI-nobody" }, 404, "InvalidAccessKeyId.NotFound" },
        { "wrong secret", request => request with { Secret = "wrong" }, 400, "SignatureDoesNotMatch" },
        {
            "sixteen minutes late",
            request => request with { Date = request.Date.AddMinutes(-16) },
            400,
            "InvalidTimeStamp.Expired"
        },
        {
            "sixteen minutes early",
            request => request with { Date = request.Date.AddMinutes(16) },
            400,
            "InvalidTimeStamp.Expired"
        },
        {
            "forbidden key",
            request => request with
            {
                KeyId = Accounts.ForbiddenAccessKeyId,
                Secret = Accounts.ForbiddenAccessKeySecret,
            },
            403,
            "Forbidden.RAM"
        },
        {
            "security token missing",
            request => request with { KeyId = Accounts.StsAccessKeyId, Secret = Accounts.StsAccessKeySecret },
            400,
            "InvalidSecurityToken.Malformed"
        },
        {
            "security token wrong",
            request => request with
            {
                KeyId = Accounts.StsAccessKeyId,
                Secret = Accounts.StsAccessKeySecret,
                SecurityToken = "other",
            },
            400,
            "InvalidSecurityToken.MismatchWithAccessKey"
        },
        { "other action", request => request with { Action = "DescribeNothing" }, 404, "InvalidAction.NotFound" },
        { "other version", request => request with { Version = "2018-08-01" }, 400, "InvalidVersion" },
        {
            "query changed after signing",
            request => request with
            {
                ChangeTarget = target => target.Replace("dtsexjk1alb116", "dtsexjk1alb117", StringComparison.Ordinal),
            },
            400,
            "SignatureDoesNotMatch"
        },
        {
            "plus for a space",
            request => request with
            {
                Ids = """["a", "b"]""",
                ChangeTarget = target => target.Replace("%20", "+", StringComparison.Ordinal),
            },
            400,
            "SignatureDoesNotMatch"
        },
        { "not a list", request => request with { Ids = "dtsexjk1alb116****" }, 400, "InvalidParameter" },
        { "empty list", request => request with { Ids = "[]" }, 400, "InvalidParameter" },
        { "101 ids", request => request with { Ids = CreateIds(101) }, 400, "InvalidParameter" },
        {
            "long client token",
            request => request with { ClientToken = new string('x', 65) },
            400,
            "InvalidParameter"
        },
        {
            "invalid id",
            request => request with { Ids = """["dtsexjk1alb116****","dtsbad1"]""" },
            400,
            "InvalidJobId"
        },
    };

    [Fact]
    public async Task RPC_signature_of_another_client_is_accepted()
    {
        var response = await _client.SendAsync(
            "GET",
            "/?AccessKeyId=LTAI-demo-statusps&Action=DescribeSynchronizationJobStatusList&Format=JSON"
                + "&RegionId=cn-hangzhou&SignatureMethod=HMAC-SHA1&SignatureNonce=nonce-1&SignatureVersion=1.0&"
                + IdsParameter
                + "&Timestamp=2026-03-01T08%3A00%3A00Z&Version=2020-01-01&Signature=Dl5Lp8jzRV4NRNcM7eqhTEMD%2BYY%3D");
        AssertIsDocumentedResponse(response);
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.DtsRpc));
    }

    [Fact]
    public async Task ACS3_signature_of_another_client_is_accepted()
    {
        var response = await _client.SendAsync(EmulatorClient.CreateRequest(
            "POST",
            "/?RegionId=cn-hangzhou&" + IdsParameter,
            host: "dts.demo.invalid",
            headers:
            [
                ("x-acs-action", "DescribeSynchronizationJobStatusList"),
                ("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                ("x-acs-date", "2026-03-01T08:00:00Z"),
                ("x-acs-signature-nonce", "nonce-2"),
                ("x-acs-version", "2020-01-01"),
                (
                    "Authorization",
                    "ACS3-HMAC-SHA256 Credential=LTAI-demo-statusps,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=707bee552641c490d2130944a6063cb0befc65fe645d660113aa1e4553b9e8b3"),
            ]));
        AssertIsDocumentedResponse(response);
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.DtsAcs3));
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.Dts));
        Assert.Equal(2, _client.Cloud.Counters.RequestedKeys);
    }

    [Theory]
    [MemberData(nameof(InvalidRequests))]
    public async Task Invalid_request_is_rejected(
        string description, Func<SignedDtsRequest, SignedDtsRequest> change, int status, string code)
    {
        foreach (bool isAcs3 in new[] { true, false })
        {
            var request = change(Create() with { Format = "JSON" });
            var response = await _client.SendAsync(isAcs3 ? request.CreateAcs3() : request.CreateRpc());
            Assert.True(
                code == response.GetText("Code") && status == response.Status,
                $"{description}: {response.Status} {response.Text}");
            Assert.Equal("dts.demo.invalid", response.GetText("HostId"));
            Assert.Matches("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$", response.GetText("RequestId"));
            Assert.Equal("Sun, 01 Mar 2026 08:00:00 GMT", response.GetHeader("Date"));
        }
    }

    [Fact]
    public async Task Mismatch_error_contains_the_text_that_the_server_signed()
    {
        var request = Create() with { Secret = "wrong", Format = "JSON" };
        Assert.Contains(
            "server string to sign is:GET&%2F&AccessKeyId%3DLTAI-demo-statusps%26Action%3D",
            (await _client.SendAsync(request.CreateRpc())).GetText("Message"),
            StringComparison.Ordinal);
        Assert.Contains(
            "server string to sign is:POST\n/\nRegionId=cn-hangzhou&",
            (await _client.SendAsync((request with { Format = null }).CreateAcs3())).GetText("Message"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_host_or_body_is_rejected()
    {
        foreach (var request in (SignedDtsRequest[])
            [Create() with { Host = "dts.other.invalid" }, Create() with { Body = "smuggled" }])
        {
            var response = await _client.SendAsync(request.CreateAcs3());
            Assert.Equal("SignatureDoesNotMatch", response.GetText("Code"));
        }
    }

    [Theory]
    [InlineData("x-acs-extra")]
    [InlineData("Content-Type")]
    public async Task Unsigned_header_is_rejected(string name)
    {
        var request = Create().CreateAcs3();
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase) { [name] = "x" };
        var response = await _client.SendAsync(request with { Headers = headers });
        Assert.Equal("IncompleteSignature", response.GetText("Code"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nonce_is_accepted_once(bool isAcs3)
    {
        var signed = Create() with { Format = "JSON" };
        var request = isAcs3 ? signed.CreateAcs3() : signed.CreateRpc();
        Assert.True((await _client.SendAsync(request))["Success"].GetBoolean());
        _client.Time.Advance(60);
        var repeated = await _client.SendAsync(request);
        Assert.Equal((400, "SignatureNonceUsed"), (repeated.Status, repeated.GetText("Code")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Security_token_is_accepted(bool isAcs3)
    {
        var request = Create() with
        {
            Format = "JSON",
            KeyId = Accounts.StsAccessKeyId,
            Secret = Accounts.StsAccessKeySecret,
            SecurityToken = Accounts.StsSecurityToken,
        };
        AssertIsDocumentedResponse(await _client.SendAsync(isAcs3 ? request.CreateAcs3() : request.CreateRpc()));
    }

    [Fact]
    public async Task RPC_request_may_also_have_the_action_header()
    {
        var request = (Create() with { Format = "JSON" }).CreateRpc();
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["x-acs-action"] = "DescribeSynchronizationJobStatusList",
            ["x-acs-version"] = "2020-01-01",
        };
        AssertIsDocumentedResponse(await _client.SendAsync(request with { Headers = headers }));
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.DtsRpc));
    }

    [Fact]
    public async Task RPC_response_is_XML_by_default()
    {
        var response = await _client.SendAsync(Create().CreateRpc());
        Assert.Equal("text/xml;charset=utf-8", response.GetHeader("Content-Type"));
        Assert.Contains(
            "<SynchronizationJobId>dtsexjk1alb116****</SynchronizationJobId><SynchronizationDirectionInfoList>"
                + "<Status>synchronizing</Status><Checkpoint>1610524452</Checkpoint>",
            response.Text,
            StringComparison.Ordinal);
        var error = await _client.SendAsync((Create() with { Secret = "wrong" }).CreateRpc());
        Assert.Contains("<Error><RequestId>", error.Text, StringComparison.Ordinal);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", error.Text, StringComparison.Ordinal);
    }

    private static string CreateIds(int count)
        => "[" + string.Join(',', Enumerable.Range(1, count).Select(i => $"\"dtsload{i:D6}\"")) + "]";

    private static void AssertIsDocumentedResponse(ReceivedResponse response)
    {
        Assert.Equal(200, response.Status);
        string requestId = response.GetText("RequestId")!;
        response.AssertBody($"{{\"RequestId\":\"{requestId}\"," + DocumentedResponse[1..]);
    }

    private SignedDtsRequest Create() => new(_client.CreateNonce(), _client.Time.GetUtcNow());
}
