namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StatusPS.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests are not within the repository.");
        return folder.FullName;
    }
}
