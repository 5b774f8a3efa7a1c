using StatusPS.Engine.Profiles;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms;

/// <summary>
/// Everything outside a platform's folder that depends on the platform: its profiles, where they are found, and how
/// they are tried out. <see cref="PlatformRegistry"/> holds one descriptor for each platform.
/// </summary>
internal abstract class PlatformDescriptor
{
    /// <summary>The platform.</summary>
    public abstract StatusPlatform Platform { get; }

    /// <summary>The environment variables that <see cref="ReadEnvironment"/> looks for, for messages.</summary>
    public abstract string EnvironmentVariables { get; }

    /// <summary>The variables that <see cref="ReadLastEnvironment"/> looks for, for messages; null for none.</summary>
    public virtual string? LastEnvironmentVariables => null;

    /// <summary>Creates a profile without settings.</summary>
    /// <param name="name">The name of the profile.</param>
    public abstract StatusProfile CreateProfile(string name);

    /// <summary>
    /// Reads a profile from the environment variables of the platform's tools; null when they are not set.
    /// </summary>
    /// <param name="environment">Returns the value of an environment variable.</param>
    /// <exception cref="StatusException">The variables are incomplete.</exception>
    public abstract StatusProfile? ReadEnvironment(Func<string, string?> environment);

    /// <summary>Creates the check of a profile's credentials.</summary>
    /// <param name="connection">The connection of the profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public abstract PlatformProbe CreateProbe(ProfileConnection connection, Action<string>? trace);

    /// <summary>Returns the credential files of the platform's tools, for messages.</summary>
    /// <param name="home">The home folder of the user.</param>
    public virtual IEnumerable<string> GetFiles(string home) => [];

    /// <summary>
    /// Returns readers of the credential files, in order of precedence. A reader returns null when its file has no
    /// profile.
    /// </summary>
    /// <param name="home">The home folder of the user.</param>
    /// <param name="environment">Returns the value of an environment variable.</param>
    public virtual IEnumerable<Func<StatusProfile?>> GetFileReaders(string home, Func<string, string?> environment) =>
        [];

    /// <summary>
    /// Returns whether a name is that of a profile in the credential files, whether or not the profile exists.
    /// </summary>
    /// <param name="name">The name.</param>
    public virtual bool IsFileProfile(string name) => false;

    /// <summary>Returns whether a pattern can match the name of a profile in the credential files.</summary>
    /// <param name="pattern">A name with wildcards.</param>
    public virtual bool CanMatchFileProfile(string pattern) => false;

    /// <summary>Reads a profile that <see cref="IsFileProfile"/> accepts; null when its file does not exist.</summary>
    /// <param name="name">The name of the profile.</param>
    /// <param name="home">The home folder of the user.</param>
    /// <param name="environment">Returns the value of an environment variable.</param>
    /// <exception cref="StatusException">The file cannot be read or does not have the profile.</exception>
    public virtual StatusProfile? ReadFileProfile(string name, string home, Func<string, string?> environment) => null;

    /// <summary>
    /// Returns the names of all profiles in the credential files; a file that cannot be read has none.
    /// </summary>
    /// <param name="home">The home folder of the user.</param>
    /// <param name="environment">Returns the value of an environment variable.</param>
    public virtual IEnumerable<string> GetFileProfileNames(string home, Func<string, string?> environment) => [];

    /// <summary>
    /// Reads a profile from the environment variables that come after the credential files; null when they are not set.
    /// </summary>
    /// <param name="environment">Returns the value of an environment variable.</param>
    public virtual StatusProfile? ReadLastEnvironment(Func<string, string?> environment) => null;

    /// <summary>Validates the settings of a profile that only its platform knows.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">A setting is not valid, or the settings contradict each other.</exception>
    public virtual void Validate(StatusProfile profile) { }

    /// <summary>Finds the profiles whose credentials a profile uses.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="find">Finds a profile by name.</param>
    /// <param name="findDefault">
    /// Finds the profile of the platform's own sources; null when there is none.
    /// </param>
    /// <exception cref="StatusException">A profile does not exist, or cannot be used.</exception>
    public virtual void LinkProfiles(
        StatusProfile profile, Func<string, StatusProfile> find, Func<StatusProfile?> findDefault)
    { }

    /// <summary>
    /// Describes the source of a connection's key, for verbose output; null when nothing is worth telling.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public virtual string? DescribeCredentials(ProfileConnection connection) => null;

    /// <summary>Sets the properties of a profile that only this process knows, such as the end of its key.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="connection">The open connection of the profile; null when there is none.</param>
    public virtual void SetState(StatusProfile profile, ProfileConnection? connection) { }
}
