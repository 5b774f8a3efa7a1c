using System.Xml.Linq;

namespace StatusPS.Module.Tests;

/// <summary>The repository's files, found from the folder of the built tests.</summary>
internal static class Repository
{
    // Folders that a build or a package manager fills.
    private static readonly string[] GeneratedFolders = [".git", "bin", "obj", "out", "node_modules", "TestResults"];

    public static string Root { get; } = Find();

    public static string ModuleSource => Path.Combine(Root, "module");

    public static string ModuleOutput => Path.Combine(Root, "out", "module", "StatusPS");

    /// <summary>The address of the repository, from <c>Directory.Build.props</c>.</summary>
    public static string Address => XDocument.Load(Path.Combine(Root, "Directory.Build.props"))
        .Descendants("RepositoryUrl")
        .Single().Value;

    /// <summary>The paths of all source files within the repository, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. List(Root).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> List(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            if (GeneratedFolders.Contains(Path.GetFileName(child))) continue;
            foreach (string file in List(child)) yield return file;
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests are not within the repository.");
    }
}
