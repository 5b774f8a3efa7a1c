namespace StatusPS.Engine.Profiles.Storage;

/// <summary>The user's own folder.</summary>
public static class HomeFolder
{
    /// <summary>Where it is, whether or not it exists yet; null where the user has none.</summary>
    public static string? Path => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
        is { Length: > 0 } home && System.IO.Path.IsPathFullyQualified(home) ? home : null;

    /// <summary>Replaces a leading <c>~</c> by the user's own folder, as a shell does. Returns other paths unchanged.</summary>
    /// <param name="path">A path, from an environment variable for instance.</param>
    public static string Expand(string path) =>
        path is ['~'] or ['~', '/', ..] or ['~', '\\', ..] && Path is { } home
            ? System.IO.Path.Combine(home, path[1..].TrimStart('/', '\\'))
            : path;
}
