using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>Profiles from the configuration file of Aliyun's CLI.</summary>
public sealed class AliyunCliConfigTests : StoreFixture
{
    private const string Whole = """
        {"current":"work","profiles":[
         {"name":"default","mode":"AK","access_key_id":"id-1","access_key_secret":"secret-1","region_id":"cn-beijing","sts_token":"stale"},
         {"name":"work","mode":"StsToken","access_key_id":"id-2","access_key_secret":"secret-2","sts_token":"token-2","region_id":"cn-hangzhou"},
         {"name":"role","mode":"RamRoleArn","access_key_id":"id-3","access_key_secret":"secret-3"}],"meta_path":""}
        """;

    [Fact]
    public void Missing_file_has_no_profile() => Assert.Null(Read());

    [Fact]
    public void Current_profile_is_read_unless_the_variable_names_another()
    {
        Write(Whole);
        Facts(Read()!, "work", "id-2", "secret-2", "token-2", "cn-hangzhou");
        Variables["ALIBABA_CLOUD_PROFILE"] = "default";
        Facts(Read()!, "default", "id-1", "secret-1", null, "cn-beijing");
    }

    [Fact]
    public void Default_profile_is_read_when_none_is_current()
    {
        Write(
            """{"profiles":[{"name":"default","mode":"AK","access_key_id":"id-1","access_key_secret":"secret-1"}]}""");
        Facts(Read()!, "default", "id-1", "secret-1", null, null);
    }

    [Fact]
    public void Unsupported_mode_or_unknown_profile_is_an_error()
    {
        Write(Whole);
        Variables["ALIBABA_CLOUD_PROFILE"] = "role";
        var error = Assert.Throws<StatusException>(() => Read()).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains("RamRoleArn", error.Message, StringComparison.Ordinal);
        Variables["ALIBABA_CLOUD_PROFILE"] = "typo";
        Assert.Contains("'typo'", Assert.Throws<StatusException>(() => Read()).Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"profiles":{}}""")]
    [InlineData("""{"profiles":null}""")]
    [InlineData("""{"profiles":[null,5]}""")]
    [InlineData("""{"profiles":[{"name":5}]}""")]
    public void Damaged_file_is_an_error(string text)
    {
        Write(text);
        var error = Assert.IsType<StatusException>(Record.Exception(() => Read())).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
    }

    /// <summary>The CLI itself creates such a file.</summary>
    [Theory]
    [InlineData(
        """{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"","access_key_secret":"","region_id":"cn-hangzhou"}]}""")]
    [InlineData("""{"current":"default","profiles":[{"name":"default","mode":"AK"}]}""")]
    public void Empty_profile_is_ignored_unless_the_variable_names_it(string text)
    {
        Write(text);
        Assert.Null(Read());
        Variables["ALIBABA_CLOUD_PROFILE"] = "default";
        Assert.Equal("AliyunCli:default", Read()!.Name);
    }

    [Fact]
    public void Byte_order_mark_is_accepted()
    {
        Write("\uFEFF" + Whole);
        Assert.Equal("AliyunCli:work", Read()!.Name);
    }

    [Fact]
    public void Addresses_of_the_file_take_precedence_over_those_of_the_variables()
    {
        const string role =
            "\"mode\":\"RamRoleArn\",\"access_key_id\":\"id-1\",\"access_key_secret\":\"secret-1\","
                + "\"ram_role_arn\":\"acs:ram::1:role/ops\"";
        Variables["ALIBABA_CLOUD_ENDPOINT_TYPE"] = "public";
        Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = "sts.cn-beijing.aliyuncs.com";
        Write(
            $$"""{"current":"x","profiles":[{"name":"x",{{role}},"endpoint_type":"vpc","sts_endpoint":"sts-vpc.cn-hangzhou.aliyuncs.com"}]}""");
        AssertAddresses("vpc", "sts-vpc.cn-hangzhou.aliyuncs.com", "AliyunCli:x");
        Write($$"""{"current":"x","profiles":[{"name":"x",{{role}}}]}""");
        AssertAddresses("public", "sts.cn-beijing.aliyuncs.com", "Environment:ALIBABA_CLOUD_STS_ENDPOINT");
    }

    private void AssertAddresses(string type, string endpoint, string source)
    {
        var profile = Assert.IsType<AliyunProfile>(Read());
        Assert.Equal((type, endpoint), (profile.Reveal(AliyunProfile.EndpointType), profile.StsEndpoint));
        Assert.Equal(source, profile.Sources[nameof(AliyunProfile.StsEndpoint)]);
    }

    private static void Facts(StatusProfile read, string name, string id, string secret, string? token, string? region)
    {
        var profile = Assert.IsType<AliyunProfile>(read);
        Assert.Equal(("AliyunCli:" + name, id, secret, token, region), (profile.Name, profile.AccessKeyId,
            profile.Reveal(AliyunProfile.AccessKeySecret), profile.Reveal(AliyunProfile.SecurityToken),
            profile.RegionId));
        Assert.Equal("AliyunCli:" + name, profile.Sources[nameof(AliyunProfile.AccessKeyId)]);
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.Combine(Home, ".aliyun"));
        File.WriteAllText(Path.Combine(Home, ".aliyun", "config.json"), text);
    }

    private StatusProfile? Read() => AliyunCliConfig.Read(Home, Variables.GetValueOrDefault);
}
