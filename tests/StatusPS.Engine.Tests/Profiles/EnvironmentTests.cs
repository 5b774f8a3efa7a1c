using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Storage;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Profiles from the usual variables of each platform.</summary>
public sealed class EnvironmentTests
{
    private readonly Dictionary<string, string> _variables = [];

    [Theory]
    [InlineData("BK_APP_CODE", "BK_APP_SECRET")]
    [InlineData("BKPAAS_APP_ID", "BKPAAS_APP_SECRET")]
    public void BlueKing_variables_are_read(string code, string secret)
    {
        (_variables[code], _variables[secret], _variables["BK_APP_TENANT_ID"]) = ("my-app", "my-secret", "tenant-a");
        _variables["BK_API_URL_TMPL"] = "https://{gateway_name}.example.com";
        _variables["BK_COMPONENT_API_URL"] = "https://paas.example.com";
        var profile = Assert.IsType<BlueKingProfile>(Read(StatusPlatform.BlueKing));
        Assert.Equal(
            ("my-app", "my-secret", "tenant-a"),
            (profile.AppCode, profile.Reveal(BlueKingProfile.AppSecret), profile.TenantId));
        Assert.Equal(
            (BlueKingApi.Gateway, JobApiVersion.V4, "https://{gateway_name}.example.com"),
            (profile.Api, profile.JobApiVersion, profile.Endpoint));
        Assert.Equal(
            ("Environment:" + code, "Environment", "environment"),
            (profile.Sources["AppCode"], profile.Protection, profile.Name));
        Assert.Null(profile.UserName);
        _variables["BK_USERNAME"] = "ops";
        profile = (BlueKingProfile)Read(StatusPlatform.BlueKing)!;
        Assert.Equal(("ops", "Environment:BK_USERNAME"), (profile.UserName, profile.Sources["UserName"]));
        _variables.Remove("BK_API_URL_TMPL");
        profile = (BlueKingProfile)Read(StatusPlatform.BlueKing)!;
        Assert.Equal(
            (BlueKingApi.Esb, JobApiVersion.V3, "https://paas.example.com"),
            (profile.Api, profile.JobApiVersion, profile.Endpoint));
    }

    [Fact]
    public void Aliyun_variables_are_read()
    {
        (_variables["ALIBABA_CLOUD_ACCESS_KEY_ID"], _variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]) = ("id", "secret");
        var profile = Assert.IsType<AliyunProfile>(Read(StatusPlatform.Aliyun));
        Assert.Equal(("id", "secret", null, null), (profile.AccessKeyId, profile.Reveal(AliyunProfile.AccessKeySecret),
            profile.Reveal(AliyunProfile.SecurityToken), profile.RegionId));
        (_variables["ALIBABA_CLOUD_SECURITY_TOKEN"], _variables["ALIBABA_CLOUD_REGION_ID"]) = ("token", "cn-hangzhou");
        profile = (AliyunProfile)Read(StatusPlatform.Aliyun)!;
        Assert.Equal(("token", "cn-hangzhou"), (profile.Reveal(AliyunProfile.SecurityToken), profile.RegionId));
    }

    [Fact]
    public void Authing_variables_are_read()
    {
        (_variables["AUTHING_ACCESS_KEY_ID"], _variables["AUTHING_ACCESS_KEY_SECRET"], _variables["AUTHING_HOST"]) =
            ("id", "secret", "https://authing.example.com");
        var profile = Assert.IsType<AuthingProfile>(Read(StatusPlatform.Authing));
        Assert.Equal(
            ("id", "secret", "https://authing.example.com"),
            (profile.AccessKeyId, profile.Reveal(AuthingProfile.AccessKeySecret), profile.Endpoint));
    }

    [Fact]
    public void Half_a_key_of_Aliyun_is_an_error_as_in_its_SDKs()
    {
        const string id = "ALIBABA_CLOUD_ACCESS_KEY_ID", secret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
        Assert.Null(Read(StatusPlatform.Aliyun));
        foreach (var (given, missing) in ((string, string)[])[(id, secret), (secret, id)])
        {
            (_variables[given], _variables[missing]) = ("value", "");
            var error = Assert.Throws<StatusException>(() => Read(StatusPlatform.Aliyun)).Error;
            Assert.Equal(StatusErrorKind.Profile, error.Kind);
            Assert.StartsWith($"{given} is set and {missing} is not", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(StatusPlatform.BlueKing, "BK_APP_CODE", "BK_APP_SECRET")]
    [InlineData(StatusPlatform.Authing, "AUTHING_ACCESS_KEY_ID", "AUTHING_ACCESS_KEY_SECRET")]
    public void Half_of_a_key_is_ignored(StatusPlatform platform, string id, string secret)
    {
        Assert.Null(Read(platform));
        _variables[id] = "id";
        Assert.Null(Read(platform));
        _variables[secret] = "";
        Assert.Null(Read(platform));
        (_variables[id], _variables[secret]) = ("", "secret");
        Assert.Null(Read(platform));
    }

    [Fact]
    public void Variables_set_the_folder_of_the_store()
    {
        string home = Path.GetTempPath();
        _variables["XDG_CONFIG_HOME"] = home;
        if (!OperatingSystem.IsWindows())
            Assert.Equal(Path.Combine(home, "statusps"), StoreFolder.DefaultPath(_variables.GetValueOrDefault));
        _variables["STATUSPS_HOME"] = Path.Combine(home, "own", "..", "mine");
        Assert.Equal(
            Path.Combine(Path.GetFullPath(home), "mine"), StoreFolder.DefaultPath(_variables.GetValueOrDefault));
    }

    private StatusProfile? Read(StatusPlatform platform) =>
        PlatformRegistry.Get(platform).ReadEnvironment(_variables.GetValueOrDefault);
}
