using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class DtsSignatureTests
{
    private const string DocumentedAnswer = """
        {"TotalRecordCount":2,"PageRecordCount":2,"PageNumber":1,"Success":true,"SynchronizationJobListStatusList":[
        {"SynchronizationJobId":"dtsexjk1alb116****","SynchronizationDirectionInfoList":[{"Status":"synchronizing","Checkpoint":"1610524452","SynchronizationDirection":"Forward"}]},
        {"SynchronizationJobId":"dtskfq1149w254****","SynchronizationDirectionInfoList":[{"Status":"synchronizing","Checkpoint":"1610524457","SynchronizationDirection":"Forward"}]}]}
        """;

    private readonly Wire _wire = new();

    [Fact]
    public async Task RpcSignatureMadeElsewhereHolds()
    {
        WireAnswer answer = await _wire.AskAsync(Wire.Request(
            "GET",
            "/?AccessKeyId=LTAI-demo-statusps&Action=DescribeSynchronizationJobStatusList&Format=JSON&RegionId=cn-hangzhou&SignatureMethod=HMAC-SHA1&SignatureNonce=nonce-1&SignatureVersion=1.0&SynchronizationJobIdListJsonStr=%5B%22dtsexjk1alb116%2A%2A%2A%2A%22%2C%22dtskfq1149w254%2A%2A%2A%2A%22%5D&Timestamp=2026-03-01T08%3A00%3A00Z&Version=2020-01-01&Signature=Dl5Lp8jzRV4NRNcM7eqhTEMD%2BYY%3D"));
        IsDocumentedAnswer(answer);
        Assert.Equal(1, _wire.Cloud.Counters.Of(EmulatorActions.DtsRpc));
    }

    [Fact]
    public async Task Acs3SignatureMadeElsewhereHolds()
    {
        WireAnswer answer = await _wire.AskAsync(Wire.Request(
            "POST",
            "/?RegionId=cn-hangzhou&SynchronizationJobIdListJsonStr=%5B%22dtsexjk1alb116%2A%2A%2A%2A%22%2C%22dtskfq1149w254%2A%2A%2A%2A%22%5D",
            host: "dts.demo.invalid",
            headers:
            [
                ("x-acs-action", "DescribeSynchronizationJobStatusList"),
                ("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                ("x-acs-date", "2026-03-01T08:00:00Z"),
                ("x-acs-signature-nonce", "nonce-2"),
                ("x-acs-version", "2020-01-01"),
                ("Authorization", "ACS3-HMAC-SHA256 Credential=LTAI-demo-statusps,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=707bee552641c490d2130944a6063cb0befc65fe645d660113aa1e4553b9e8b3"),
            ]));
        IsDocumentedAnswer(answer);
        Assert.Equal(1, _wire.Cloud.Counters.Of(EmulatorActions.DtsAcs3));
        Assert.Equal(1, _wire.Cloud.Counters.Of(EmulatorActions.Dts));
        Assert.Equal(2, _wire.Cloud.Counters.KeysAsked);
    }

    public static TheoryData<string, Func<DtsCall, DtsCall>, int, string> Refusals => new()
    {
        { "unknown key", call => call with { KeyId = "LTAI-nobody" }, 404, "InvalidAccessKeyId.NotFound" },
        { "wrong secret", call => call with { Secret = "wrong" }, 400, "SignatureDoesNotMatch" },
        { "sixteen minutes late", call => call with { Date = call.Date.AddMinutes(-16) }, 400, "InvalidTimeStamp.Expired" },
        { "sixteen minutes early", call => call with { Date = call.Date.AddMinutes(16) }, 400, "InvalidTimeStamp.Expired" },
        { "forbidden key", call => call with { KeyId = EmulatorAccounts.Aliyun.ForbiddenAccessKeyId, Secret = EmulatorAccounts.Aliyun.ForbiddenAccessKeySecret }, 403, "Forbidden.RAM" },
        { "security token missing", call => call with { KeyId = EmulatorAccounts.Aliyun.StsAccessKeyId, Secret = EmulatorAccounts.Aliyun.StsAccessKeySecret }, 400, "InvalidSecurityToken.Malformed" },
        { "security token wrong", call => call with { KeyId = EmulatorAccounts.Aliyun.StsAccessKeyId, Secret = EmulatorAccounts.Aliyun.StsAccessKeySecret, SecurityToken = "other" }, 400, "InvalidSecurityToken.MismatchWithAccessKey" },
        { "other action", call => call with { Action = "DescribeNothing" }, 404, "InvalidAction.NotFound" },
        { "other version", call => call with { Version = "2018-08-01" }, 400, "InvalidVersion" },
        { "query changed on the way", call => call with { OnTheWire = target => target.Replace("dtsexjk1alb116", "dtsexjk1alb117", StringComparison.Ordinal) }, 400, "SignatureDoesNotMatch" },
        { "plus for a space", call => call with { Ids = """["a", "b"]""", OnTheWire = target => target.Replace("%20", "+", StringComparison.Ordinal) }, 400, "SignatureDoesNotMatch" },
        { "not a list", call => call with { Ids = "dtsexjk1alb116****" }, 400, "InvalidParameter" },
        { "empty list", call => call with { Ids = "[]" }, 400, "InvalidParameter" },
        { "101 ids", call => call with { Ids = "[" + string.Join(',', Enumerable.Range(1, 101).Select(i => $"\"dtsload{i:D6}\"")) + "]" }, 400, "InvalidParameter" },
        { "long client token", call => call with { ClientToken = new string('x', 65) }, 400, "InvalidParameter" },
        { "bad id", call => call with { Ids = """["dtsexjk1alb116****","dtsbad1"]""" }, 400, "InvalidJobId" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refuses(string what, Func<DtsCall, DtsCall> change, int status, string code)
    {
        foreach (bool acs3 in new[] { true, false })
        {
            DtsCall call = change(Call() with { Format = "JSON" });
            WireAnswer answer = await _wire.AskAsync(acs3 ? call.Acs3() : call.Rpc());
            Assert.True(code == answer["Code"].GetString() && status == answer.Status, $"{what}: {answer.Status} {answer.Text}");
            Assert.Equal("dts.demo.invalid", answer["HostId"].GetString());
            Assert.Matches("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$", answer["RequestId"].GetString());
            Assert.Equal("Sun, 01 Mar 2026 08:00:00 GMT", answer.Header("Date"));
        }
    }

    [Fact]
    public async Task MismatchTellsTheServersText()
    {
        WireAnswer rpc = await _wire.AskAsync((Call() with { Secret = "wrong", Format = "JSON" }).Rpc());
        Assert.Contains("server string to sign is:GET&%2F&AccessKeyId%3DLTAI-demo-statusps%26Action%3D", rpc["Message"].GetString(), StringComparison.Ordinal);
        WireAnswer acs3 = await _wire.AskAsync((Call() with { Secret = "wrong" }).Acs3());
        Assert.Contains("server string to sign is:POST\n/\nRegionId=cn-hangzhou&", acs3["Message"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostAndBodyAreSigned()
    {
        Assert.Equal("SignatureDoesNotMatch", (await _wire.AskAsync((Call() with { Host = "dts.other.invalid" }).Acs3()))["Code"].GetString());
        Assert.Equal("SignatureDoesNotMatch", (await _wire.AskAsync((Call() with { Body = "smuggled" }).Acs3()))["Code"].GetString());
    }

    [Theory]
    [InlineData("x-acs-extra")]
    [InlineData("Content-Type")]
    public async Task EveryHeaderThatMattersHasToBeSigned(string name)
    {
        EmulatorRequest request = Call().Acs3();
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase) { [name] = "x" };
        Assert.Equal("IncompleteSignature", (await _wire.AskAsync(request with { Headers = headers }))["Code"].GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NonceIsTakenOnce(bool acs3)
    {
        DtsCall call = Call() with { Format = "JSON" };
        EmulatorRequest request = acs3 ? call.Acs3() : call.Rpc();
        Assert.True((await _wire.AskAsync(request))["Success"].GetBoolean());
        _wire.Time.Advance(60);
        WireAnswer again = await _wire.AskAsync(request);
        Assert.Equal((400, "SignatureNonceUsed"), (again.Status, again["Code"].GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SecurityTokenIsTaken(bool acs3)
    {
        DtsCall call = Call() with
        {
            Format = "JSON",
            KeyId = EmulatorAccounts.Aliyun.StsAccessKeyId,
            Secret = EmulatorAccounts.Aliyun.StsAccessKeySecret,
            SecurityToken = EmulatorAccounts.Aliyun.StsSecurityToken,
        };
        IsDocumentedAnswer(await _wire.AskAsync(acs3 ? call.Acs3() : call.Rpc()));
    }

    [Fact]
    public async Task RpcMayNameTheActionInTheHeadersToo()
    {
        EmulatorRequest request = (Call() with { Format = "JSON" }).Rpc();
        Dictionary<string, string> headers = new(request.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["x-acs-action"] = "DescribeSynchronizationJobStatusList",
            ["x-acs-version"] = "2020-01-01",
        };
        IsDocumentedAnswer(await _wire.AskAsync(request with { Headers = headers }));
        Assert.Equal(1, _wire.Cloud.Counters.Of(EmulatorActions.DtsRpc));
    }

    [Fact]
    public async Task RpcWithoutFormatAnswersXml()
    {
        WireAnswer answer = await _wire.AskAsync(Call().Rpc());
        Assert.Equal("text/xml;charset=utf-8", answer.Header("Content-Type"));
        Assert.Contains("<SynchronizationJobId>dtsexjk1alb116****</SynchronizationJobId><SynchronizationDirectionInfoList><Status>synchronizing</Status><Checkpoint>1610524452</Checkpoint>", answer.Text, StringComparison.Ordinal);
        WireAnswer refusal = await _wire.AskAsync((Call() with { Secret = "wrong" }).Rpc());
        Assert.Contains("<Error><RequestId>", refusal.Text, StringComparison.Ordinal);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", refusal.Text, StringComparison.Ordinal);
    }

    private DtsCall Call() => new(_wire.NextNonce(), _wire.Time.GetUtcNow());

    private static void IsDocumentedAnswer(WireAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        string requestId = answer["RequestId"].GetString()!;
        answer.BodyIs(DocumentedAnswer.Replace("""{"TotalRecordCount""", $$"""{"RequestId":"{{requestId}}","TotalRecordCount""", StringComparison.Ordinal));
    }
}
