using Xunit;

namespace StatusPS.Module.Tests.Help;

/// <summary>The about topics: the same in both languages, and at most 80 columns wide.</summary>
public sealed class AboutTests
{
    private static readonly string[] Topics = [
        "about_StatusPS", "about_StatusPS_Profiles", "about_StatusPS_Runbooks", "about_StatusPS_States"];

    public static TheoryData<string, string> Files()
    {
        var data = new TheoryData<string, string>();
        foreach (string topic in Topics)
        {
            data.Add("en-US", topic);
            data.Add("zh-CN", topic);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Topic_has_its_sections_and_fits_80_columns(string language, string topic)
    {
        byte[] bytes = File.ReadAllBytes(GetPath(language, topic));
        Assert.NotEqual(0xEF, bytes[0]);
        string[] lines = [.. File.ReadLines(GetPath(language, topic))];
        Assert.Equal(["TOPIC", topic], lines.Where(line => line.Length > 0).Take(2).Select(line => line.Trim()));
        Assert.All(lines, line => Assert.True(line.Sum(letter => letter > 0x2E7F ? 2 : 1) <= 80, line));
        foreach (string heading in new[] { "SHORT DESCRIPTION", "LONG DESCRIPTION", "EXAMPLES", "SEE ALSO" })
            Assert.Contains(heading, lines);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void Main_topic_names_every_cmdlet(string language)
    {
        string text = File.ReadAllText(GetPath(language, "about_StatusPS"));
        Assert.All(Cmdlets.ByName.Keys, name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    private static string GetPath(string language, string topic) =>
        Path.Combine(Repository.ModuleSource, language, topic + ".help.txt");
}
