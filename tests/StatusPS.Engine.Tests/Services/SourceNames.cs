using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Services;

/// <summary>Reads the names that the code of a C# file uses. Comments and texts are left out.</summary>
internal static class SourceNames
{
    /// <summary>Returns simple names, qualified names, and member accesses such as <c>StatusService.Job</c>.</summary>
    /// <param name="text">The text of the file.</param>
    public static IReadOnlySet<string> Read(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        return tree.GetRoot().DescendantNodes().Select(GetName).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static string? GetName(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.ToString(),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } access => access.ToString(),
        _ => null,
    };
}
