using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Localization;

/// <summary>
/// Reads the string literals of a C# file. An interpolated string becomes the composite format that a phrase is found
/// by. Literals joined by + are one string, as for the compiler. Verbatim and raw literals are left out: they hold
/// patterns and scripts.
/// </summary>
internal static class SourceStrings
{
    /// <summary>Returns the literals in the order in which they begin.</summary>
    /// <param name="text">The text of the file.</param>
    public static IReadOnlyList<SourceString> Read(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        var lines = tree.GetText().Lines;
        var strings = new List<SourceString>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (IsPartOfSum(node) || GetValue(node) is not { } value) continue;
            int number = lines.GetLineFromPosition(node.SpanStart).LineNumber;
            int first = lines.GetLineFromPosition(GetOwner(node).SpanStart).LineNumber;
            string line = string.Join(' ', lines.Skip(first).Take(number - first + 1).Select(one => $"{one}".Trim()));
            strings.Add(new(value, line, number + 1));
        }
        return strings;
    }

    // The call or the declaration that the string belongs to may begin some lines above.
    private static SyntaxNode GetOwner(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor => ancestor
        is ObjectCreationExpressionSyntax or StatementSyntax or AttributeSyntax or MemberDeclarationSyntax
        || (ancestor is InvocationExpressionSyntax call && $"{call.Expression}" != "FormattableString.Invariant"))
        ?? node;

    private static bool IsPartOfSum(SyntaxNode node) => node.Parent is BinaryExpressionSyntax sum && IsSum(sum);

    // The compiler creates one string from plain literals, and one format from interpolated strings.
    private static bool IsSum(BinaryExpressionSyntax sum) => sum.IsKind(SyntaxKind.AddExpression)
        && GetTerms(sum).ToArray() is var terms
        && (terms.All(term => term is LiteralExpressionSyntax { Token: var token } && IsPlain(token.Text))
            || terms.All(IsInterpolated));

    private static IEnumerable<SyntaxNode> GetTerms(SyntaxNode node) =>
        node is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression)
            ? GetTerms(sum.Left).Concat(GetTerms(sum.Right))
            : [node];

    private static string? GetValue(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token: var token } when IsPlain(token.Text) => token.ValueText,
        BinaryExpressionSyntax sum when IsSum(sum) && GetTerms(sum).First() is LiteralExpressionSyntax =>
            string.Concat(GetTerms(sum).Select(term => ((LiteralExpressionSyntax)term).Token.ValueText)),
        BinaryExpressionSyntax sum when IsSum(sum) => GetFormat(GetTerms(sum)),
        _ when IsInterpolated(node) => GetFormat([node]),
        _ => null,
    };

    private static bool IsPlain(string literal) =>
        literal.StartsWith('"') && !literal.StartsWith("\"\"\"", StringComparison.Ordinal);

    private static bool IsInterpolated(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" };

    private static string GetFormat(IEnumerable<SyntaxNode> terms)
    {
        var format = new StringBuilder();
        int placeholders = 0;
        foreach (var content in terms.SelectMany(term => ((InterpolatedStringExpressionSyntax)term).Contents))
        {
            if (content is InterpolationSyntax interpolation)
                format.Append(CultureInfo.InvariantCulture, $"{{{placeholders++}{interpolation.FormatClause}}}");
            else
                format.Append(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
        }
        return format.ToString();
    }
}
