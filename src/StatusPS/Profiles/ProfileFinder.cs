using StatusPS.Demo;
using StatusPS.Engine.Http;
using StatusPS.Engine.Profiles;

namespace StatusPS.Profiles;

/// <summary>Where the cmdlets and the engine meet on profiles: this user's store and environment, the session's choice, the built-in profile.</summary>
internal static class ProfileFinder
{
    /// <summary>The profile a query uses.</summary>
    /// <exception cref="StatusException">A name does not exist, or nothing was found.</exception>
    public static StatusProfile Resolve(StatusPlatform platform, ProfileReference? asked) =>
        InMemory(platform, asked) ?? Resolver().Resolve(platform, asked, SessionChoice.Of(platform));

    /// <summary>The connection of a profile.</summary>
    public static ProfileConnection Connect(StatusProfile profile) => ConnectionPool.For(profile, DemoService.For(profile));

    /// <summary>This user's store.</summary>
    public static ProfileStore Store() => ProfileStore.OfUser(SessionVault.Read);

    /// <summary>All profiles there are but the built-in one: those of the session's memory, the store, the environment and the platforms' own files.</summary>
    /// <param name="problem">Is told of a platform's file that can't be used.</param>
    public static IEnumerable<StatusProfile> All(Action<StatusError>? problem = null) => SessionChoice.InMemory().Concat(Resolver().All(problem));

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
