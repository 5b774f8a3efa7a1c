using Xunit;

namespace StatusPS.Module.Tests.Pester;

/// <summary>The Pester suite, one test for each of its files.</summary>
public sealed class PesterTests(PesterRun run, ITestOutputHelper output)
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "pester"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order()];

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
    public async Task Every_shell_ends_well_and_hunts_for_the_secrets_of_its_run()
    {
        foreach (var shard in await run.GetShardsAsync())
        {
            output.WriteLine(shard.Output);
            Assert.Matches(@"[1-9]\d* passed, 0 failed", shard.Output);
            Assert.Matches(@"hunted [1-9]\d+ secrets in [1-9]\d+ files", shard.Output);
            Assert.Equal(0, shard.ExitCode);
        }
    }
}
