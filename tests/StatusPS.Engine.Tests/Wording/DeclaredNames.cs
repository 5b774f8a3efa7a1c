using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>The names that a C# file declares: types, members, parameters and variables.</summary>
internal static partial class DeclaredNames
{
    /// <summary>Returns the declared names of a file with their line numbers, from 1.</summary>
    /// <param name="root">The syntax of the file.</param>
    public static IEnumerable<(int Line, string Name)> Read(SyntaxNode root) => root.DescendantNodes()
        .Select(node => (Node: node, Name: GetName(node)))
        .Where(declaration => declaration.Name.Length > 0)
        .Select(declaration => (CodeFiles.GetLine(declaration.Node), declaration.Name));

    /// <summary>Splits a name into its words, such as <c>Get</c>, <c>HTTP</c> and <c>status</c>.</summary>
    /// <param name="name">The name, in any case and with underscores.</param>
    public static IEnumerable<string> GetWords(string name) => Word().Matches(name).Select(word => word.Value);

    private static string GetName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax declaration => declaration.Identifier.ValueText,
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        TypeParameterSyntax parameter => parameter.Identifier.ValueText,
        TupleElementSyntax element => element.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax variable => variable.Identifier.ValueText,
        FromClauseSyntax clause => clause.Identifier.ValueText,
        LetClauseSyntax clause => clause.Identifier.ValueText,
        UsingDirectiveSyntax { Alias: { } alias } => alias.Name.ToString(),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } equals } => equals.Name.ToString(),
        _ => "",
    };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")]
    private static partial Regex Word();
}
