using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using StatusPS.Engine.Reporting.Reports;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>The Markdown report.</summary>
public sealed class MarkdownReportTests
{
    private const int ManyRecords = 20_000;

    public static TheoryData<string> HostileTexts => [.. ReportSamples.HostileTexts];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Text_of_a_service_has_no_character_of_markup(string text)
    {
        string encoded = MarkdownText.Encode(text, 10_000);
        Assert.DoesNotMatch(@"[!-/:-@\[-`{-~]", Regex.Replace(encoded, "&#[0-9]+;", ""));
        Assert.DoesNotContain('\n', encoded);
        Assert.Equal(ReportText.Clean(text).Trim(), WebUtility.HtmlDecode(encoded).Trim());
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Row_of_a_record_stays_one_line_with_eight_cells(string text)
    {
        string markdown = Write(ReportSamples.CreateJob(1, text));
        string row =
            Assert.Single(markdown.Split('\n'), line => line.StartsWith("| **Failed**", StringComparison.Ordinal));
        Assert.Equal(9, row.Count(letter => letter == '|'));
    }

    [Fact]
    public void Failures_come_before_the_records()
    {
        string markdown = ReportSamples.Write(
            ReportSamples.Build(
                [ReportSamples.CreateJob(1)],
                new ReportFailure("prod", "StatusPS.Timeout", "no response", "Try again.")),
            StatusReportFormat.Markdown);
        Assert.Contains(
            "- **prod**: no response StatusPS&#46;Timeout<br>Try again&#46;\n", markdown, StringComparison.Ordinal);
        Assert.True(markdown.IndexOf("no response", StringComparison.Ordinal) < markdown.IndexOf(
            "| State |", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_000)]
    public void Text_stays_below_the_limit_of_a_step_summary(int existingBytes)
    {
        string text = ReportSamples.Write(
            ReportSamples.Build(Enumerable.Range(1, ManyRecords).Select(id => ReportSamples.CreateJob(id))),
            StatusReportFormat.Markdown, existingBytes);
        Assert.InRange(Encoding.UTF8.GetByteCount(text)
            + existingBytes, MarkdownReportWriter.MaxBytes - 10_000, MarkdownReportWriter.MaxBytes);
        int rows = text.Split('\n').Count(line => line.StartsWith("| **", StringComparison.Ordinal));
        string more = Regex.Match(text, @"\nand ([\d,]+) more\n$").Groups[1].Value;
        Assert.Equal(ManyRecords, rows + int.Parse(more, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Failures_alone_stay_below_the_limit()
    {
        var failures = Enumerable.Range(1, ManyRecords)
            .Select(at => new ReportFailure($"{at}", "StatusPS.Timeout", "no response", "Try again."));
        string text = ReportSamples.Write(
            ReportSamples.Build([ReportSamples.CreateJob(1)], failures), StatusReportFormat.Markdown);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, MarkdownReportWriter.MaxBytes);
        Assert.Matches(@"\n- and [\d,]+ more\n", text);
        Assert.EndsWith("\nand 1 more\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_of_the_log_are_in_the_row()
    {
        var builder = new ReportBuilder();
        var job = ReportSamples.CreateJob(1);
        builder.Add(job);
        builder.Add(new JobLogEntry
        {
            Record = job,
            Source = "10.0.0.2",
            Text = "disk full",
            Severity = StatusLogSeverity.Error
        });
        string markdown =
            ReportSamples.Write(builder.Build(null, ReportSamples.CreatedAt), StatusReportFormat.Markdown);
        Assert.Contains("10&#46;0&#46;0&#46;2&#58; disk full |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_without_records_has_a_headline_of_its_own() =>
        Assert.Contains("**The input has no records&#46;**", Write(), StringComparison.Ordinal);

    private static string Write(params StatusRecord[] records) =>
        ReportSamples.Write(ReportSamples.Build(records), StatusReportFormat.Markdown);
}
