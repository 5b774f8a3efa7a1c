using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.FieldCases;

/// <summary>The access key in use: variables and files of Aliyun's CLI and SDKs, with their rules.</summary>
public sealed class AliyunIdentityTests : StoreFixture
{
    private const string Two = """
        {"current":"one","profiles":[
         {"name":"one","mode":"AK","access_key_id":"id-1","access_key_secret":"secret-1","region_id":"cn-beijing"},
         {"name":"two","mode":"AK","access_key_id":"id-2","access_key_secret":"secret-2"}]}
        """;

    private const string Unsupported =
        """{"current":"sso","profiles":[{"name":"sso","mode":"CloudSSO"},{"name":"key","mode":"AK","access_key_id":"id-9","access_key_secret":"secret-9"}]}""";

    [Theory]
    [InlineData(
        "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN",
        "ALIBABA_CLOUD_REGION_ID")]
    [InlineData(
        "ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN",
        "ALIBABACLOUD_REGION_ID")]
    [InlineData(
        "ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECURITY_TOKEN", "ALICLOUD_REGION_ID")]
    [InlineData("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN", "ALICLOUD_REGION")]
    public void Each_group_of_variables_is_read_completely(string id, string secret, string token, string region)
    {
        (Variables[id], Variables[secret], Variables[token], Variables[region]) =
            ("the-id", "the-secret", "the-token", "cn-shanghai");
        AssertKey(Resolve(), "the-id", "the-secret", "the-token", "cn-shanghai");
        foreach (string half in (string[])[id, secret])
        {
            string kept = Variables[half];
            Variables.Remove(half);
            var error = Assert.Throws<StatusException>(Resolve).Error;
            Assert.Equal(StatusErrorKind.Profile, error.Kind);
            Assert.Contains("key pair is incomplete", error.Message, StringComparison.Ordinal);
            Assert.Contains(id, error.Message, StringComparison.Ordinal);
            Variables[half] = kept;
        }
    }

    [Fact]
    public void Parts_of_different_keys_are_not_combined()
    {
        (Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"], Variables["ALICLOUD_ACCESS_KEY_SECRET"]) = ("id-a", "secret-b");
        Assert.Throws<StatusException>(Resolve);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_PROFILE")]
    [InlineData("ALIBABACLOUD_PROFILE")]
    [InlineData("ALICLOUD_PROFILE")]
    public void Each_variable_selects_the_profile(string variable)
    {
        Write(Two);
        AssertKey(Resolve(), "id-1", "secret-1", null, "cn-beijing");
        Variables[variable] = "two";
        AssertKey(Resolve(), "id-2", "secret-2", null, null);
        Variables["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou";
        AssertKey(Resolve(), "id-2", "secret-2", null, "cn-hangzhou");
        Variables[variable] = "three";
        Assert.Contains(
            variable, Assert.Throws<StatusException>(Resolve).Error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Variable_sets_the_path_of_the_file()
    {
        Write(Two);
        string other = Path.Combine(Home, "other.json");
        File.WriteAllText(
            other,
            """{"profiles":[{"name":"default","mode":"ak","access_key_id":"id-5","access_key_secret":"secret-5"}]}""");
        Variables["ALIBABA_CLOUD_CONFIG_FILE"] = other;
        AssertKey(Resolve(), "id-5", "secret-5", null, null);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")]
    [InlineData("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "TRUE")]
    [InlineData("ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE")]
    public void Variable_disables_the_file(string variable, string value)
    {
        Write(Two);
        Variables[variable] = value;
        Assert.Contains(
            "no profile for Aliyun", Assert.Throws<StatusException>(Resolve).Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"mode":"ak"}""", null)]
    [InlineData("""{"mode":"Ak","sts_token":"stale"}""", null)]
    [InlineData("""{"mode":""}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""{"mode":"ststoken","sts_token":"token"}""", "token")]
    [InlineData("""{"sts_token":"token"}""", "token")]
    public void Mode_ignores_case_and_defaults_to_AK(string entry, string? token)
    {
        Write(
            $$"""{"current":"x","profiles":[{"name":"x","access_key_id":"id","access_key_secret":"secret"{{(entry == "{}" ? "" : ",")}}{{entry[1..^1]}}}]}""");
        AssertKey(Resolve(), "id", "secret", token, null);
    }

    [Fact]
    public void Region_and_endpoint_of_the_file_are_used()
    {
        Write(
            """{"current":"x","profiles":[{"name":"x","access_key_id":"id","access_key_secret":"secret","region":"cn-shanghai","endpoint":"dts.cn-shanghai.example.com"}]}""");
        var profile = Resolve();
        AssertKey(profile, "id", "secret", null, "cn-shanghai");
        Assert.Equal("dts.cn-shanghai.example.com", profile.Endpoint);
    }

    [Theory]
    [InlineData("access_key_id")]
    [InlineData("access_key_secret")]
    public void Half_a_key_pair_in_the_file_is_an_error(string only)
    {
        Write($$"""{"current":"x","profiles":[{"name":"x","mode":"AK","{{only}}":"value"}]}""");
        Assert.Contains(
            "key pair is incomplete", Assert.Throws<StatusException>(Resolve).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Temporary_key_without_its_token_is_an_error_before_sending()
    {
        var profile = TestProfiles.Aliyun("https://dts.example.com", (nameof(AliyunProfile.AccessKeyId), "STS.abc"));
        var error = Assert.Throws<StatusException>(() => new DtsQuery(TestProfiles.Connect(profile))).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains("STS.", error.Message, StringComparison.Ordinal);
        Assert.Contains("-SecurityToken", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Unsupported)]
    [InlineData("{ damaged")]
    public void Unusable_file_does_not_affect_other_sources(string content)
    {
        Write(content);
        Open().Save(TestProfiles.Authing("https://authing.example.com"), makeDefault: true);
        Assert.Equal("auth", Assert.Single(Resolver().Find("auth")).Name);
        Assert.Equal("auth", Resolver().Resolve(StatusPlatform.Authing, null, null).Name);
        Assert.Single(Resolver().Find("AUTH"));
        var problems = new List<StatusError>();
        Assert.Equal(["auth"], Resolver().GetAll(problems.Add).Select(profile => profile.Name));
        Assert.Single(problems);
        Assert.Equal(["auth"], Resolver().GetAll(problems.Add, readFiles: false).Select(profile => profile.Name));
        Assert.Single(problems);
        Assert.Throws<StatusException>(() => Resolver().Find("AliyunCli:sso"));
        Assert.Throws<StatusException>(Resolve);
    }

    [Fact]
    public void Named_profile_of_the_file_takes_precedence_over_the_current_one()
    {
        Write(Unsupported);
        AssertKey((AliyunProfile)Assert.Single(Resolver().Find("AliyunCli:key")), "id-9", "secret-9", null, null);
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("Ali*", true)]
    [InlineData("aliyuncli:w*", true)]
    [InlineData("[ab]*", true)]
    [InlineData("p*", false)]
    [InlineData("prod?", false)]
    public void Pattern_reads_the_files_only_when_it_can_match(string pattern, bool may) =>
        Assert.Equal(may, ProfileResolver.CanMatchFileProfile(pattern));

    private static void AssertKey(AliyunProfile profile, string id, string secret, string? token, string? region) =>
        Assert.Equal((id, secret, token, region),
        (profile.AccessKeyId, profile.Reveal(AliyunProfile.AccessKeySecret),
        profile.Reveal(AliyunProfile.SecurityToken), profile.RegionId));

    private AliyunProfile Resolve() => (AliyunProfile)Resolver().Resolve(StatusPlatform.Aliyun, null, null);

    private ProfileResolver Resolver() =>
        new(Open(), Variables.GetValueOrDefault, Home, _ => throw new InvalidOperationException());

    private void Write(string content)
    {
        Directory.CreateDirectory(Path.Combine(Home, ".aliyun"));
        File.WriteAllText(AliyunCliConfig.GetPath(Home), content);
    }
}
