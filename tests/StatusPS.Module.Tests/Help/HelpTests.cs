using Xunit;

namespace StatusPS.Module.Tests.Help;

/// <summary>
/// The help pages, and the help that is compiled from them, describe the compiled cmdlets in both languages.
/// </summary>
public sealed class HelpTests
{
    private static readonly string[] Languages = ["en-US", "zh-CN"];

    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (string language in Languages)
        {
            foreach (string cmdlet in Cmdlets.ByName.Keys) data.Add(language, cmdlet);
        }
        return data;
    }

    public static TheoryData<string> Names => [.. Cmdlets.ByName.Keys];

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void Each_cmdlet_has_a_page_and_compiled_help(string language)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "cmdlets", language), "*-*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file))];
        Assert.Equal(Cmdlets.ByName.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.Equal(
            Cmdlets.ByName.Keys.Order(StringComparer.Ordinal),
            MamlHelp.Read(language).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parameters_match_the_compiled_cmdlet(string language, string cmdlet)
    {
        var page = HelpPage.Read(language, cmdlet);
        var compiled = CompiledHelp.Parameters(Cmdlets.ByName[cmdlet])
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ToArray();
        Assert.Equal(
            compiled.Select(parameter => parameter.Name),
            page.ParameterNames.Where(name => name != "CommonParameters").Order(StringComparer.Ordinal));
        Assert.All(compiled, parameter =>
            Assert.Equal(ExpandSets(parameter, cmdlet), ExpandSets(page.Parameter(parameter.Name), cmdlet)));
        Assert.Equal(CompiledHelp.Sets(Cmdlets.ByName[cmdlet])
            .Order(StringComparer.Ordinal), page.Sets.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_section_has_text(string language, string cmdlet)
    {
        var page = HelpPage.Read(language, cmdlet);
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            (language, "StatusPS.dll-Help.xml", cmdlet),
            (page.FrontMatter("Locale"), page.FrontMatter("external help file"), page.FrontMatter("title")));
        string[] proses = [page.Synopsis, page.Description, page.Section("INPUTS"), page.Section("OUTPUTS"),
            .. page.ParameterNames.Where(name => name != "CommonParameters")
            .Select(page.ProseOf), .. page.Examples.Select(example => example.Prose)];
        Assert.All(proses, prose => Assert.True(prose.Length > (language == "zh-CN" ? 4 : 12), $"{cmdlet}: '{prose}'"));
        if (language == "zh-CN")
            Assert.All(
                proses.Where((_, at) => at is not (2 or 3)),
                prose => Assert.True(prose.Any(IsChinese), $"{cmdlet}: '{prose}'"));
        Assert.True(page.Examples.Count >= CompiledHelp.Sets(Cmdlets.ByName[cmdlet])
            .Count(), $"{cmdlet}: {page.Examples.Count} examples");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Compiled_help_matches_the_page(string language, string cmdlet)
    {
        var page = HelpPage.Read(language, cmdlet);
        var maml = MamlHelp.Read(language)[cmdlet];
        Assert.Equal(MamlHelp.Words(page.Synopsis), maml.Synopsis);
        Assert.Equal(MamlHelp.Words(page.Description), maml.Description);
        var compiled = CompiledHelp.Parameters(Cmdlets.ByName[cmdlet]).ToArray();
        Assert.Equal(compiled.Select(parameter => parameter.Name)
            .Order(StringComparer.Ordinal), maml.Parameters.Keys.Order(StringComparer.Ordinal));
        foreach (var parameter in compiled)
        {
            Assert.Equal(MamlHelp.Words(page.ProseOf(parameter.Name)), maml.Parameters[parameter.Name]);
            var facts = maml.GetFacts(parameter.Name);
            Assert.Equal(parameter.Type, facts.Type);
            Assert.Equal(
                parameter.Sets.Contains("by value", StringComparison.Ordinal),
                facts.Pipeline.Contains("ByValue", StringComparison.Ordinal));
            Assert.Equal(
                parameter.Sets.Contains("by name", StringComparison.Ordinal),
                facts.Pipeline.Contains("ByPropertyName", StringComparison.Ordinal));
        }
        string[] examples = [.. maml.Code];
        Assert.Equal(page.Examples.Count, examples.Length);
        Assert.All(
            page.Examples.Zip(examples),
            pair => Assert.Contains(MamlHelp.Words(pair.First.Code), pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Online_help_is_the_page_in_the_repository(string language, string cmdlet)
    {
        string pages = Repository.Address + "/blob/main/";
        string address = MamlHelp.Read(language)[cmdlet].OnlineAddress;
        Assert.StartsWith(pages, address, StringComparison.Ordinal);
        Assert.Equal(
            Path.GetFullPath(HelpPage.GetPath(language, cmdlet)),
            Path.GetFullPath(Path.Combine(Repository.Root, address[pages.Length..])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_examples(string cmdlet)
    {
        HelpPage english = HelpPage.Read("en-US", cmdlet), chinese = HelpPage.Read("zh-CN", cmdlet);
        Assert.Equal(
            english.Examples.Select(example => example.Code), chinese.Examples.Select(example => example.Code));
        Assert.All(english.Examples, example => Assert.NotEmpty(example.Code));
        Assert.Equal(english.Section("SYNTAX"), chinese.Section("SYNTAX"));
    }

    // A parameter that is alike in every set may be described once for all sets, or once for each.
    private static HelpParameter ExpandSets(HelpParameter parameter, string cmdlet)
    {
        string[] sets = parameter.Sets.Split("; ");
        string[] every = [.. CompiledHelp.Sets(Cmdlets.ByName[cmdlet])];
        bool inAll = sets.Length == every.Length
            && sets.Select(set => set[(set.IndexOf(':', StringComparison.Ordinal) + 1)..]).Distinct().Count() == 1;
        return inAll
            ? parameter with { Sets = "__AllParameterSets" + sets[0][sets[0].IndexOf(':', StringComparison.Ordinal)..] }
            : parameter;
    }

    private static bool IsChinese(char letter) => letter is >= '一' and <= '鿿';
}
