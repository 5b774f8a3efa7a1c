namespace StatusPS.Engine.Profiles;

/// <summary>Makes an empty profile of a platform.</summary>
public static class ProfileKinds
{
    /// <summary>Makes an empty profile.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The profile's name.</param>
    public static StatusProfile New(StatusPlatform platform, string name) => platform switch
    {
        StatusPlatform.BlueKing => new BlueKingProfile(name),
        StatusPlatform.Aliyun => new AliyunProfile(name),
        _ => new AuthingProfile(name),
    };
}
