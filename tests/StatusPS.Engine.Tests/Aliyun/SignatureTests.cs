using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>
/// The published vectors, and special characters against the emulator, whose verifier shares no code with the engine.
/// </summary>
public sealed class SignatureTests
{
    [Fact]
    public void RPC_signature_equals_the_published_vector() => Assert.Equal(
        "OLeaidS1JvxuMvnyHOwuJ+uX5qY=",
        RpcSignature.Compute("testsecret", "GET", AliyunEncoding.FormatQuery(new Dictionary<string, string>
        {
            ["Format"] = "XML",
            ["AccessKeyId"] = "testid",
            ["Action"] = "DescribeRegions",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
            ["SignatureVersion"] = "1.0",
            ["Timestamp"] = "2016-02-23T12:46:24Z",
            ["Version"] = "2014-05-26",
        })));

    [Fact]
    public void RPC_signature_with_Chinese_and_JSON_equals_the_published_vector() => Assert.Equal(
        "zJDF+Lrzhj/ThnlvIToysFRq6t4=",
        RpcSignature.Compute("testSecret", "GET", AliyunEncoding.FormatQuery(new Dictionary<string, string>
        {
            ["Format"] = "XML",
            ["AccessKeyId"] = "testId",
            ["Action"] = "SendSms",
            ["OutId"] = "123",
            ["PhoneNumbers"] = "15300000001",
            ["RegionId"] = "cn-hangzhou",
            ["SignName"] = "阿里云短信测试专用",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = "45e25e9b-0a6f-4070-8c85-2956eda1b466",
            ["SignatureVersion"] = "1.0",
            ["TemplateCode"] = "SMS_71390007",
            ["TemplateParam"] = """{"customer":"test"}""",
            ["Timestamp"] = "2017-07-12T02:42:19Z",
            ["Version"] = "2017-05-25",
        })));

    [Fact]
    public void ACS3_signature_equals_the_published_vector()
    {
        var profile = TestProfiles.Aliyun(
            null, (nameof(AliyunProfile.AccessKeyId), "YourAccessKeyId"),
            (AliyunProfile.AccessKeySecret, "YourAccessKeySecret"));
        using var request = new AliyunSigner(profile)
            .CreateRequest(new Uri("https://ecs.cn-shanghai.aliyuncs.com"), "RunInstances", "2014-05-26",
            new Dictionary<string, string>
            {
                ["RegionId"] = "cn-shanghai",
                ["ImageId"] = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"
            },
            new DateTimeOffset(2023, 10, 26, 18, 22, 32, TimeSpan.FromHours(8)), "3156853299f313e23d1673dc12e1703d");
        Assert.Equal(
            "ACS3-HMAC-SHA256 "
                + "Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
                + "x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            request.Headers.GetValues("Authorization").Single());
        Assert.Equal("2023-10-26T10:22:32Z", request.Headers.GetValues("x-acs-date").Single());
    }

    [Theory]
    [InlineData(" ", "%20")]
    [InlineData("+*~!'()/", "%2B%2A~%21%27%28%29%2F")]
    [InlineData("?=&%", "%3F%3D%26%25")]
    [InlineData("aZ09-_.~", "aZ09-_.~")]
    [InlineData("中", "%E4%B8%AD")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void Percent_encoding_follows_RFC_3986(string text, string expected) =>
        Assert.Equal(expected, AliyunEncoding.Encode(text));

    [Fact]
    public void Parameters_are_sorted_by_ordinal() =>
        Assert.Equal("A=1&Z=2&_=3&a=4", AliyunEncoding.FormatQuery(
            new Dictionary<string, string> { ["a"] = "4", ["_"] = "3", ["Z"] = "2", ["A"] = "1" }));

    [Theory]
    [InlineData(AliyunSignature.Acs3, false)]
    [InlineData(AliyunSignature.Acs3, true)]
    [InlineData(AliyunSignature.Rpc, false)]
    [InlineData(AliyunSignature.Rpc, true)]
    public async Task Emulator_accepts_signatures_of_special_characters(AliyunSignature signature, bool sts)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile = TestProfiles.Aliyun(
            host.Address.AbsoluteUri, (nameof(AliyunProfile.SignatureVersion), signature.ToString()),
            (nameof(AliyunProfile.AccessKeyId), sts ? Key.StsAccessKeyId : Key.AccessKeyId),
            (AliyunProfile.AccessKeySecret, sts ? Key.StsAccessKeySecret : Key.AccessKeySecret),
            (AliyunProfile.SecurityToken, sts ? Key.StsSecurityToken : null));
        string[] awkward = [
            "a b", "a+b", "a*b", "~!'()", "a/b?c=d&e=f", "%41%", "%2B", "中文", "😀", "\"\\", "<tag>`", "é\u0301",
            "#;:@$,[]{}|^"];
        var outcomes = await TestQueries.DtsAsync(profile, null, [.. awkward, "dtsexjk1alb116****"]);
        Assert.All(outcomes.SkipLast(1), outcome => Assert.Equal(StatusErrorKind.NotFound, outcome.Error?.Kind));
        Assert.Equal(1610524452, Assert.Single(outcomes[^1].Records).CheckpointUnixTime);
        Assert.Equal((1, awkward.Length + 1), (cloud.Counters.Requests, cloud.Counters.RequestedKeys));
    }

    [Fact]
    public async Task Emulator_accepts_signatures_of_random_values()
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var random = new Random(20260301);
        foreach (var signature in Enum.GetValues<AliyunSignature>())
        {
            var connection = TestProfiles.Connect(TestProfiles.Aliyun(
                host.Address.AbsoluteUri, (nameof(AliyunProfile.SignatureVersion), signature.ToString()),
                (nameof(AliyunProfile.AccessKeyId), Key.AccessKeyId),
                (AliyunProfile.AccessKeySecret, Key.AccessKeySecret)));
            for (int i = 0; i < 40; i++)
            {
                string id = "x" + string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Letter(random)));
                Assert.Equal(
                    StatusErrorKind.NotFound, (await TestQueries.DtsAsync(connection, null, id))[0].Error?.Kind);
            }
        }
        Assert.Equal(80, cloud.Counters.RequestedKeys);
    }

    private static string Letter(Random random)
    {
        while (true)
        {
            int code = random.Next(4) switch
            {
                0 => random.Next(0x20, 0x7F),
                1 =>
                random.Next(0xA0, 0x800),
                2 => random.Next(0x4E00, 0x9FFF),
                _ => random.Next(0x1F300, 0x1F600)
            };
            if (System.Text.Rune.IsValid(code)) return new System.Text.Rune(code).ToString();
        }
    }
}
