using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>
/// Decides which profile a query uses: the one it names, the session's choice, <c>STATUSPS_PROFILE</c>, the platform's
/// own environment variables, the stored default, the platform's own files. A name that does not exist is an error and
/// never falls through to the next.
/// </summary>
public sealed class ProfileResolver
{
    /// <summary>The variable that names profiles, one or, separated by commas, one for each platform.</summary>
    public const string Variable = "STATUSPS_PROFILE";

    private readonly ProfileStore _store;
    private readonly Func<string, string?> _environment;
    private readonly string? _home;
    private readonly Func<StatusPlatform, StatusProfile> _demo;

    /// <summary>Makes a resolver.</summary>
    /// <param name="store">The store.</param>
    /// <param name="environment">Gives environment variables.</param>
    /// <param name="home">The user's home, for the platforms' own files.</param>
    /// <param name="demo">Makes the built-in profile of a platform.</param>
    public ProfileResolver(ProfileStore store, Func<string, string?> environment, string? home, Func<StatusPlatform, StatusProfile> demo)
    {
        _store = store;
        _environment = environment;
        _home = home;
        _demo = demo;
    }

    /// <summary>The profile to use.</summary>
    /// <param name="platform">The platform that is asked.</param>
    /// <param name="asked">What the query names.</param>
    /// <param name="session">The session's choice for the platform.</param>
    /// <exception cref="StatusException">A name does not exist or is another platform's, or nothing was found.</exception>
    public StatusProfile Resolve(StatusPlatform platform, ProfileReference? asked, ProfileReference? session)
    {
        if (asked is not null) return Of(platform, asked, "-Profile");
        if (session is not null) return Of(platform, session, "Select-StatusProfile");
        if (FromVariable(platform) is { } named) return named;
        return PlatformSources.FromEnvironment(platform, _environment)
            ?? _store.Default(platform)
            ?? PlatformSources.Files(platform, _home, _environment).Select(read => read()).FirstOrDefault(profile => profile is not null)
            ?? throw NothingFound(platform);
    }

    /// <summary>A profile by name: the built-in one, a stored one, or one of the environment or of a platform's own files. Reads no more than the name needs.</summary>
    /// <param name="name">The name.</param>
    /// <param name="platform">The platform, for names that several platforms have.</param>
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="StatusException">It is the name of a profile of a platform's own file or of the environment that can't be used.</exception>
    public StatusProfile? Find(string name, StatusPlatform platform)
    {
        if (IsDemo(name)) return _demo(platform);
        var found = Named(name);
        return found.FirstOrDefault(profile => profile.Platform == platform) ?? (found.Count > 0 ? found[0] : null);
    }

    /// <summary>Returns the profiles of a name, but not the built-in one: stored ones come first. Reads no more than the name needs.</summary>
    /// <param name="name">The name, without wildcards.</param>
    /// <exception cref="StatusException">It is the name of a profile of a platform's own file or of the environment that can't be used.</exception>
    public IReadOnlyList<StatusProfile> Named(string name)
    {
        if (PlatformSources.IsOfFile(name)) return PlatformSources.OfFile(name, _home, _environment) is { } ofFile ? [ofFile] : [];
        var found = new List<StatusProfile>();
        if (_store.Find(name) is { } stored) found.Add(stored);
        if (!string.Equals(name, EnvironmentProfile.Name, StringComparison.OrdinalIgnoreCase)) return found;
        StatusException? broken = null;
        foreach (var platform in Enum.GetValues<StatusPlatform>())
        {
            try
            {
                if (PlatformSources.FromEnvironment(platform, _environment) is { } fromEnvironment) found.Add(fromEnvironment);
            }
            catch (StatusException failure)
            {
                broken = failure;
            }
        }
        return found.Count > 0 ? found : broken is null ? [] : throw broken;
    }

    /// <summary>All profiles there are but the built-in one: those of the store, of the environment, of the platforms' own files.</summary>
    /// <param name="problem">Receives what is wrong with a source that can't be used; the others are not held up by it.</param>
    /// <param name="readFiles">Whether the platforms' own files are read.</param>
    public IEnumerable<StatusProfile> All(Action<StatusError>? problem = null, bool readFiles = true)
    {
        foreach (var profile in _store.List()) yield return profile;
        var platforms = Enum.GetValues<StatusPlatform>();
        var sources = platforms.Select<StatusPlatform, Func<StatusProfile?>>(platform => () => PlatformSources.FromEnvironment(platform, _environment));
        if (readFiles) sources = sources.Concat(platforms.SelectMany(platform => PlatformSources.Files(platform, _home, _environment)));
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

    /// <summary>Whether a name is the built-in profile's.</summary>
    /// <param name="name">The name.</param>
    public static bool IsDemo(string name) => string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of a profile of a platform's own files, whether or not it can be read.</summary>
    /// <param name="name">The name.</param>
    public static bool IsOfFile(string name) => PlatformSources.IsOfFile(name);

    /// <summary>Whether a pattern may take the name of a profile of a platform's own files.</summary>
    /// <param name="pattern">A name with wildcards.</param>
    public static bool MayMatchFile(string pattern) => PlatformSources.MayMatchFile(pattern);

    private StatusProfile Of(StatusPlatform platform, ProfileReference reference, string from)
    {
        if (reference.IsLost) throw Lost(reference.Name, from);
        var profile = reference.Profile ?? Find(reference.Name, platform) ?? throw NoSuchName(reference.Name, from);
        if (profile.Platform == platform) return profile;
        throw StatusErrors.Profile(
            $"Profile '{profile.Name}' ({from}) is of {profile.Platform}, and this query needs one of {platform}.",
            $"Name a profile of {platform}; Get-StatusProfile lists them.");
    }

    // The variable may name a profile of another platform: then it says nothing about this one.
    private StatusProfile? FromVariable(StatusPlatform platform)
    {
        StatusProfile? found = null;
        foreach (string name in (_environment(Variable) ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var profile = Find(name, platform) ?? throw NoSuchName(name, Variable);
            if (profile.Platform == platform) found ??= profile;
        }
        return found;
    }

    /// <summary>A profile in memory does not travel to another process.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="from">Where it was given.</param>
    public static StatusException Lost(string name, string from) => StatusErrors.Profile(
        $"Profile '{name}' ({from}) was deserialized from another process and has lost its secrets.",
        $"Store it with Set-StatusProfile and pass its name ('{name}') to the job, or select it with Select-StatusProfile -Scope Process before the job starts. Or create it in the job with New-StatusProfile and -SecretVault or -SecretVariable.");

    private StatusException NoSuchName(string name, string from)
    {
        string[] names = [StatusProfile.DemoName, .. _store.List().Select(profile => profile.Name)];
        return StatusErrors.Profile(
            $"There is no profile '{name}' ({from}).",
            $"Profiles there are: {Punctuation.List(names)}. Store one with Set-StatusProfile.");
    }

    private StatusException NothingFound(StatusPlatform platform)
    {
        string[] places =
        [
            "-Profile", "Select-StatusProfile", LocalizedText.From($"the environment: {Variable}"),
            .. PlatformSources.LookedAt(platform, _home).Take(1),
            LocalizedText.From($"the default of {platform} in {_store.Path}"),
            .. PlatformSources.LookedAt(platform, _home).Skip(1),
        ];
        return StatusErrors.Profile(
            $"There is no profile for {platform}. Looked at, in this order: {string.Join(Punctuation.Semicolon, places)}.",
            $"Try -Profile {StatusProfile.DemoName}, which needs no account, or store one: Set-StatusProfile prod -{platform} -Credential (Get-Credential)");
    }
}
