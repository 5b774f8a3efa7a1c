using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>
/// Resolves the profile of a query: -Profile, the session's choice, <c>STATUSPS_PROFILE</c>, the platform's environment
/// variables, the stored default, the platform's own files. A name that does not exist is an error.
/// </summary>
public sealed class ProfileResolver
{
    /// <summary>
    /// The environment variable with the names of profiles: one, or one for each platform, separated by commas.
    /// </summary>
    public const string Variable = "STATUSPS_PROFILE";

    private readonly ProfileStore _store;
    private readonly Func<string, string?> _environment;
    private readonly string? _home;
    private readonly Func<string, IEnumerable<StatusProfile>> _builtIn;
    private readonly Func<IEnumerable<StatusProfile>> _inMemory;

    /// <summary>Creates a resolver.</summary>
    /// <param name="store">The store.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="home">The user's home folder, for the platforms' own files; null for none.</param>
    /// <param name="builtIn">Creates the built-in profiles of a name that <see cref="IsDemo"/> accepts.</param>
    /// <param name="inMemory">Returns the profiles that exist in the session alone; null for none.</param>
    public ProfileResolver(
        ProfileStore store, Func<string, string?> environment, string? home,
        Func<string, IEnumerable<StatusProfile>> builtIn,
        Func<IEnumerable<StatusProfile>>? inMemory = null)
    {
        _inMemory = inMemory ?? (static () => []);
        _store = store;
        _environment = environment;
        _home = home;
        _builtIn = builtIn;
    }

    /// <summary>Returns the profile of a query.</summary>
    /// <param name="platform">The platform of the query.</param>
    /// <param name="requested">The value of -Profile; null for none.</param>
    /// <param name="selected">The session's choice for the platform; null for none.</param>
    /// <exception cref="StatusException">A name does not exist or is of another platform, or there is no
    /// profile.</exception>
    public StatusProfile Resolve(StatusPlatform platform, ProfileReference? requested, ProfileReference? selected)
    {
        if (requested is not null) return ResolveReference(platform, requested, "-Profile");
        if (selected is not null) return ResolveReference(platform, selected, "Select-StatusProfile");
        if (FromVariable(platform) is { } named) return named;
        return PlatformRegistry.Get(platform).ReadEnvironment(_environment)
            ?? _store.FindDefault(platform)
            ?? FindInOwnSources(platform)
            ?? throw NothingFound(platform);
    }

    /// <summary>Returns all profiles of a name. Reads no more sources than the name needs.</summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <returns>Profiles of the session first, then the stored one, then others; for <c>demo</c>, one for each
    /// platform.</returns>
    /// <exception cref="StatusException">The name is that of a profile which cannot be read.</exception>
    public IReadOnlyList<StatusProfile> Find(string name)
    {
        if (IsDemo(name)) return [.. _builtIn(name)];
        StatusProfile[] inMemory = [.. _inMemory().Where(profile => HasName(profile, name))];
        try
        {
            return [.. inMemory, .. FindOutsideMemory(name)];
        }
        catch (StatusException) when (inMemory.Length > 0)
        {
            // A profile that exists in the session alone needs no other source.
            return inMemory;
        }
    }

    /// <summary>Creates the error of a name that no profile has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="origin">The parameter or variable that contains the name; null for none.</param>
    public StatusException CreateNotFoundError(string name, string? origin = null)
    {
        string[] stored;
        try
        {
            stored = [.. _store.List().Select(profile => profile.Name)];
        }
        catch (StatusException)
        {
            stored = [];
        }
        return ProfileErrors.NotFound(name, origin, [StatusProfile.DemoName, .. stored]);
    }

    /// <summary>
    /// Returns all profiles except the built-in one: of the session, the store, the environment and the platforms'
    /// files.
    /// </summary>
    /// <param name="problem">Receives the error of a source that cannot be read; the other sources are read all the
    /// same.</param>
    /// <param name="readFiles">True to read the platforms' files.</param>
    /// <exception cref="StatusException">The store cannot be read.</exception>
    public IEnumerable<StatusProfile> GetAll(Action<StatusError>? problem = null, bool readFiles = true)
    {
        foreach (var profile in _inMemory()) yield return profile;
        foreach (var profile in _store.List()) yield return profile;
        var platforms = Enum.GetValues<StatusPlatform>();
        var sources = platforms.Select<StatusPlatform, Func<StatusProfile?>>(
            platform => () => PlatformRegistry.Get(platform).ReadEnvironment(_environment));
        if (readFiles) sources = sources.Concat(platforms.SelectMany(GetOwnSources));
        foreach (var read in sources)
        {
            StatusProfile? found = null;
            try
            {
                found = read();
            }
            catch (StatusException failure)
            {
                problem?.Invoke(failure.Error);
            }
            if (found is not null) yield return found;
        }
    }

    /// <summary>Returns the names of all profiles in the platforms' own files, for completion.</summary>
    public IEnumerable<(string Name, StatusPlatform Platform)> GetFileProfileNames() => _home is null ? []
        : PlatformRegistry.All.SelectMany(descriptor =>
            descriptor.GetFileProfileNames(_home, _environment).Select(name => (name, descriptor.Platform)));

    /// <summary>Finds the profiles whose credentials a profile uses. Called before its connection is opened.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">A profile does not exist, or cannot be used.</exception>
    public void Link(StatusProfile profile)
    {
        var descriptor = PlatformRegistry.Get(profile.Platform);
        descriptor.LinkProfiles(profile,
            name => SelectPlatform(Find(name), profile.Platform) ?? throw CreateNotFoundError(name, "-SourceProfile"),
            () => descriptor.ReadEnvironment(_environment) ?? FindInOwnSources(profile.Platform));
    }

    /// <summary>Returns true if a name is that of a built-in profile.</summary>
    /// <param name="name">The name.</param>
    public static bool IsDemo(string name) =>
        string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase) || IsDemoRole(name);

    /// <summary>Returns true if a name is that of the built-in profile with a role.</summary>
    /// <param name="name">The name.</param>
    public static bool IsDemoRole(string name) =>
        string.Equals(name, StatusProfile.DemoRoleName, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns true if a name is that of a profile in a platform's own files, even if the file cannot be read.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool IsFileProfile(string name) => PlatformRegistry.FindByFileProfile(name) is not null;

    /// <summary>Returns true if a pattern can match the name of a profile in a platform's own files.</summary>
    /// <param name="pattern">A name with wildcards.</param>
    public static bool CanMatchFileProfile(string pattern) =>
        PlatformRegistry.All.Any(platform => platform.CanMatchFileProfile(pattern));

    private StatusProfile ResolveReference(StatusPlatform platform, ProfileReference reference, string origin)
    {
        if (reference.IsLost) throw ProfileErrors.LostSecrets(reference.Name, origin);
        var profile = reference.Profile ?? SelectPlatform(Find(reference.Name), platform)
            ?? throw CreateNotFoundError(reference.Name, origin);
        if (profile.Platform == platform) return profile;
        throw StatusErrors.Profile(
            $"Profile '{profile.Name}' ({origin}) is a profile of {profile.Platform}, but the query needs one of "
                + $"{platform}.",
            $"Specify a profile of {platform}; Get-StatusProfile lists the existing profiles.");
    }

    // A name of another platform's profile in the variable does not concern this platform.
    private StatusProfile? FromVariable(StatusPlatform platform)
    {
        StatusProfile? found = null;
        foreach (string name in (_environment(Variable) ?? "")
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Other processes read the variable too: they do not have this session's profiles.
            var profile = SelectPlatform(IsDemo(name) ? Find(name) : FindOutsideMemory(name), platform)
                ?? throw CreateNotFoundError(name, Variable);
            if (profile.Platform == platform) found ??= profile;
        }
        return found;
    }

    private static StatusProfile? SelectPlatform(IReadOnlyList<StatusProfile> found, StatusPlatform platform) =>
        found.FirstOrDefault(profile => profile.Platform == platform) ?? (found.Count > 0 ? found[0] : null);

    // The files, then the variables that come after them.
    private IEnumerable<Func<StatusProfile?>> GetOwnSources(StatusPlatform platform) =>
    [
        .. _home is null ? [] : PlatformRegistry.Get(platform).GetFileReaders(_home, _environment),
        () => PlatformRegistry.Get(platform).ReadLastEnvironment(_environment),
    ];

    private StatusProfile? FindInOwnSources(StatusPlatform platform) =>
        GetOwnSources(platform).Select(read => read()).FirstOrDefault(profile => profile is not null);

    private List<StatusProfile> FindOutsideMemory(string name)
    {
        if (PlatformRegistry.FindByFileProfile(name) is { } owner)
            return _home is not null && owner.ReadFileProfile(name, _home, _environment) is { } fromFile
                ? [fromFile]
                : [];
        var found = new List<StatusProfile>();
        if (_store.Find(name) is { } stored) found.Add(stored);
        if (!string.Equals(name, EnvironmentProfile.Name, StringComparison.OrdinalIgnoreCase)) return found;
        StatusException? failure = null;
        foreach (var platform in Enum.GetValues<StatusPlatform>())
        {
            try
            {
                var descriptor = PlatformRegistry.Get(platform);
                if ((descriptor.ReadEnvironment(_environment)
                    ?? descriptor.ReadLastEnvironment(_environment)) is { } fromEnvironment)
                    found.Add(fromEnvironment);
            }
            catch (StatusException platformFailure)
            {
                failure = platformFailure;
            }
        }
        return found.Count > 0 || failure is null ? found : throw failure;
    }

    private static bool HasName(StatusProfile profile, string name) =>
        string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase);

    private StatusException NothingFound(StatusPlatform platform)
    {
        var descriptor = PlatformRegistry.Get(platform);
        string[] places =
        [
            "-Profile", "Select-StatusProfile", LocalizedText.From($"the environment: {Variable}"),
            LocalizedText.From($"the environment: {LocalizedText.From(descriptor.EnvironmentVariables)}"),
            LocalizedText.From($"the default of {platform} in {_store.Path}"),
            .. descriptor.GetFiles(_home ?? "~"),
            .. descriptor.LastEnvironmentVariables is { } names
                ? [LocalizedText.From($"the environment: {LocalizedText.From(names)}")] : (string[])[],
        ];
        return StatusErrors.Profile(
            $"There is no profile for {platform}. Searched, in this order: "
                + $"{string.Join(Punctuation.Semicolon, places)}.",
            $"Try -Profile {StatusProfile.DemoName}, which needs no account, or store one: Set-StatusProfile prod "
                + $"-{platform} -Credential (Get-Credential)");
    }
}
