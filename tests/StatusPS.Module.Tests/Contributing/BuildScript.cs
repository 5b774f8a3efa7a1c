using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Module.Tests.Contributing;

/// <summary>
/// The tasks and parameters of <c>build.ps1</c>, and the commands in a text that run it or <c>dotnet</c>.
/// </summary>
internal static partial class BuildScript
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "build.ps1"));

    private static readonly string ParameterBlock = Parameters().Match(Text).Groups["block"].Value;

    public static string[] TaskNames { get; } =
        [.. Quoted()
            .Matches(TaskSet().Match(ParameterBlock).Groups["names"].Value)
            .Select(name => name.Groups["text"].Value)];

    public static string[] ParameterNames { get; } = [.. Parameter()
        .Matches(ParameterBlock)
        .Select(name => name.Groups["name"].Value)];

    /// <summary>
    /// Checks each command of a text that runs <c>build.ps1</c>, or <c>dotnet</c> on a path. Returns how many there
    /// are.
    /// </summary>
    public static int CheckCommands(string text)
    {
        var scripts = ScriptCommand().Matches(text);
        foreach (Match command in scripts)
        {
            foreach (Match argument in Argument().Matches(command.Groups["arguments"].Value))
            {
                string name = argument.Groups["name"].Value;
                Assert.True(ParameterNames.Contains(name), $"build.ps1 has no parameter -{name}: {command.Value}");
                if (name == "Task")
                    Assert.All(
                        argument.Groups["value"].Value.Split(','), task => Assert.Contains(task.Trim(), TaskNames));
            }
        }
        var dotnets = DotnetCommand().Matches(text);
        foreach (Match command in dotnets)
        {
            Assert.Contains(command.Groups["verb"].Value, (string[])["build", "test", "run", "format", "tool", "pwsh"]);
            foreach (Match path in RepositoryPath().Matches(command.Groups["arguments"].Value))
                Assert.True(
                    Path.Exists(Path.Combine(Repository.Root, path.Value)),
                    $"There is no {path.Value}: {command.Value}");
        }
        return scripts.Count + dotnets.Count;
    }

    [GeneratedRegex(@"(?ms)^param\((?<block>.*?)^\)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\[ValidateSet\((?<names>[^)]*)\)\]\s*\[string\[\]\]\s*\$Task\b")]
    private static partial Regex TaskSet();

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\s*\$(?<name>\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"build\.ps1(?<arguments>(?: [^\n`|;]+)?)")]
    private static partial Regex ScriptCommand();

    [GeneratedRegex(@"(?<= )-(?<name>[A-Z]\w*)(?: (?<value>[^-\s][^ ]*))?")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\bdotnet (?<verb>[a-z]+)\b(?<arguments>[^\n`]*)")]
    private static partial Regex DotnetCommand();

    [GeneratedRegex(@"(?<= )(?:src|tests)/[\w./]+|(?<= )\w+\.(?:sln|ps1)\b")]
    private static partial Regex RepositoryPath();
}
