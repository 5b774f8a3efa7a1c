namespace StatusPS.Module.Tests;

/// <summary>Where things are, found from where the tests were built to.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string ModuleSource => Path.Combine(Root, "module");

    public static string ModuleOutput => Path.Combine(Root, "out", "module", "StatusPS");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests are not within the repository.");
    }
}
