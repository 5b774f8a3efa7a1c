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

    protected override AliyunSigner CreateSession(ProfileConnection connection) =>
        new((AliyunProfile)connection.Profile, connection.Redaction);
}
