using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>The C# files of the repository.</summary>
internal static class CodeFiles
{
    private static readonly string[] Folders = ["src", "tests"];
    private static readonly string[] GeneratedFolders = ["obj", "bin", "node_modules"];

    /// <summary>The paths within the repository, with forward slashes, and the syntax of each file.</summary>
    public static IReadOnlyDictionary<string, SyntaxNode> All { get; } = Folders
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => (Path: file, Name: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
        .Where(file => !file.Name.Split('/').Any(GeneratedFolders.Contains))
        .ToDictionary(file => file.Name, file => Parse(File.ReadAllText(file.Path)));

    /// <summary>Parses C# with its documentation comments.</summary>
    /// <param name="text">The text of a file.</param>
    public static SyntaxNode Parse(string text) => CSharpSyntaxTree
        .ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)).GetRoot();

    /// <summary>Returns the number of the line in which a node begins, from 1.</summary>
    /// <param name="node">The node.</param>
    public static int GetLine(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
