using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Platforms;

/// <summary>
/// The platforms. Adding one takes a folder with a descriptor, a line here, and its parameters of the profile cmdlets.
/// </summary>
public static class PlatformRegistry
{
    /// <summary>The descriptors.</summary>
    internal static IReadOnlyList<PlatformDescriptor> All { get; } =
        [BlueKingPlatformDescriptor.Instance, AliyunPlatformDescriptor.Instance, AuthingPlatformDescriptor.Instance];

    /// <summary>Returns the descriptor of a platform.</summary>
    /// <param name="platform">The platform.</param>
    /// <exception cref="InvalidOperationException">The platform is not registered.</exception>
    internal static PlatformDescriptor Get(StatusPlatform platform) =>
        All.First(descriptor => descriptor.Platform == platform);

    /// <summary>Creates a profile without settings.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The name of the profile.</param>
    public static StatusProfile CreateProfile(StatusPlatform platform, string name) =>
        Get(platform).CreateProfile(name);

    /// <summary>
    /// Parses the name of a platform; null for one that this version does not know. A number, which .NET would accept,
    /// is not a name.
    /// </summary>
    /// <param name="name">The name, as a file contains it.</param>
    internal static StatusPlatform? ParsePlatform(string? name) =>
        name is not null && Enum.IsDefined(typeof(StatusPlatform), name) ? Enum.Parse<StatusPlatform>(name) : null;

    /// <summary>
    /// Returns the platform whose credential files use a name for one of their profiles, even if that profile does not
    /// exist; null when no platform does.
    /// </summary>
    /// <param name="name">The name of the profile.</param>
    internal static PlatformDescriptor? FindByFileProfile(string name) =>
        All.FirstOrDefault(descriptor => descriptor.IsFileProfile(name));
}
