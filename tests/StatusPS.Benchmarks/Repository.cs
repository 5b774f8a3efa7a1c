namespace StatusPS.Benchmarks;

/// <summary>The paths of the repository, relative to the build output of the benchmarks.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Output => Path.Combine(Root, "out", "bench");

    public static string Module => Path.Combine(Root, "out", "module", "StatusPS");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The benchmarks are not within the repository.");
    }
}
