namespace StatusPS.Engine.Profiles;

/// <summary>The user's own folder.</summary>
public static class HomeFolder
{
    /// <summary>Where it is, whether or not it exists yet; null where the user has none.</summary>
    public static string? Path => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
        is { Length: > 0 } home && System.IO.Path.IsPathFullyQualified(home) ? home : null;
}
