using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>
/// Reads the string literals of a C# file. An interpolated string becomes the composite format that a phrase is found
/// by. Verbatim and raw literals are left out: they hold patterns and scripts.
/// </summary>
internal static class SourceStrings
{
    /// <summary>Returns the literals in the order in which they begin.</summary>
    /// <param name="text">The text of the file.</param>
    public static IReadOnlyList<SourceString> Read(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        var lines = tree.GetText().Lines;
        return [.. tree.GetRoot().DescendantNodes().Select(node => (Node: node, Value: GetValue(node))).Where(found => found.Value is not null).Select(found =>
        {
            var line = lines.GetLineFromPosition(found.Node.SpanStart);
            return new SourceString(found.Value!, line.ToString().Trim(), line.LineNumber + 1);
        })];
    }

    private static string? GetValue(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token: var token } when token.Text.StartsWith('"') && !token.Text.StartsWith("\"\"\"", StringComparison.Ordinal) => token.ValueText,
        InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" } interpolated => GetFormat(interpolated),
        _ => null,
    };

    private static string GetFormat(InterpolatedStringExpressionSyntax interpolated)
    {
        var format = new StringBuilder();
        int places = 0;
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolationSyntax place)
                format.Append(CultureInfo.InvariantCulture, $"{{{places++}{place.FormatClause}}}");
            else
                format.Append(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
        }
        return format.ToString();
    }
}
