using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>The documented endpoint of each region.</summary>
public sealed class DtsEndpointTests
{
    private const string Own =
        "ap-northeast-1 ap-northeast-2 ap-southeast-6 ap-southeast-7 cn-guangzhou cn-heyuan cn-wuhan-lr "
            + "cn-zhengzhou-jva me-central-1 xx-future-9";

    private const string Central = """
        cn-qingdao cn-beijing cn-zhangjiakou cn-huhehaote cn-hangzhou cn-shanghai cn-shenzhen cn-hongkong cn-chengdu cn-wuhan cn-wulanchabu cn-fujian
        ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5 ap-south-1 eu-west-1 eu-central-1 us-west-1 us-east-1 me-east-1
        cn-hangzhou-finance cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-beijing-finance-1 cn-beijing-finance-pop cn-hongkong-finance-pop
        cn-north-2-gov-1 cn-beijing-gov-1
        """;

    public static TheoryData<string, string> Regions()
    {
        var all = new TheoryData<string, string>();
        foreach (string region in Central.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            all.Add(region, "https://dts.aliyuncs.com/");
        foreach (string region in Own.Split(' ')) all.Add(region, $"https://dts.{region}.aliyuncs.com/");
        all.Add("CN-Hangzhou", "https://dts.aliyuncs.com/");
        all.Add("AP-Northeast-1", "https://dts.ap-northeast-1.aliyuncs.com/");
        all.Add("", "https://dts.aliyuncs.com/");
        return all;
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Endpoint_depends_on_the_region(string region, string expected) =>
        Assert.Equal(expected, DtsEndpoint.GetAddress(TestProfiles.Aliyun(null), region).AbsoluteUri);

    [Fact]
    public void Endpoint_without_a_region_is_the_central_one() =>
        Assert.Equal("https://dts.aliyuncs.com/", DtsEndpoint.GetAddress(TestProfiles.Aliyun(null), null).AbsoluteUri);

    [Theory]
    [InlineData("https://dts-vpc.cn-hangzhou.aliyuncs.com", "https://dts-vpc.cn-hangzhou.aliyuncs.com/")]
    [InlineData("dts.example.com", "https://dts.example.com/")]
    [InlineData("dts.example.com/", "https://dts.example.com/")]
    [InlineData("http://127.0.0.1:9", "http://127.0.0.1:9/")]
    public void Endpoint_of_the_profile_takes_precedence(string endpoint, string expected) =>
        Assert.Equal(expected, DtsEndpoint.GetAddress(TestProfiles.Aliyun(endpoint), "ap-northeast-1").AbsoluteUri);

    [Theory]
    [InlineData("vpc", "cn-hangzhou", "https://dts-vpc.cn-hangzhou.aliyuncs.com/")]
    [InlineData("VPC", "AP-Northeast-1", "https://dts-vpc.ap-northeast-1.aliyuncs.com/")]
    [InlineData("vpc", "cn-hangzhou-finance", "https://dts.aliyuncs.com/")]
    [InlineData("vpc", "xx-future-9", "https://dts.xx-future-9.aliyuncs.com/")]
    [InlineData("vpc", "", "https://dts.aliyuncs.com/")]
    [InlineData("public", "cn-hangzhou", "https://dts.aliyuncs.com/")]
    public void Endpoint_is_in_the_VPC_if_the_profile_selects_it_and_the_region_has_one(
        string type, string region, string expected) =>
        Assert.Equal(expected,
            DtsEndpoint.GetAddress(TestProfiles.Aliyun(null, (AliyunProfile.EndpointType, type)), region).AbsoluteUri);

    [Fact]
    public void Endpoint_of_the_profile_takes_precedence_over_the_one_in_the_VPC() =>
        Assert.Equal("https://dts.example.com/", DtsEndpoint.GetAddress(
            TestProfiles.Aliyun("dts.example.com", (AliyunProfile.EndpointType, "vpc")), "cn-hangzhou").AbsoluteUri);

    [Theory]
    [InlineData("https://proxy.example.com/dts")]
    [InlineData("proxy.example.com/dts/")]
    public void Endpoint_with_a_path_is_rejected(string endpoint)
    {
        var error = Assert.Throws<StatusException>(
            () => DtsEndpoint.GetAddress(TestProfiles.Aliyun(endpoint), "cn-hangzhou")).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains("path", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.com/")]
    [InlineData("evil.com#")]
    [InlineData("evil.com?")]
    [InlineData("a@evil.com")]
    [InlineData("cn.evil")]
    [InlineData("cn hangzhou")]
    [InlineData("cn-hangzhou\r\nX: y")]
    [InlineData("中国")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Invalid_region_is_rejected(string region)
    {
        var error =
            Assert.Throws<StatusException>(() => DtsEndpoint.GetAddress(TestProfiles.Aliyun(null), region)).Error;
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        Assert.DoesNotContain('\n', error.Message);
        Assert.NotEmpty(error.RecommendedAction);
    }
}
