using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>The pages that are written in both languages: the same parts, with the same commands, and links that lead somewhere.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string, string> Pairs => new()
    {
        { "README.md", "README.zh-CN.md" },
        { "docs/credentials.md", "docs/credentials.zh-CN.md" },
    };

    public static TheoryData<string> Pages => ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md", "tests/data/blueking/README.md", "docs/credentials.md", "docs/credentials.zh-CN.md", "docs/performance.md", "docs/reliability.md", "tests/peers/README.md"];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_languages_give_the_same_commands(string english, string chinese) => Assert.Equal(Commands(english), Commands(chinese));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_languages_have_the_same_parts(string english, string chinese)
    {
        Assert.Equal(Levels(english), Levels(chinese));
        Assert.Equal(Fences(english), Fences(chinese));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_that_are_there(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var targets = Link().Matches(Read(page)).Select(link => link.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.StartsWith("http", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), target));
    }

    // What a person may say in words of their own: comments, and the question of a prompt.
    private static string[] Commands(string page) =>
        [.. Fence().Matches(Read(page)).Where(fence => fence.Groups["language"].Value != "text")
            .Select(fence => Words().Replace(fence.Groups["code"].Value, ""))];

    private static string[] Fences(string page) => [.. Fence().Matches(Read(page)).Select(fence => fence.Groups["language"].Value)];

    private static string[] Levels(string page) => [.. Heading().Matches(Fence().Replace(Read(page), "")).Select(heading => heading.Value)];

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    [GeneratedRegex(@"(?ms)^```(?<language>\w+)\n(?<code>.*?)^```$")]
    private static partial Regex Fence();

    [GeneratedRegex("(?m)^#+(?= )")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m) *#(?!Requires).*$|(?<=-MaskInput )'[^']*'")]
    private static partial Regex Words();
}
