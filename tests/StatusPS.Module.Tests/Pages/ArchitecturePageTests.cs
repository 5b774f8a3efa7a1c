using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Module.Tests.Pages;

/// <summary>The architecture page names existing files, and the steps of a query as they are.</summary>
public sealed partial class ArchitecturePageTests
{
    private const int MaxSteps = 9;

    private static readonly string Text = MarkdownPage.Read("docs/architecture.md").Text;

    [Fact]
    public void Each_step_of_a_query_calls_the_next_file()
    {
        var steps = Step().Matches(Text)
            .Select(step => (File: step.Groups["file"].Value, Calls: step.Groups["calls"].Value)).ToList();
        Assert.InRange(steps.Count, 2, MaxSteps);
        for (int i = 0; i < steps.Count - 1; i++)
        {
            // A call in this file, of a member that the next file declares.
            Assert.Matches($@"\b{steps[i].Calls}(<\w+>)?\(", Read(steps[i].File));
            Assert.Matches($@"(public|protected) .*\b{steps[i].Calls}(<\w+>)?\(", Read(steps[i + 1].File));
        }
        Assert.Empty(steps[^1].Calls);
    }

    [Fact]
    public void Named_files_and_folders_exist() => Assert.All(
        NamedPath().Matches(Text).Select(match => match.Groups["path"].Value).Where(path => !path.Contains("..")),
        path => Assert.True(Exists(path), $"There is no {path}."));

    // Placeholders stand for any name; a path may leave out the project's folder.
    private static bool Exists(string path)
    {
        string pattern = PlaceHolder().Replace(Regex.Escape(path), "[^/]*");
        return Repository.Files.Any(file => Regex.IsMatch(file, $"(^|/){pattern}(/|$)"));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"(?m)^\| \d \| `(?<file>[^`]+)` \|[^|]*\| (`(?<calls>\w+)`)? ?\|$")]
    private static partial Regex Step();

    [GeneratedRegex(
        @"`(?<path>(src|module|docs|Services|Platforms|Loading|Transport|Queries|Errors|Waiting|Profiles|Localization|Cmdlets|StatusPS\.Contracts)/[^`\s]*|\w+\.cs)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"<\w+>")]
    private static partial Regex PlaceHolder();
}
