using StatusPS.Engine.Platforms;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun;

/// <summary>Profiles from the credentials file of Aliyun's SDKs.</summary>
public sealed class AlibabaCloudFileTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("statusps-test-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    private const string Text = """
        # A comment
        [default]
        enable = true
        type = access_key
        access_key_id = id-1        ; behind a value
        access_key_secret = se#cr=et;1

        [ temp ]
        type=sts
        access_key_id=id-2
        access_key_secret=secret-2
        security_token=token-2
        region_id=cn-beijing
        [off]
        enable = false
        type = access_key
        [role]
        type = ecs_ram_role
        role_name = r
        [pair]
        type = rsa_key_pair
        """;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("credentials")]
    [InlineData("credentials.ini")]
    public void File_provides_its_default_section(string name)
    {
        Put(name, Text);
        var profile = Assert.IsType<AliyunProfile>(Assert.Single(All()));
        Assert.Equal(
            ("AlibabaCloudFile:default", "File", "id-1", "se#cr=et;1"),
            (profile.Name, profile.Protection, profile.AccessKeyId, profile.Reveal(AliyunProfile.AccessKeySecret)));
        Assert.All(profile.Sources.Values, source => Assert.Equal("AlibabaCloudFile:default", source));
    }

    [Fact]
    public void ALIBABA_CLOUD_PROFILE_selects_another_section()
    {
        Put("credentials", Text);
        _variables["ALIBABA_CLOUD_PROFILE"] = "temp";
        var profile = Assert.IsType<AliyunProfile>(Assert.Single(All()));
        Assert.Equal(("id-2", "secret-2", "token-2", "cn-beijing"), (profile.AccessKeyId,
            profile.Reveal(AliyunProfile.AccessKeySecret), profile.Reveal(AliyunProfile.SecurityToken),
            profile.RegionId));
        _variables["ALIBABA_CLOUD_PROFILE"] = "off";
        Assert.Empty(All());
    }

    [Theory]
    [InlineData("pair", "rsa_key_pair")]
    [InlineData("nope", "no section [nope]")]
    public void Unsupported_or_missing_section_is_named_in_the_error(string section, string expected)
    {
        Put("credentials", Text);
        _variables["ALIBABA_CLOUD_PROFILE"] = section;
        Assert.Contains(expected, Assert.Throws<StatusException>(All).Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_key_secret = secret-1")]
    [InlineData("[default]\nsecret-1 without a name")]
    public void Error_of_a_damaged_file_does_not_contain_its_text(string text)
    {
        Put("credentials", text);
        var error = Assert.Throws<StatusException>(All).Error;
        Assert.Contains(Path.Combine(_home, ".alibabacloud", "credentials"), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_of_the_CLI_comes_first_and_both_files_are_searched_for_a_name()
    {
        Put("credentials", Text);
        Directory.CreateDirectory(Path.Combine(_home, ".aliyun"));
        File.WriteAllText(
            Path.Combine(_home, ".aliyun", "config.json"),
            """{"current":"work","profiles":[{"name":"work","mode":"AK","access_key_id":"id-cli","access_key_secret":"secret-3"}]}""");
        Assert.Equal(["AliyunCli:work", "AlibabaCloudFile:default"], All().Select(profile => profile.Name));
        _variables["ALIBABA_CLOUD_PROFILE"] = "temp";
        Assert.Equal(["AlibabaCloudFile:temp"], All().Select(profile => profile.Name));
        _variables["ALIBABA_CLOUD_PROFILE"] = "nope";
        Assert.Contains(
            "config.json has no profile 'nope'", Assert.Throws<StatusException>(All).Error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ALIBABA_CLOUD_CREDENTIALS_FILE_sets_the_path()
    {
        string own = Path.Combine(_home, "own.ini");
        File.WriteAllText(own, Text);
        _variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = own;
        Assert.Equal("AlibabaCloudFile:default", Assert.Single(All()).Name);
        _variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = own + "-not";
        Assert.Contains("own.ini-not", Assert.Throws<StatusException>(All).Error.Message, StringComparison.Ordinal);
    }

    private List<StatusProfile> All() =>
        [.. PlatformRegistry.Get(StatusPlatform.Aliyun).GetFileReaders(_home, _variables.GetValueOrDefault).Select(
            read => read()).OfType<StatusProfile>()];

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_home, ".alibabacloud"));
        File.WriteAllText(Path.Combine(_home, ".alibabacloud", name), text);
    }
}
