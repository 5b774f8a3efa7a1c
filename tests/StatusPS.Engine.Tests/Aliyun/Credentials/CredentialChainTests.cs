using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>The order of the sources, which is that of the SDKs.</summary>
public sealed class CredentialChainTests : CredentialFixture
{
    [Fact]
    public void Sources_come_in_the_order_of_the_sdks()
    {
        (Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"], Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]) = ("id", "secret");
        SetOidcVariables();
        WriteCli("""{"name":"x","mode":"AK","access_key_id":"cli","access_key_secret":"secret"}""");
        WriteIni("type = access_key\naccess_key_id = ini\naccess_key_secret = secret");
        (Variables["ALIBABA_CLOUD_ECS_METADATA"], Variables["ALIBABA_CLOUD_CREDENTIALS_URI"]) =
            ("ops", "http://localhost/credentials");

        Assert.Equal(("environment", AliyunCredentialSource.AccessKey), Describe());
        Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
        Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        Assert.Equal(("environment", AliyunCredentialSource.Oidc), Describe());
        Variables.Remove("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
        Assert.Equal(("AliyunCli:x", AliyunCredentialSource.AccessKey), Describe());
        Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        Assert.Equal(("AlibabaCloudFile:default", AliyunCredentialSource.AccessKey), Describe());
        Directory.Delete(Path.Combine(Home, ".alibabacloud"), recursive: true);
        Assert.Equal(("environment", AliyunCredentialSource.EcsRamRole), Describe());
        Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "TRUE";
        Assert.Equal(("environment", AliyunCredentialSource.CredentialsUri), Describe());
        Variables.Remove("ALIBABA_CLOUD_CREDENTIALS_URI");
        Assert.Contains(
            "ALIBABA_CLOUD_CREDENTIALS_URI", Assert.Throws<StatusException>(Resolve).Error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_default_comes_before_the_files_and_after_the_variables()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        WriteCli("""{"name":"x","mode":"AK","access_key_id":"cli","access_key_secret":"secret"}""");
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        Assert.Equal("ali", Resolve().Name);
        SetOidcVariables();
        Assert.Equal("environment", Resolve().Name);
    }

    [Fact]
    public void Name_of_the_environment_finds_the_sources_behind_the_files_too()
    {
        WriteCli("""{"name":"x","mode":"AK","access_key_id":"cli","access_key_secret":"secret"}""");
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        Assert.Equal(AliyunCredentialSource.EcsRamRole, Find("environment").CredentialSource);
        Assert.Equal(
            "Environment:ALIBABA_CLOUD_ECS_METADATA", Find("environment").Sources[nameof(AliyunProfile.EcsRamRole)]);
    }

    [Fact]
    public void Role_alone_in_the_variables_is_no_source()
    {
        Variables["ALIBABA_CLOUD_ROLE_ARN"] = Role;
        Assert.Throws<StatusException>(Resolve);
    }

    [Fact]
    public void Addresses_of_the_variables_are_those_of_profiles_without_their_own()
    {
        SetOidcVariables();
        (Variables["ALIBABA_CLOUD_ENDPOINT"], Variables["STATUSPS_STS_ENDPOINT"],
            Variables["STATUSPS_METADATA_ENDPOINT"]) =
            ("dts.example.com", "http://127.0.0.1:1", "http://127.0.0.1:2");
        var profile = Resolve();
        Assert.Equal(("dts.example.com", "http://127.0.0.1:1", "http://127.0.0.1:2"),
            (profile.Endpoint, profile.StsEndpoint, profile.MetadataEndpoint));
    }

    private (string Name, AliyunCredentialSource Source) Describe() => Resolve() is var profile
        ? (profile.Name, profile.CredentialSource) : default;
}
