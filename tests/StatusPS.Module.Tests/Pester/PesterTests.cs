using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Module.Tests.Pester;

/// <summary>The Pester suite, one test for each of its files.</summary>
public sealed partial class PesterTests(PesterRun run, ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "pester");

    public static IEnumerable<TheoryDataRow<string>> Files
    {
        get
        {
            string[] fullTier = [.. Quoted()
                .Matches(FullTier().Match(File.ReadAllText(Path.Combine(Folder, "Files.ps1"))).Value)
                .Select(match => match.Groups["name"].Value + ".Tests.ps1")];
            Assert.NotEmpty(fullTier);
            foreach (string path in Directory.GetFiles(Folder, "*.Tests.ps1").Order(StringComparer.Ordinal))
            {
                var row = new TheoryDataRow<string>(Path.GetFileName(path));
                if (fullTier.Contains(row.Data)) row.WithTrait("Tier", "Full");
                yield return row;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_test_of_the_file_passes(string file)
    {
        var results = await run.GetResultsAsync(file);
        foreach (var result in results.Where(result => !result.HasPassed))
            output.WriteLine($"{result.Result}: {result.Name}{Environment.NewLine}{result.Message}");
        Assert.NotEmpty(results);
        Assert.DoesNotContain(results, result => !result.HasPassed && !result.IsSkipped);
        Assert.SkipWhen(results.All(result => result.IsSkipped), results[0].Message ?? "");
    }

    [Fact]
    public async Task Every_shell_succeeds_and_searches_for_the_secrets_of_its_run()
    {
        foreach (var shard in await run.GetShardsAsync())
        {
            output.WriteLine(shard.Output);
            Assert.Matches(@"[1-9]\d* passed, 0 failed", shard.Output);
            Assert.Matches(@"hunted [1-9]\d+ secrets in [1-9]\d+ files", shard.Output);
            Assert.Equal(0, shard.ExitCode);
        }
    }

    // The list of files that the standard tier leaves out.
    [GeneratedRegex(@"(?m)^\$script:FullTier = .*$")]
    private static partial Regex FullTier();

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex Quoted();
}
