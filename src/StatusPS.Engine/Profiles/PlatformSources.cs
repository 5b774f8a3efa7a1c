using StatusPS.Engine.Aliyun;
using StatusPS.Engine.Authing;
using StatusPS.Engine.BlueKing;

namespace StatusPS.Engine.Profiles;

/// <summary>Where a platform's own tools keep credentials: its environment variables and its files.</summary>
internal static class PlatformSources
{
    public static StatusProfile? FromEnvironment(StatusPlatform platform, Func<string, string?> environment) => platform switch
    {
        StatusPlatform.BlueKing => BlueKingEnvironment.Read(environment),
        StatusPlatform.Aliyun => AliyunEnvironment.Read(environment),
        _ => AuthingEnvironment.Read(environment),
    };

    /// <summary>Readers of a platform's own files, in the order they are looked at; one gives null where its file is not there or says nothing.</summary>
    public static IEnumerable<Func<StatusProfile?>> Files(StatusPlatform platform, string? home, Func<string, string?> environment) =>
        platform == StatusPlatform.Aliyun && home is not null ? AliyunFiles.Readers(home, environment) : [];

    /// <summary>What was looked at, for the error when nothing was found.</summary>
    public static IEnumerable<string> LookedAt(StatusPlatform platform, string? home) => platform switch
    {
        StatusPlatform.BlueKing => [Phrase.Of($"the environment: {Phrase.Of(BlueKingEnvironment.Names)}")],
        StatusPlatform.Aliyun => [Phrase.Of($"the environment: {Phrase.Of(AliyunEnvironment.Names)}"), .. AliyunFiles.In(home ?? "~")],
        _ => [Phrase.Of($"the environment: {Phrase.Of(AuthingEnvironment.Names)}")],
    };
}
