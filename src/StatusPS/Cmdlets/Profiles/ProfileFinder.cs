using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Transport;

namespace StatusPS.Commands.Profiles;

/// <summary>Where the cmdlets and the engine meet on profiles: this user's store and environment, the session's choice, the built-in profile.</summary>
internal static class ProfileFinder
{
    /// <summary>The profile a query uses.</summary>
    /// <exception cref="StatusException">A name does not exist, or nothing was found.</exception>
    public static StatusProfile Resolve(StatusPlatform platform, ProfileReference? asked) =>
        InMemory(platform, asked) ?? Resolver().Resolve(platform, asked, SessionChoice.Get(platform));

    /// <summary>The connection of a profile.</summary>
    /// <exception cref="StatusException">The profile can't be used.</exception>
    public static ProfileConnection Connect(StatusProfile profile)
    {
        var demo = DemoService.For(profile);
        return ConnectionPool.For(profile, demo?.Handler, demo?.Clock);
    }

    /// <summary>This user's store.</summary>
    public static ProfileStore Store() => ProfileStore.OfUser(SessionVault.Read);

    /// <summary>All profiles there are but the built-in one: those of the session's memory, the store, the environment and the platforms' own files.</summary>
    /// <param name="problem">Receives what is wrong with a source that can't be used.</param>
    /// <param name="readFiles">Whether the platforms' own files are read.</param>
    public static IEnumerable<StatusProfile> All(Action<StatusError>? problem = null, bool readFiles = true) =>
        SessionChoice.InMemory().Concat(Resolver().All(problem, readFiles));

    /// <summary>The profiles of a name, but not the built-in one. Reads no more than the name needs.</summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <exception cref="StatusException">The store can't be read, or it is the name of a profile of a platform's own file that can't be used.</exception>
    public static IReadOnlyList<StatusProfile> Named(string name) =>
    [
        .. SessionChoice.InMemory().Where(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase)),
        .. Resolver().Named(name),
    ];

    /// <summary>The built-in profile, once for each platform.</summary>
    public static IEnumerable<StatusProfile> BuiltIn() => Enum.GetValues<StatusPlatform>().Select(DemoService.Profile);

    // A profile that the session alone has is found by its name too, whatever the store's state.
    private static StatusProfile? InMemory(StatusPlatform platform, ProfileReference? asked) => asked is { Profile: null, IsLost: false }
        ? SessionChoice.InMemory().FirstOrDefault(profile => profile.Platform == platform && string.Equals(profile.Name, asked.Name, StringComparison.OrdinalIgnoreCase))
        : null;

    private static ProfileResolver Resolver() => new(
        Store(),
        Environment.GetEnvironmentVariable,
        HomeFolder.Path,
        DemoService.Profile);
}
