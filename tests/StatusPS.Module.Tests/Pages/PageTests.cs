using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace StatusPS.Module.Tests.Pages;

/// <summary>The pages of the repository: both languages agree, links resolve, and the README is short.</summary>
public sealed partial class PageTests
{
    private const int MaxReadmeWords = 700;

    /// <summary>The English pages that have a Chinese one.</summary>
    public static TheoryData<string, string> Pairs()
    {
        var data = new TheoryData<string, string>
        {
            { "README.md", "README.zh-CN.md" },
            { "docs/credentials.md", "docs/credentials.zh-CN.md" },
        };
        foreach (string path in ListGuidePages("en-US"))
            data.Add(path, path.Replace("en-US", "zh-CN", StringComparison.Ordinal));
        return data;
    }

    public static TheoryData<string> All => [.. MarkdownPage.List()];

    public static TheoryData<string, string> Languages =>
        new() { { "README.md", "en-US" }, { "README.zh-CN.md", "zh-CN" } };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_languages_have_the_same_code(string english, string chinese) =>
        Assert.Equal(MarkdownPage.Read(english).Commands, MarkdownPage.Read(chinese).Commands);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_languages_have_the_same_sections(string english, string chinese)
    {
        Assert.Equal(MarkdownPage.Read(english).HeadingLevels, MarkdownPage.Read(chinese).HeadingLevels);
        Assert.Equal(MarkdownPage.Read(english).FenceLanguages, MarkdownPage.Read(chinese).FenceLanguages);
    }

    [Fact]
    public void Guide_has_the_same_pages_in_both_languages() =>
        Assert.Equal(
            ListGuidePages("en-US").Select(path => Path.GetFileName(path)),
            ListGuidePages("zh-CN").Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(All))]
    public void Links_resolve_to_files_and_headings(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        Assert.All(MarkdownPage.Read(path).LocalLinks, link =>
        {
            string[] parts = link.Split('#', 2);
            string file = Path.GetFullPath(Path.Combine(Repository.Root, folder, parts[0]));
            string target = parts[0].Length > 0 ? Path.GetRelativePath(Repository.Root, file) : path;
            Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), $"There is no {target}.");
            if (parts.Length > 1) Assert.Contains(Uri.UnescapeDataString(parts[1]), MarkdownPage.Read(target).Anchors);
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Readme_links_the_page_of_each_cmdlet_and_the_guide(string readme, string language)
    {
        var links = MarkdownPage.Read(readme).LocalLinks.ToHashSet();
        Assert.All(Cmdlets.ByName.Keys, cmdlet => Assert.Contains($"docs/cmdlets/{language}/{cmdlet}.md", links));
        Assert.Contains($"docs/guide/{language}/README.md", links);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void Guide_index_links_each_page(string language)
    {
        var links = MarkdownPage.Read($"docs/guide/{language}/README.md").LocalLinks.ToHashSet();
        var files = ListGuidePages(language).Select(path => Path.GetFileName(path)).Where(file => file != "README.md");
        Assert.All(files, file => Assert.Contains(file, links));
    }

    [Fact]
    public void Pictures_have_a_title_and_text() =>
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "images"), "*.svg"), file =>
        {
            var root = XDocument.Load(file).Root!;
            Assert.NotEmpty(root.Element(root.Name.Namespace + "title")!.Value);
            var texts = root.Descendants(root.Name.Namespace + "text").Select(text => text.Value);
            Assert.Contains(texts, text => text.Contains("NeedsAttention", StringComparison.Ordinal));
        });

    [Fact]
    public void Readme_is_short()
    {
        string text = MarkdownPage.Read("README.md").Text;
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(words.Length, 1, MaxReadmeWords);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Readme_names_the_two_commands(string readme) =>
        Assert.Contains("dotnet run --project src/StatusPS.Demo\ndotnet test\n", MarkdownPage.Read(readme).Commands);

    [Fact]
    public void Measurements_are_in_the_performance_page_only() =>
        Assert.All(
            ["README.md", "README.zh-CN.md", "CHANGELOG.md", .. ListGuidePages("en-US"), .. ListGuidePages("zh-CN")],
            path => Assert.DoesNotMatch(Measurement(), MarkdownPage.Read(path).Prose));

    [Theory]
    [InlineData("SECURITY.md")]
    [InlineData("docs/reliability.md")]
    public void Named_test_files_exist(string path)
    {
        var files = Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)).ToList();
        var matches = TestFile().Matches(MarkdownPage.Read(path).Text);
        var names = matches.Select(match => match.Groups["path"].Value).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            string extension = name.EndsWith(".ps1", StringComparison.Ordinal) ? "" : ".cs";
            string pattern = Regex.Escape(name + extension).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
            Assert.Contains(files, file => Regex.IsMatch(file, $"(^|/){pattern}$"));
        });
    }

    private static string[] ListGuidePages(string language) =>
        [.. MarkdownPage.List().Where(path => path.StartsWith($"docs/guide/{language}/", StringComparison.Ordinal))];

    // A number with a unit of time, memory or a ratio.
    [GeneratedRegex(@"\d ?(ms|µs|KB|MB|MiB|GB|GiB|×)\b|\d (times|倍)")]
    private static partial Regex Measurement();

    [GeneratedRegex(@"`(?<path>[\w*./-]+\.Tests\.ps1|[\w*/]+Tests)`")]
    private static partial Regex TestFile();
}
