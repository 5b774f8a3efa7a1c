using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>An empty home, an environment of its own, and the services that issue keys.</summary>
public abstract class CredentialFixture : StoreFixture
{
    protected const string Role = "acs:ram::123456789012:role/ops";
    protected const string Provider = "acs:ram::123456789012:oidc-provider/ack";

    private protected CredentialFixture() : this(new TestClock()) { }

    private protected CredentialFixture(TestClock clock) => (Clock, Service) = (clock, new(clock));

    protected TestClock Clock { get; }

    private protected KeyService Service { get; }

    protected string TokenFile => Path.Combine(Home, "token");

    protected ProfileResolver Resolver => new(
        Open(), Variables.GetValueOrDefault, Home, _ => throw new InvalidOperationException());

    protected AliyunProfile Resolve() => (AliyunProfile)Resolver.Resolve(StatusPlatform.Aliyun, null, null);

    protected AliyunProfile Find(string name) => (AliyunProfile)Assert.Single(Resolver.Find(name));

    protected void WriteCli(string profiles, string current = "x")
    {
        Directory.CreateDirectory(Path.Combine(Home, ".aliyun"));
        File.WriteAllText(AliyunCliConfig.GetPath(Home), $$"""{"current":"{{current}}","profiles":[{{profiles}}]}""");
    }

    protected void WriteIni(string section)
    {
        Directory.CreateDirectory(Path.Combine(Home, ".alibabacloud"));
        File.WriteAllText(AlibabaCloudFile.GetPaths(Home)[0], "[default]\n" + section);
    }

    protected void SetOidcVariables()
    {
        File.WriteAllText(TokenFile, "header.claims.signature\n");
        (Variables["ALIBABA_CLOUD_ROLE_ARN"], Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"]) = (Role, Provider);
        Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = TokenFile;
    }

    /// <summary>Returns a profile that assumes a role with a key of its own.</summary>
    protected static AliyunProfile RoleProfile(params ReadOnlySpan<(string Name, string? Value)> values) =>
        TestProfiles.Aliyun("https://dts.example", [(nameof(AliyunProfile.RoleArn), Role), .. values]);

    protected ProfileConnection Connect(AliyunProfile profile)
    {
        profile.Environment = Variables.GetValueOrDefault;
        if (profile.Endpoint is null) profile.Set(nameof(StatusProfile.Endpoint), "https://dts.example", "Test");
        profile.Set(nameof(StatusProfile.MaxRetry), "0", "Test");
        Resolver.Link(profile);
        if (profile.BaseProfile is AliyunProfile linked) linked.Environment = Variables.GetValueOrDefault;
        return TestProfiles.Connect(profile, Clock, Service.Handler);
    }

    protected static async Task QueryAsync(ProfileConnection connection) =>
        Assert.Single((await TestQueries.DtsAsync(connection, "cn-hangzhou", "dts1"))[0].Records);

    protected Task<StatusError> GetErrorAsync(AliyunProfile profile) =>
        TestQueries.GetErrorAsync(QueryLaterAsync(profile));

    // A failure at the creation of the session is one of the query.
    private async Task QueryLaterAsync(AliyunProfile profile) => await QueryAsync(Connect(profile));
}
