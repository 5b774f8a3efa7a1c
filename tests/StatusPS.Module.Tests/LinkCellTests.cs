using System.Management.Automation;
using StatusPS.Formatting;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>IDs as hyperlinks of the terminal.</summary>
public sealed class LinkCellTests
{
    private const string Page = "https://job.example.com/api_execute/100";

    [Fact]
    public void Id_is_a_hyperlink() =>
        Assert.Equal($"\e]8;;{Page}\e\\100\e]8;;\e\\", LinkCell.Format(100L, Page, 11, Style("Host"), isEnabled: true));

    [Theory]
    [InlineData("PlainText", Page, 11, true)]
    [InlineData("Ansi", Page, 11, true)]
    [InlineData("Host", Page, 11, false)]
    [InlineData("Host", Page, 2, true)]
    [InlineData("Host", null, 11, true)]
    [InlineData("Host", "job.example.com", 11, true)]
    [InlineData("Host", "javascript:alert(1)", 11, true)]
    public void Id_is_plain_otherwise(string rendering, string? page, int width, bool isEnabled) =>
        Assert.Equal("100", LinkCell.Format(100L, page, width, Style(rendering), isEnabled));

    [Fact]
    public void Address_cannot_end_the_hyperlink()
    {
        string cell = LinkCell.Format("100", "https://x.example/\e\\\a\n中", 11, Style("Host"), isEnabled: true);
        Assert.Equal(4, cell.Count(sign => sign == '\e'));
        Assert.DoesNotContain('\a', cell);
    }

    [Fact]
    public void Redirected_output_and_hosts_without_a_terminal_have_none()
    {
        Assert.Equal("100", LinkCell.Id(100L, Page, 11, Style("Host"), supportsTerminal: false));
        Assert.Equal("", LinkCell.Id(null, Page, 11, null, supportsTerminal: true));
    }

    private static PSObject Style(string rendering)
    {
        var style = new PSObject();
        style.Properties.Add(new PSNoteProperty("OutputRendering", rendering));
        style.Methods.Add(new PSCodeMethod("FormatHyperlink", typeof(LinkCellTests).GetMethod(nameof(FormatHyperlink))));
        return style;
    }

    /// <summary>Does what <c>$PSStyle.FormatHyperlink()</c> does.</summary>
    public static string FormatHyperlink(PSObject _, string text, Uri link) => $"\e]8;;{link}\e\\{text}\e]8;;\e\\";
}
