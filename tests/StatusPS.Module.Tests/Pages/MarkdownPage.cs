using System.Text;
using System.Text.RegularExpressions;

namespace StatusPS.Module.Tests.Pages;

/// <summary>A page in markdown: its headings, links and blocks of code.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path, string text)
    {
        Path = path;
        Text = text;
        Prose = Fence().Replace(text, "");
    }

    /// <summary>The path within the repository.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The text without blocks of code.</summary>
    public string Prose { get; }

    /// <summary>The levels of the headings, such as <c>##</c>, in their order.</summary>
    public IReadOnlyList<string> HeadingLevels =>
        [.. Heading().Matches(Prose).Select(heading => heading.Groups["level"].Value)];

    /// <summary>The languages of the blocks of code, in their order.</summary>
    public IReadOnlyList<string> FenceLanguages =>
        [.. Fence().Matches(Text).Select(fence => fence.Groups["language"].Value)];

    /// <summary>
    /// The code of all blocks but output. Comments and the texts of prompts are left out, because they are translated.
    /// </summary>
    public IReadOnlyList<string> Commands =>
        [.. Fence().Matches(Text).Where(fence => fence.Groups["language"].Value != "text")
            .Select(fence => TranslatedText().Replace(fence.Groups["code"].Value, ""))];

    /// <summary>The targets of links and images, without those on the web.</summary>
    public IEnumerable<string> LocalLinks => Link().Matches(Prose).Select(link => link.Groups["target"].Value)
        .Where(target => !target.StartsWith("http", StringComparison.Ordinal));

    /// <summary>The anchors that GitHub makes of the headings.</summary>
    public IReadOnlySet<string> Anchors =>
        Heading().Matches(Prose).Select(heading => GetAnchor(heading.Groups["title"].Value)).ToHashSet();

    /// <summary>Gets the blocks of code in one language.</summary>
    public IEnumerable<string> GetBlocks(string language) => Fence().Matches(Text)
        .Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["code"].Value);

    public static MarkdownPage Read(string path) =>
        new(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n"));

    /// <summary>Lists the paths of all pages of the repository.</summary>
    public static IEnumerable<string> List() =>
        Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    private static string GetAnchor(string title)
    {
        var anchor = new StringBuilder();
        foreach (char letter in Link().Replace(title, "$1").Trim().ToLowerInvariant())
        {
            if (letter == ' ') anchor.Append('-');
            else if (char.IsLetterOrDigit(letter) || letter is '-' or '_') anchor.Append(letter);
        }
        return anchor.ToString();
    }

    [GeneratedRegex(@"(?ms)^```(?<language>\w*)\n(?<code>.*?)^```$")]
    private static partial Regex Fence();

    [GeneratedRegex("(?m)^(?<level>#+) (?<title>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m) *#(?!Requires).*$|(?<=-MaskInput )'[^']*'")]
    private static partial Regex TranslatedText();
}
