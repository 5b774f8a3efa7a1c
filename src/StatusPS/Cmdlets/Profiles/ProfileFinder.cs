using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Transport;

namespace StatusPS.Commands.Profiles;

/// <summary>
/// Finds profiles for the cmdlets: in the user's store, the environment, the session and the built-in profile.
/// </summary>
internal static class ProfileFinder
{
    /// <summary>Resolves the profile that a query uses.</summary>
    /// <exception cref="StatusException">The name does not exist, or no profile was found.</exception>
    public static StatusProfile Resolve(StatusPlatform platform, ProfileReference? asked) =>
        InMemory(platform, asked) ?? Resolver().Resolve(platform, asked, SessionChoice.Get(platform));

    /// <summary>Gets the connection of a profile.</summary>
    /// <exception cref="StatusException">The profile cannot be used.</exception>
    public static ProfileConnection Connect(StatusProfile profile)
    {
        var demo = DemoService.For(profile);
        return ConnectionPool.For(profile, demo?.Handler, demo?.Clock);
    }

    /// <summary>Opens the user's store.</summary>
    public static ProfileStore Store() => ProfileStore.OfUser(SessionVault.Read);

    /// <summary>
    /// Gets all profiles of the session, the store, the environment and the platforms' files, except the built-in one.
    /// </summary>
    /// <param name="problem">Receives the error of a source that cannot be used.</param>
    /// <param name="readFiles">True to read the platforms' files.</param>
    public static IEnumerable<StatusProfile> All(Action<StatusError>? problem = null, bool readFiles = true) =>
        SessionChoice.InMemory().Concat(Resolver().All(problem, readFiles));

    /// <summary>
    /// Gets the profiles of a name, except the built-in one. Reads only the sources that the name requires.
    /// </summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <exception cref="StatusException">
    /// The store cannot be read, or the name is that of a profile in a platform's file that cannot be used.
    /// </exception>
    public static IReadOnlyList<StatusProfile> Named(string name) =>
    [
        .. SessionChoice.InMemory(name),
        .. Resolver().Named(name),
    ];

    /// <summary>Gets the built-in profile of each platform.</summary>
    public static IEnumerable<StatusProfile> BuiltIn() => Enum.GetValues<StatusPlatform>().Select(DemoService.Profile);

    // A profile in the session's memory is found even if the store cannot be read.
    private static StatusProfile? InMemory(StatusPlatform platform, ProfileReference? asked) =>
        asked is { Profile: null, IsLost: false }
            ? SessionChoice.InMemory(asked.Name).FirstOrDefault(profile => profile.Platform == platform) : null;

    private static ProfileResolver Resolver() => new(
        Store(),
        Environment.GetEnvironmentVariable,
        HomeFolder.Path,
        DemoService.Profile);
}
