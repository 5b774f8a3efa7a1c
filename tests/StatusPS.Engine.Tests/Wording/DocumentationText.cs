using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>The text of one element of a documentation comment.</summary>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Text">The text in one line. Each reference or piece of code counts as one word.</param>
internal sealed partial record DocumentationText(int Line, string Text)
{
    /// <summary>The maximum number of words in a sentence.</summary>
    public const int MaxWords = 25;

    private static readonly HashSet<string> Elements =
        ["summary", "param", "typeparam", "returns", "remarks", "value", "exception"];

    /// <summary>True if the text begins with a pronoun or a question word, not with its subject.</summary>
    public bool HasVagueBeginning => VagueBeginning().IsMatch(Text);

    /// <summary>The sentences with too many words.</summary>
    public IEnumerable<string> LongSentences => SentenceEnd().Split(Text)
        .Where(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MaxWords);

    /// <summary>Returns the texts of all documentation comments of a file.</summary>
    /// <param name="root">The syntax of the file.</param>
    public static IEnumerable<DocumentationText> Read(SyntaxNode root) => root
        .DescendantNodes(descendIntoTrivia: true)
        .OfType<XmlElementSyntax>()
        .Where(element => Elements.Contains(element.StartTag.Name.ToString()))
        .Select(element => new DocumentationText(CodeFiles.GetLine(element), GetText(element)));

    private static string GetText(XmlElementSyntax element) =>
        Space().Replace(string.Concat(element.Content.Select(GetPart)), " ").Trim();

    private static string GetPart(XmlNodeSyntax node) => node switch
    {
        XmlTextSyntax text => string.Concat(text.TextTokens.Select(token => token.ValueText)),
        XmlElementSyntax { StartTag.Name: var name } element when name.ToString() is "para" or "list" or "item" =>
            $" {GetText(element)} ",
        _ => "Code",
    };

    [GeneratedRegex(@"^(It|Its|What|Whether|Who|Whose|Whom|How|Where|Which|When|Why|Something)\b")]
    private static partial Regex VagueBeginning();

    [GeneratedRegex(@"(?<=[.;:!?])\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
