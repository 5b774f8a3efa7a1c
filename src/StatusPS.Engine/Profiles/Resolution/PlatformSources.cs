using StatusPS.Engine.Platforms;

namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>Where a platform's own tools keep credentials: its environment variables and its files.</summary>
internal static class PlatformSources
{
    public static StatusProfile? FromEnvironment(StatusPlatform platform, Func<string, string?> environment) =>
        PlatformRegistry.Get(platform).ReadEnvironment(environment);

    /// <summary>Readers of a platform's own files, in the order they are looked at; one gives null where its file is not there or says nothing.</summary>
    public static IEnumerable<Func<StatusProfile?>> Files(StatusPlatform platform, string? home, Func<string, string?> environment) =>
    [
        .. home is null ? [] : PlatformRegistry.Get(platform).GetFileReaders(home, environment),
        () => PlatformRegistry.Get(platform).ReadLastEnvironment(environment),
    ];

    /// <summary>Returns the profile of a platform's environment variables, before or after its files.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">The variables are incomplete.</exception>
    public static StatusProfile? FromAnyEnvironment(StatusPlatform platform, Func<string, string?> environment) =>
        FromEnvironment(platform, environment) ?? PlatformRegistry.Get(platform).ReadLastEnvironment(environment);

    /// <summary>Returns the names of all profiles of the platforms' own files.</summary>
    /// <param name="home">The user's home; null for none.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static IEnumerable<(string Name, StatusPlatform Platform)> GetFileProfileNames(
        string? home, Func<string, string?> environment) => home is null ? []
        : PlatformRegistry.All.SelectMany(platform =>
            platform.GetFileProfileNames(home, environment).Select(name => (name, platform.Platform)));

    /// <summary>Whether a name is that of a profile of a platform's own files, whether or not it can be read.</summary>
    /// <param name="name">The name.</param>
    public static bool IsOfFile(string name) => PlatformRegistry.All.Any(platform => platform.IsFileProfile(name));

    /// <summary>Whether a pattern may take the name of a profile of a platform's own files.</summary>
    /// <param name="pattern">A name with wildcards.</param>
    public static bool MayMatchFile(string pattern) => PlatformRegistry.All.Any(platform => platform.CanMatchFileProfile(pattern));

    /// <summary>Returns the profile of a name that <see cref="IsOfFile"/> knows; null when its file is not there.</summary>
    /// <param name="name">The name.</param>
    /// <param name="home">The user's home; null for none.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">The file can't be used, or does not have it.</exception>
    public static StatusProfile? OfFile(string name, string? home, Func<string, string?> environment) =>
        home is null ? null
            : PlatformRegistry.All.FirstOrDefault(platform => platform.IsFileProfile(name))?.ReadFileProfile(name, home, environment);

    /// <summary>What was looked at, for the error when nothing was found.</summary>
    public static IEnumerable<string> LookedAt(StatusPlatform platform, string? home) =>
    [
        LocalizedText.From($"the environment: {LocalizedText.From(PlatformRegistry.Get(platform).EnvironmentVariables)}"),
        .. PlatformRegistry.Get(platform).GetFiles(home ?? "~"),
        .. PlatformRegistry.Get(platform).LastEnvironmentVariables is { } names
            ? [LocalizedText.From($"the environment: {LocalizedText.From(names)}")] : (string[])[],
    ];
}
