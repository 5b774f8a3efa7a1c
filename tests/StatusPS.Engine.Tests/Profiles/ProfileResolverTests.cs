using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The resolution of profiles: each row of the precedence, and each error.</summary>
public sealed class ProfileResolverTests : StoreFixture
{
    private const StatusPlatform Aliyun = StatusPlatform.Aliyun;

    [Fact]
    public void Sources_have_their_documented_precedence()
    {
        foreach (string name in (string[])["parameter", "session", "variable", "stored"]) Store(name);
        Open().Save(Open().Find("stored")!, makeDefault: true);
        CliFile();
        Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "id-of-environment";
        Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "secret-of-environment";
        Variables["STATUSPS_PROFILE"] = "variable";
        Assert.Equal("parameter", Resolve(new("Parameter"), new("session")).Name);
        Assert.Equal("session", Resolve(null, new("session")).Name);
        Assert.Equal("variable", Resolve().Name);
        Variables.Remove("STATUSPS_PROFILE");
        Assert.Equal(("environment", "id-of-environment"), (Resolve().Name, ((AliyunProfile)Resolve()).AccessKeyId));
        Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        Assert.Contains("key pair is incomplete", Refused(() => Resolve()).Message, StringComparison.Ordinal);
        Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
        Assert.Equal("stored", Resolve().Name);
        foreach (var profile in Open().List()) Open().Remove(profile.Name);
        Assert.Equal("AliyunCli:default", Resolve().Name);
        Directory.Delete(Path.Combine(Home, ".aliyun"), recursive: true);
        var error = Refused(() => Resolve());
        string[] sources = [
            "-Profile", "Select-StatusProfile", "STATUSPS_PROFILE", "ALIBABA_CLOUD_ACCESS_KEY_ID", Folder,
            Path.Combine(".aliyun", "config.json")];
        int[] at = [.. sources.Select(source => error.Message.IndexOf(source, StringComparison.Ordinal))];
        Assert.All(at, index => Assert.True(index >= 0, error.Message));
        Assert.Equal(at.Order(), at);
    }

    [Theory]
    [InlineData("parameter")]
    [InlineData("session")]
    [InlineData("variable")]
    public void Missing_name_is_an_error_and_other_sources_are_not_used(string row)
    {
        Store("there");
        if (row == "variable") Variables["STATUSPS_PROFILE"] = "typo";
        var error =
            Refused(() => Resolve(row == "parameter" ? new("typo") : null, row == "session" ? new("typo") : null));
        Assert.Contains("'typo'", error.Message, StringComparison.Ordinal);
        Assert.All(
            (string[])["there", "demo"],
            name => Assert.Contains(name, error.RecommendedAction, StringComparison.Ordinal));
    }

    [Fact]
    public void Profile_of_another_platform_is_rejected()
    {
        Open().Save(TestProfiles.Authing(null), makeDefault: true);
        Assert.Contains("Authing", Refused(() => Resolve(new("auth"))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Authing", Refused(() => Resolve(new(TestProfiles.Authing(null)))).Message, StringComparison.Ordinal);
        Assert.Contains("Authing", Refused(() => Resolve(null, new("auth"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_object_is_used_without_the_store()
    {
        var profile = TestProfiles.Aliyun(null);
        Assert.Same(profile, Resolve(new(profile)));
        Assert.Same(profile, Resolve(null, new(profile)));
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("DEMO")]
    public void Demo_profile_exists_for_every_platform(string name)
    {
        foreach (var platform in Enum.GetValues<StatusPlatform>())
        {
            Assert.Equal((platform, "demo"), (Resolver()
                .Resolve(platform, new(name), null).Platform, Resolver()
                .Resolve(platform, new(name), null).Name));
            Variables["STATUSPS_PROFILE"] = name;
            Assert.Equal(platform, Resolver().Resolve(platform, null, null).Platform);
        }
    }

    [Fact]
    public void STATUSPS_PROFILE_names_one_profile_of_each_platform()
    {
        Store("ali-1");
        Store("ali-2");
        Open().Save(TestProfiles.Authing(null), makeDefault: false);
        Variables["STATUSPS_PROFILE"] = "auth, ali-2 ; ";
        Assert.Equal("ali-2", Resolve().Name);
        Assert.Equal("auth", Resolver().Resolve(StatusPlatform.Authing, null, null).Name);
        Variables["STATUSPS_PROFILE"] = "auth";
        Assert.Equal("ali-1", Resolve().Name); // The variable names no profile of Aliyun: the stored default is used.
        Assert.Contains(
            "BlueKing", Refused(() => Resolver().Resolve(StatusPlatform.BlueKing, null, null)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void GetAll_lists_every_profile_and_reports_a_damaged_file()
    {
        Store("stored");
        Variables["AUTHING_ACCESS_KEY_ID"] = "id";
        Variables["AUTHING_ACCESS_KEY_SECRET"] = "secret";
        CliFile();
        Assert.Equal(["stored", "environment", "AliyunCli:default"], Resolver()
            .GetAll()
            .Select(profile => profile.Name));
        File.WriteAllText(Path.Combine(Home, ".aliyun", "config.json"), "{");
        var errors = new List<StatusError>();
        Assert.Equal(["stored", "environment"], Resolver().GetAll(errors.Add).Select(profile => profile.Name));
        Assert.Equal(StatusErrorKind.Profile, Assert.Single(errors).Kind);
    }

    /// <summary>An older store may contain a profile with the environment's name.</summary>
    [Fact]
    public void Stored_profile_does_not_hide_one_of_another_platform()
    {
        Store("environment");
        Assert.Equal("environment", Resolve(new("environment")).Name);
        Assert.Contains(
            "Authing", Refused(() => Resolver().Resolve(StatusPlatform.Authing, new("environment"), null)).Message,
            StringComparison.Ordinal);
        (Variables["AUTHING_ACCESS_KEY_ID"], Variables["AUTHING_ACCESS_KEY_SECRET"]) = ("id-of-environment", "secret");
        Assert.Equal(
            "id-of-environment",
            ((AuthingProfile)Resolver().Resolve(StatusPlatform.Authing, new("environment"), null)).AccessKeyId);
        Assert.Equal("Store", Resolve(new("environment")).Sources[nameof(AliyunProfile.AccessKeyId)]);
    }

    private void Store(string name) => Open().Save(TestProfiles.With(new AliyunProfile(name), null,
        (nameof(AliyunProfile.AccessKeyId), name), (AliyunProfile.AccessKeySecret, "secret-of-" + name)),
        makeDefault: false);

    private void CliFile()
    {
        Directory.CreateDirectory(Path.Combine(Home, ".aliyun"));
        File.WriteAllText(Path.Combine(Home, ".aliyun", "config.json"),
            """{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"cli","access_key_secret":"cli-secret"}]}""");
    }

    private ProfileResolver Resolver() => new(Open(), Variables.GetValueOrDefault, Home, _ =>
        Enum.GetValues<StatusPlatform>()
            .Select(platform => PlatformRegistry.CreateProfile(platform, StatusProfile.DemoName)));

    private StatusProfile Resolve(ProfileReference? parameter = null, ProfileReference? session = null) =>
        Resolver().Resolve(Aliyun, parameter, session);

    private static StatusError Refused(Func<object?> use)
    {
        var error = Assert.Throws<StatusException>(use).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
        return error;
    }
}
