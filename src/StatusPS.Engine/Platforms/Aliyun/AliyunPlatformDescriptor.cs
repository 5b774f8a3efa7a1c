using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>The platform Aliyun.</summary>
internal sealed class AliyunPlatformDescriptor : SessionPlatformDescriptor<AliyunSigner>
{
    /// <summary>The only instance.</summary>
    public static readonly AliyunPlatformDescriptor Instance = new();

    private AliyunPlatformDescriptor() { }

    public override StatusPlatform Platform => StatusPlatform.Aliyun;

    public override string EnvironmentVariables => AliyunEnvironment.Names;

    public override string LastEnvironmentVariables => AliyunEnvironment.LastNames;

    public override StatusProfile CreateProfile(string name) => new AliyunProfile(name);

    public override StatusProfile? ReadEnvironment(Func<string, string?> environment) =>
        AliyunEnvironment.Read(environment);

    public override PlatformProbe CreateProbe(ProfileConnection connection, Action<string>? trace) =>
        new AliyunProbe(connection, trace);

    public override IEnumerable<string> GetFiles(string home) => AliyunFiles.GetPaths(home);

    public override IEnumerable<Func<StatusProfile?>> GetFileReaders(string home, Func<string, string?> environment) =>
        AliyunFiles.GetReaders(home, environment);

    public override bool IsFileProfile(string name) => AliyunFiles.IsProfileName(name);

    public override bool CanMatchFileProfile(string pattern) => AliyunFiles.CanMatch(pattern);

    public override StatusProfile? ReadFileProfile(string name, string home, Func<string, string?> environment) =>
        AliyunFiles.ReadNamed(name, home, environment);

    public override IEnumerable<string> GetFileProfileNames(string home, Func<string, string?> environment) =>
        AliyunFiles.GetProfileNames(home, environment);

    public override StatusProfile? ReadLastEnvironment(Func<string, string?> environment) =>
        AliyunEnvironment.ReadLast(environment);

    public override void Validate(StatusProfile profile) => AliyunProfileValidator.Validate((AliyunProfile)profile);

    public override void LinkProfiles(
        StatusProfile profile, Func<string, StatusProfile> find, Func<StatusProfile?> findDefault) =>
        BaseProfiles.Link((AliyunProfile)profile, find, findDefault);

    public override string DescribeCredentials(ProfileConnection connection) =>
        connection.Redaction.Redact(GetSession(connection).Credentials.Source.Description);

    public override void SetState(StatusProfile profile, ProfileConnection? connection)
    {
        var shown = (AliyunProfile)profile;
        var end = connection is null ? null : FindSession(connection)?.Credentials.ExpiresAt;
        shown.CredentialExpiresAt = (end ?? StoredKeySource.FindExpiration(shown))?.LocalDateTime;
    }

    protected override AliyunSigner CreateSession(ProfileConnection connection) =>
        new((AliyunProfile)connection.Profile, CredentialProviders.Create(connection));
}
