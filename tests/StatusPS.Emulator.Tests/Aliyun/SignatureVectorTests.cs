using StatusPS.Emulator.Aliyun;
using StatusPS.Emulator.Http;
using Xunit;

namespace StatusPS.Emulator.Tests.Aliyun;

/// <summary>The signature examples of Aliyun's documents, recomputed by the emulator.</summary>
public sealed class SignatureVectorTests
{
    [Theory]
    [InlineData(
        "AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1"
            + "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0"
            + "&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26",
        "testsecret",
        "OLeaidS1JvxuMvnyHOwuJ+uX5qY=")]
    [InlineData(
        "AccessKeyId=testId&Action=SendSms&Format=XML&OutId=123&PhoneNumbers=15300000001&RegionId=cn-hangzhou"
            + "&SignName=%E9%98%BF%E9%87%8C%E4%BA%91%E7%9F%AD%E4%BF%A1%E6%B5%8B%E8%AF%95%E4%B8%93%E7%94%A8"
            + "&SignatureMethod=HMAC-SHA1&SignatureNonce=45e25e9b-0a6f-4070-8c85-2956eda1b466&SignatureVersion=1.0"
            + "&TemplateCode=SMS_71390007&TemplateParam=%7B%22customer%22%3A%22test%22%7D"
            + "&Timestamp=2017-07-12T02%3A42%3A19Z&Version=2017-05-25",
        "testSecret",
        "zJDF+Lrzhj/ThnlvIToysFRq6t4=")]
    public void RPC_signature_equals_the_documented_example(string query, string secret, string signature)
    {
        var parameters = QueryParameters.Parse(query + "&Signature=ignored", plusIsSpace: false);
        string text = RpcSignatureVerifier.CreateStringToSign("GET", parameters);
        Assert.Equal(signature, RpcSignatureVerifier.Sign(text, secret));
    }

    [Fact]
    public void ACS3_signature_equals_the_documented_example()
    {
        var request = EmulatorClient.CreateRequest(
            "POST",
            "/?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
            host: "ecs.cn-shanghai.aliyuncs.com",
            headers:
            [
                ("X-Acs-Action", "RunInstances"),
                ("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                ("x-acs-date", "2023-10-26T10:22:32Z"),
                ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
                ("x-acs-version", "2014-05-26"),
            ]);
        string canonical = Acs3SignatureVerifier.CreateCanonicalRequest(
            new ReceivedRequest(request, TestClock.Start, new ScenarioTime(TestClock.Start, TestClock.Start)),
            ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"]);
        Assert.Equal(
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            Acs3SignatureVerifier.Sign(Acs3SignatureVerifier.CreateStringToSign(canonical), "YourAccessKeySecret"));
    }
}
