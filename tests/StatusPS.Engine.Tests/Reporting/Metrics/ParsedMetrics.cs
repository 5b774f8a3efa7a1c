using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>
/// Reads metrics by the rules that Prometheus text and OpenMetrics share, and fails for a text that breaks one.
/// </summary>
internal sealed partial class ParsedMetrics
{
    private readonly Dictionary<string, double> _values = [];

    private ParsedMetrics() { }

    /// <summary>The names of the metrics, in the order of the text.</summary>
    public List<string> Families { get; } = [];

    /// <summary>The values by series, such as <c>statusps_up{profile="a",service="Dts"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Gets the value of a series.</summary>
    public double this[string series] => _values.TryGetValue(series, out double value)
        ? value : throw new KeyNotFoundException($"{series} is not among:\n{string.Join('\n', _values.Keys)}");

    /// <summary>Returns the series of a metric, in the order of the text.</summary>
    public IEnumerable<string> GetSeries(string family) =>
        _values.Keys.Where(series => series.Split('{')[0] == family);

    /// <summary>Parses a text.</summary>
    public static ParsedMetrics Parse(string text)
    {
        var parsed = new ParsedMetrics();
        Assert.EndsWith("\n# EOF\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(text, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text)));
        foreach (string line in text[..^"# EOF\n".Length].Split('\n')[..^1])
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) parsed.ReadComment(line.Split(' ', 4));
            else parsed.ReadSample(line);
        }
        Assert.All(parsed.Families, family => Assert.NotEmpty(parsed.GetSeries(family)));
        return parsed;
    }

    private void ReadComment(string[] words)
    {
        var (kind, name) = (words[1], words[2]);
        if (kind == "HELP")
        {
            Assert.DoesNotContain(name, Families);
            Families.Add(name);
            Assert.DoesNotContain('"', words[3]);
            Assert.DoesNotContain('\\', words[3]);
            return;
        }
        Assert.Equal(Families[^1], name);
        Assert.Contains(kind, (string[])["TYPE", "UNIT"]);
        if (kind == "TYPE") Assert.Equal("gauge", words[3]);
        else Assert.EndsWith("_" + words[3], name, StringComparison.Ordinal);
    }

    private void ReadSample(string line)
    {
        var match = Sample().Match(line);
        Assert.True(match.Success, line);
        Assert.Equal(Families[^1], match.Groups["name"].Value);
        string[] labels = [.. match.Groups["label"].Captures.Select(label => label.Value)];
        Assert.Equal(labels.Length, labels.Distinct().Count());
        Assert.DoesNotContain("job", labels);
        Assert.DoesNotContain("instance", labels);
        double value = double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        Assert.True(_values.TryAdd(match.Groups["series"].Value, value), $"Duplicate: {line}");
    }

    [GeneratedRegex("""
        ^(?<series>(?<name>statusps_[a-z_]+)
        (\{((?<label>[a-z_]+)="([^"\\\n]|\\[\\n"])*",?)*(?<!,)\})?)
        [ ](?<value>[-+.0-9E]+)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sample();
}
