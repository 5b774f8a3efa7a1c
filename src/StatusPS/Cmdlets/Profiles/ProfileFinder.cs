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
        Resolver().Resolve(platform, asked, SessionChoice.Of(platform));

    /// <summary>The connection of a profile.</summary>
    /// <exception cref="StatusException">The profile can't be used.</exception>
    public static ProfileConnection Connect(StatusProfile profile)
    {
        var demo = DemoService.For(profile);
        return ConnectionPool.GetConnection(profile, demo?.Handler, demo?.Clock);
    }

    /// <summary>This user's store.</summary>
    public static ProfileStore Store() => ProfileStore.OpenDefault(SessionVault.Read);

    /// <summary>All profiles there are but the built-in one: those of the session's memory, the store, the environment and the platforms' own files.</summary>
    /// <param name="problem">Receives what is wrong with a source that can't be used.</param>
    /// <param name="readFiles">Whether the platforms' own files are read.</param>
    public static IEnumerable<StatusProfile> All(Action<StatusError>? problem = null, bool readFiles = true) =>
        Resolver().GetAll(problem, readFiles);

    /// <summary>Returns all profiles of a name; see <see cref="ProfileResolver.Find"/>.</summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <exception cref="StatusException">The name is that of a profile which cannot be read.</exception>
    public static IReadOnlyList<StatusProfile> Find(string name) => Resolver().Find(name);

    /// <summary>Creates the error of a name that no profile has.</summary>
    /// <param name="name">The name.</param>
    public static StatusException CreateNotFoundError(string name) => Resolver().CreateNotFoundError(name);

    private static ProfileResolver Resolver() => new(
        Store(),
        Environment.GetEnvironmentVariable,
        HomeFolder.Path,
        DemoService.Profile,
        SessionChoice.InMemory);
}
