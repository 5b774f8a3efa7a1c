namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The folders of the repository that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder for reports; not under version control.</summary>
    public static string Output => Path.Combine(Root, "out");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests are not within the repository.");
    }
}
