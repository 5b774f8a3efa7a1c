namespace StatusPS.Engine.Profiles.Storage;

/// <summary>The user's home folder.</summary>
public static class HomeFolder
{
    /// <summary>The path, even if the folder does not exist; null when the user has none.</summary>
    public static string? Path =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
        is { Length: > 0 } home && System.IO.Path.IsPathFullyQualified(home) ? home : null;

    /// <summary>
    /// Replaces a leading <c>~</c> by the home folder, as a shell does. Returns other paths unchanged.
    /// </summary>
    /// <param name="path">A path, from an environment variable for instance.</param>
    public static string Expand(string path) =>
        path is ['~'] or ['~', '/', ..] or ['~', '\\', ..] && Path is { } home
            ? System.IO.Path.Combine(home, path[1..].TrimStart('/', '\\'))
            : path;
}
