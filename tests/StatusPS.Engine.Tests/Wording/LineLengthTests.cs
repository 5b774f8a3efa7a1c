using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>Lines of C# files have at most 120 columns. Only a sample response of a test may be longer.</summary>
public sealed class LineLengthTests
{
    private const int MaxColumns = 120;
    private const int MinTextColumns = 80;

    [Fact]
    public void No_line_is_too_long() => Assert.Empty(CodeFiles.All.SelectMany(file =>
        FindLongLines(file.Value, isTest: file.Key.StartsWith("tests/", StringComparison.Ordinal))
            .Select(line => $"{file.Key}({line})")));

    [Theory]
    [InlineData("int x = 1; //", true, true)]
    [InlineData("int x = 1; //", false, true)]
    [InlineData("var x = \"\"\"", true, false)]
    [InlineData("var x = \"\"\"", false, true)]
    public void Only_text_of_a_test_may_be_longer(string beginning, bool isTest, bool isFound)
    {
        string end = beginning.EndsWith('"') ? "\"\"\";" : "";
        var root = CodeFiles.Parse(beginning.PadRight(MaxColumns, '-') + "-" + end);
        Assert.Equal(isFound, FindLongLines(root, isTest).Any());
    }

    [Fact]
    public void Line_of_the_greatest_length_is_accepted() =>
        Assert.Empty(FindLongLines(CodeFiles.Parse("//".PadRight(MaxColumns, '-')), isTest: false));

    private static IEnumerable<int> FindLongLines(SyntaxNode root, bool isTest) =>
        from line in root.GetText().Lines
        where line.End - line.Start > MaxColumns
        where !isTest || GetTextColumns(root, line.Span) < MinTextColumns
        select line.LineNumber + 1;

    private static int GetTextColumns(SyntaxNode root, TextSpan line) => root.DescendantNodes(line)
        .Where(node => node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression))
        .Max(text => text.Span.Intersection(line)?.Length) ?? 0;
}
