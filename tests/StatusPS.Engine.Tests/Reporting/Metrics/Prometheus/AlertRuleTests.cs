using System.Text.RegularExpressions;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>The example configurations are valid. The unit tests of the alert rules find each changed rule.</summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed partial class AlertRuleTests
{
    [Fact]
    public async Task Configurations_are_valid()
    {
        using var files = new ExampleFiles();
        string promtool = MonitoringProgram.Find("promtool");
        await AssertSucceedsAsync(promtool, files, "check", "config", ExampleFiles.Prometheus);
        await AssertSucceedsAsync(promtool, files, "check", "rules", ExampleFiles.Rules);
        await AssertSucceedsAsync(MonitoringProgram.Find("amtool"), files, "check-config", ExampleFiles.Alertmanager);
    }

    [Fact]
    public async Task Unit_tests_pass_and_fail_for_each_changed_rule()
    {
        using var files = new ExampleFiles();
        string promtool = MonitoringProgram.Find("promtool");
        await AssertSucceedsAsync(promtool, files, "test", "rules", ExampleFiles.RuleTests);
        string original = files.Read(ExampleFiles.Rules);
        var expressions = Expression().Matches(original);
        Assert.Equal(Alert().Count(original), expressions.Count);
        foreach (var changed in expressions.Select(match => Change(original, match)))
        {
            files.Write(ExampleFiles.Rules, changed.Text);
            var (code, output) = await MonitoringProgram.RunAsync(
                promtool, ["test", "rules", ExampleFiles.RuleTests], folder: files.Folder);
            Assert.True(code != 0, $"No test fails for '{changed.Expression}'.\n{output}");
            Assert.Contains("FAILED", output, StringComparison.Ordinal);
        }
    }

    // A bound that nothing reaches, or another metric.
    private static (string Expression, string Text) Change(string rules, Match match)
    {
        string expression = match.Groups["comparison"].Success
            ? $"{match.Groups["left"].Value} > 1e12"
            : match.Value.Replace("statusps_up", "up", StringComparison.Ordinal);
        return (expression, rules[..match.Index] + expression + rules[(match.Index + match.Length)..]);
    }

    private static async Task AssertSucceedsAsync(string program, ExampleFiles files, params string[] arguments)
    {
        var (code, output) = await MonitoringProgram.RunAsync(program, arguments, folder: files.Folder);
        Assert.True(code == 0, output);
    }

    [GeneratedRegex(@"(?<=^ +expr: )(?<left>[^\n]*?)(?<comparison> (==|>) [^\n]*)?$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    [GeneratedRegex("^ +- alert: ", RegexOptions.Multiline)]
    private static partial Regex Alert();
}
