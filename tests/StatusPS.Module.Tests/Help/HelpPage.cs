using System.Text.RegularExpressions;

namespace StatusPS.Module.Tests.Help;

/// <summary>A cmdlet's page in markdown, parsed into its sections.</summary>
internal sealed partial class HelpPage
{
    private readonly Dictionary<string, string> _sections;
    private readonly Dictionary<string, string> _parameters;

    private HelpPage(string text)
    {
        Text = text;
        _sections = Split(text, SectionHeading());
        _parameters = Split(Section("PARAMETERS"), PartHeading());
    }

    public string Text { get; }

    public string Synopsis => Section("SYNOPSIS");

    public string Description => Section("DESCRIPTION");

    public IEnumerable<string> Sets => Split(Section("SYNTAX"), PartHeading()).Keys.Select(
        name => name.Replace(" (Default)", "", StringComparison.Ordinal));

    public IEnumerable<string> ParameterNames =>
        _parameters.Keys.Where(name => name.StartsWith('-')).Select(name => name[1..]);

    public IReadOnlyList<HelpExample> Examples =>
        [.. Split(Section("EXAMPLES"), PartHeading()).Select(part => new HelpExample(
        part.Key[(part.Key.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
        Fence().Replace(part.Value, "").Trim(),
        string.Join('\n', Fence().Matches(part.Value).Where(fence =>
            fence.Groups["language"].Value == "powershell").Select(fence => fence.Groups["code"].Value.Trim()))))];

    public static HelpPage Read(string language, string cmdlet) =>
        new(File.ReadAllText(GetPath(language, cmdlet)).ReplaceLineEndings("\n"));

    public static string GetPath(string language, string cmdlet) =>
        Path.Combine(Repository.Root, "docs", "cmdlets", language, cmdlet + ".md");

    public string Section(string name) => _sections.GetValueOrDefault(name, "");

    public string FrontMatter(string name) =>
        Regex.Match(Text, $"(?m)^{Regex.Escape(name)}: (.*)$").Groups[1].Value.Trim();

    public string ProseOf(string parameter) => Fence().Replace(_parameters["-" + parameter], "").Trim();

    /// <summary>Gets a parameter from its block of settings.</summary>
    public HelpParameter Parameter(string name)
    {
        string yaml = Fence().Match(_parameters["-" + name]).Groups["code"].Value;
        var sets = SetBlock().Matches(yaml).Select(set => HelpParameter.Set(
            Value(set.Value, "Name") is "(All)"
                ? "__AllParameterSets"
                : Value(set.Value, "Name"), Value(set.Value, "Position"),
            Is(set.Value, "IsRequired"), Is(set.Value, "ValueFromPipeline"),
            Is(set.Value, "ValueFromPipelineByPropertyName")));
        return new(
            name, Value(yaml, "Type"), string.Join(' ', List(yaml, "Aliases").Order(StringComparer.Ordinal)),
            string.Join(' ', List(yaml, "AcceptedValues")),
            Is(yaml, "SupportsWildcards"), string.Join("; ", sets.Order(StringComparer.Ordinal)));
    }

    private static bool Is(string yaml, string name) => Value(yaml, name) == "true";

    private static string Value(string yaml, string name) =>
        Regex.Match(yaml, $"(?m)^(?:- |  )?{name}: (.*)$").Groups[1].Value.Trim().Trim('\'');

    private static IEnumerable<string> List(string yaml, string name) =>
        Regex.Match(yaml, $@"(?m)^{name}:\n((?:- .*\n?)*)").Groups[1].Value.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[2..].Trim().Trim('\''));

    // Maps each heading to the text up to the next one. Lines within code are not headings.
    private static Dictionary<string, string> Split(string text, Regex heading)
    {
        var fences = Fence().Matches(text);
        var headings = heading.Matches(text)
            .Where(match => !fences.Any(fence => match.Index > fence.Index && match.Index < fence.Index + fence.Length))
            .ToArray();
        var parts = new Dictionary<string, string>();
        for (int i = 0; i < headings.Length; i++)
        {
            int from = headings[i].Index + headings[i].Length, to = i + 1 < headings.Length
                ? headings[i + 1].Index
                : text.Length;
            parts[headings[i].Groups[1].Value.Trim()] = text[from..to].Trim();
        }
        return parts;
    }

    [GeneratedRegex("(?m)^## (.+)$")]
    private static partial Regex SectionHeading();

    [GeneratedRegex("(?m)^### (.+)$")]
    private static partial Regex PartHeading();

    [GeneratedRegex(@"(?ms)^```(?<language>\w*)\n(?<code>.*?)^```$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?m)^- Name: .*\n(?:  .*\n?)*")]
    private static partial Regex SetBlock();
}
