using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Transport;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>
/// Finds profiles for the cmdlets: in the user's store, the environment, the session and the built-in profile.
/// </summary>
internal static class ProfileFinder
{
    /// <summary>Resolves the profile that a query uses.</summary>
    /// <exception cref="StatusException">The name does not exist, or no profile was found.</exception>
    public static StatusProfile Resolve(StatusPlatform platform, ProfileReference? requested) =>
        Resolver().Resolve(platform, requested, SessionChoice.Get(platform));

    /// <summary>Gets the connection of a profile.</summary>
    /// <exception cref="StatusException">The profile cannot be used.</exception>
    public static ProfileConnection Connect(StatusProfile profile)
    {
        Resolver().Link(profile);
        var demo = DemoService.For(profile);
        return ConnectionPool.GetConnection(profile, demo?.Handler, demo?.Clock);
    }

    /// <summary>This user's store.</summary>
    /// <param name="cancellationToken">Ends the wait for another process that has a file of the store open.</param>
    public static ProfileStore Store(CancellationToken cancellationToken = default) =>
        ProfileStore.OpenDefault(SessionVault.Read, cancellationToken);

    /// <summary>
    /// Gets all profiles of the session, the store, the environment and the platforms' files, except the built-in one.
    /// </summary>
    /// <param name="problem">Receives the error of a source that cannot be used.</param>
    /// <param name="readFiles">True to read the platforms' files.</param>
    public static IEnumerable<StatusProfile> All(Action<StatusError>? problem = null, bool readFiles = true) =>
        Resolver().GetAll(problem, readFiles);

    /// <summary>Returns all profiles of a name; see <see cref="ProfileResolver.Find"/>.</summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <exception cref="StatusException">The name is that of a profile which cannot be read.</exception>
    public static IReadOnlyList<StatusProfile> Find(string name) => Resolver().Find(name);

    /// <summary>Gets the names of all profiles in the platforms' files, for completion.</summary>
    public static IEnumerable<(string Name, StatusPlatform Platform)> GetFileProfileNames() =>
        Resolver().GetFileProfileNames();

    /// <summary>Sets the properties of a profile that only this process knows, such as the end of its key.</summary>
    /// <param name="profile">The profile.</param>
    public static void SetState(StatusProfile profile)
    {
        var latest = ConnectionPool.FindLatest(profile.Platform, profile.Name);
        PlatformRegistry.SetState(
            profile, latest is not null && HasSameSettings(profile, latest.Profile) ? latest : null);
    }

    /// <summary>Creates the error of a name that no profile has.</summary>
    /// <param name="name">The name.</param>
    public static StatusException CreateNotFoundError(string name) => Resolver().CreateNotFoundError(name);

    // Secrets are not compared, so that no key is needed to show a profile.
    private static bool HasSameSettings(StatusProfile profile, StatusProfile other) =>
        GetSettings(profile).SequenceEqual(GetSettings(other))
        && profile.UnlistedSettings.SequenceEqual(other.UnlistedSettings);

    private static IEnumerable<(string Name, string Text)> GetSettings(StatusProfile profile) => profile.Values
        .Where(pair => !profile.IsSecret(pair.Key)).Select(pair => (pair.Key, pair.Value.Text));

    private static ProfileResolver Resolver() => new(
        Store(),
        Environment.GetEnvironmentVariable,
        HomeFolder.Path,
        DemoService.CreateProfiles,
        SessionChoice.InMemory);
}
