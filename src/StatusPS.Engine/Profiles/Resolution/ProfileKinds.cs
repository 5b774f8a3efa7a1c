using StatusPS.Engine.Platforms;

namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>The platforms that profiles are of.</summary>
public static class ProfileKinds
{
    /// <summary>Reads a platform's name; null for one that this version does not know. Numbers, which .NET would take, are no names.</summary>
    internal static StatusPlatform? Platform(string? name) =>
        name is not null && Enum.IsDefined(typeof(StatusPlatform), name) ? Enum.Parse<StatusPlatform>(name) : null;

    /// <summary>Makes an empty profile.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The profile's name.</param>
    public static StatusProfile New(StatusPlatform platform, string name) => PlatformRegistry.Get(platform).CreateProfile(name);
}
