using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

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
    /// Describes the source of a connection's key, for verbose output; null when the profile's own key is all there is.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public static string? DescribeCredentials(ProfileConnection connection) =>
        Get(connection.Profile.Platform).DescribeCredentials(connection);

    /// <summary>Sets the properties of a profile that only this process knows, such as the end of its key.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="connection">The open connection of the profile; null when there is none.</param>
    public static void SetState(StatusProfile profile, ProfileConnection? connection) =>
        Get(profile.Platform).SetState(profile, connection);

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
