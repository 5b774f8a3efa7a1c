using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Localization;

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
        var strings = new List<SourceString>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (GetValue(node) is not { } value) continue;
            var line = lines.GetLineFromPosition(node.SpanStart);
            strings.Add(new(value, line.ToString().Trim(), line.LineNumber + 1));
        }
        return strings;
    }

    private static string? GetValue(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token: var token } when IsPlain(token.Text) => token.ValueText,
        InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" } interpolated => GetFormat(interpolated),
        _ => null,
    };

    private static bool IsPlain(string literal) =>
        literal.StartsWith('"') && !literal.StartsWith("\"\"\"", StringComparison.Ordinal);

    private static string GetFormat(InterpolatedStringExpressionSyntax interpolated)
    {
        var format = new StringBuilder();
        int placeholders = 0;
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolationSyntax interpolation)
                format.Append(CultureInfo.InvariantCulture, $"{{{placeholders++}{interpolation.FormatClause}}}");
            else
                format.Append(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
        }
        return format.ToString();
    }
}
