using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Platforms;

/// <summary>
/// The platforms. Adding one takes a folder with a descriptor, a line here, and its parameters of the profile cmdlets.
/// </summary>
internal static class PlatformRegistry
{
    /// <summary>The descriptors.</summary>
    public static IReadOnlyList<PlatformDescriptor> All { get; } =
        [BlueKingPlatformDescriptor.Instance, AliyunPlatformDescriptor.Instance, AuthingPlatformDescriptor.Instance];

    /// <summary>Returns the descriptor of a platform.</summary>
    /// <param name="platform">The platform.</param>
    /// <exception cref="InvalidOperationException">The platform is not registered.</exception>
    public static PlatformDescriptor Get(StatusPlatform platform) =>
        All.First(descriptor => descriptor.Platform == platform);
}
