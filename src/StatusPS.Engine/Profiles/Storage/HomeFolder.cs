namespace StatusPS.Engine.Profiles.Storage;

/// <summary>The user's home folder.</summary>
public static class HomeFolder
{
    /// <summary>The path, even if the folder does not exist; null when the user has none.</summary>
    public static string? Path => GetPath(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    /// <summary>
    /// Returns the path on a system; null when the user has none. On Windows the variable <c>USERPROFILE</c> precedes
    /// the folder of the account, as for the Aliyun CLI.
    /// </summary>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="isWindows">True for Windows.</param>
    internal static string? GetPath(Func<string, string?> environment, bool isWindows)
    {
        if (isWindows && environment("USERPROFILE") is { } profile && System.IO.Path.IsPathFullyQualified(profile))
            return profile;
        string home = Environment.GetFolderPath(
            Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0 && System.IO.Path.IsPathFullyQualified(home) ? home : null;
    }

    /// <summary>
    /// Replaces a leading <c>~</c> by the home folder, as a shell does. Returns other paths unchanged.
    /// </summary>
    /// <param name="path">A path, from an environment variable for instance.</param>
    public static string Expand(string path) =>
        path is ['~'] or ['~', '/', ..] or ['~', '\\', ..] && Path is { } home
            ? System.IO.Path.Combine(home, path[1..].TrimStart('/', '\\'))
            : path;
}
