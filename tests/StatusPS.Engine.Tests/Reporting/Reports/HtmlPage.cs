using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>
/// An HTML report that was parsed. The parser takes well-formed elements only, so that a text that became markup fails.
/// </summary>
internal sealed partial class HtmlPage
{
    private HtmlPage(XElement root, IReadOnlyList<string> scripts, string style)
    {
        Root = root;
        Scripts = scripts;
        Style = style;
    }

    /// <summary>The element <c>html</c>; script and style elements are empty.</summary>
    public XElement Root { get; }

    /// <summary>The contents of the script elements.</summary>
    public IReadOnlyList<string> Scripts { get; }

    /// <summary>The content of the style element.</summary>
    public string Style { get; }

    /// <summary>The rows and texts of the script.</summary>
    public JsonElement View => JsonElement.Parse(Scripts[0]);

    /// <summary>The records.</summary>
    public JsonElement Records => JsonElement.Parse(Scripts[1]);

    /// <summary>The rows of the table, without their details.</summary>
    public IReadOnlyList<XElement> Rows =>
        [.. Find("tbody").Elements("tr").Where(row => row.Attribute("class") is null)];

    /// <summary>Parses a page.</summary>
    public static HtmlPage Parse(string html)
    {
        const string doctype = "<!DOCTYPE html>\n";
        Xunit.Assert.StartsWith(doctype, html, StringComparison.Ordinal);
        var scripts = Script().Matches(html).Select(match => match.Groups["content"].Value).ToList();
        string style = Xunit.Assert.Single(StyleElement().Matches(html)).Groups["content"].Value;
        string xml = StyleElement()
            .Replace(Script().Replace(html[doctype.Length..], "${tag}</script>"), "<style></style>");
        xml = VoidElement().Replace(xml, "$1/>");
        xml = BooleanAttribute().Replace(xml, "$1=\"\"");
        return new(XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!, scripts, style);
    }

    /// <summary>Returns the only element of a name.</summary>
    public XElement Find(string name) => Root.Descendants(name).Single();

    /// <summary>Returns the element with an ID.</summary>
    public XElement FindById(string id) => Root.Descendants().Single(element => element.Attribute("id")?.Value == id);

    [GeneratedRegex("(?s)(?<tag><script[^<>]*>)(?<content>.*?)</script>")]
    private static partial Regex Script();

    [GeneratedRegex("(?s)<style>(?<content>.*?)</style>")]
    private static partial Regex StyleElement();

    [GeneratedRegex("(<(?:meta|input)[^<>]*)>")]
    private static partial Regex VoidElement();

    [GeneratedRegex("(?<=<[^<>]*)( (?:hidden|disabled|open))(?=[ />])(?=[^<>]*>)")]
    private static partial Regex BooleanAttribute();
}
