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
}
